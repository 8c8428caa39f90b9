"""What the filters leave, and what the footer counts."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from reports import FRENCH, documents

import dragoman as dr
from dragoman.loading.document import make_document


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(Path(tmp_path_factory.mktemp("store")) / "news.dragoman")
    store.add([*documents(), make_document(FRENCH)])
    return store


def told(table: pa.Table) -> set[tuple[str, str, str]]:
    return {(row["actors"], row["type"], row["recipients"]) for row in table.to_pylist()}


def left_out(table: pa.Table) -> dict[str, int]:
    found: dict[str, int] = json.loads(table.schema.metadata[b"left_out"])
    return found


def test_events_show_what_happened_and_count_the_rest(store: dr.Store) -> None:
    shown, every = store.events(), store.events(all=True)
    assert ("Peru", "ACCUSE", "Bolivia") in told(shown)
    assert not any(row["polarity"] == "negated" for row in shown.to_pylist())
    assert any(row["polarity"] == "negated" for row in every.to_pylist())
    assert any(row["status"] == "demanded" for row in every.to_pylist())
    assert left_out(shown)["negated"] >= 1
    assert shown.num_rows + sum(left_out(shown).values()) == every.num_rows
    assert left_out(every) == {}


def test_a_status_that_is_asked_for_is_shown(store: dr.Store) -> None:
    rows = store.events(status="demanded").to_pylist()
    assert [row["status"] for row in rows] == ["demanded"] * len(rows)
    assert rows


def test_rows_of_a_low_score_are_left_out_and_counted(store: dr.Store) -> None:
    every = store.attributions()
    scores = [row["score"] for row in every.to_pylist() if row["score"] is not None]
    assert scores
    shown, strict = store.attributions(min_score=min(scores)), store.attributions(min_score=1)
    assert shown.num_rows == every.num_rows
    assert [row["score"] for row in strict.to_pylist()] == [None] * strict.num_rows
    assert left_out(strict) == {"of a lower score": len(scores)}


def test_a_score_is_a_probability(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="probabilities from 0 to 1"):
        store.events(min_score=60)


def test_an_actor_is_found_by_name_and_by_alias_in_any_case(store: dr.Store) -> None:
    by_name = told(store.events(actor="komla adjavon"))
    assert by_name
    assert by_name == told(store.events(actor="Komla Adjavon"))
    assert all("Adjavon" in actors for actors, _, _ in by_name)
    assert {"Esi Boateng"} == set(store.attributions(actor="Esi Boateng")["sources"].to_pylist())


def test_an_unknown_actor_is_refused_with_the_names_that_are_near(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="near are 'Komla Adjavon'"):
        store.events(actor="adja")
    with pytest.raises(dr.ConfigError, match="see `actors`"):
        store.events(actor="Zog")


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2031-05-04", "2031-05-04", True), ("2031-05", None, True), (None, "2031", True), ("2031-05-05", None, False),
        (None, "2031-05-03", False), ("2031-06", None, False), (None, "2031-04", False),
    ],
)  # fmt: skip
def test_times_overlap(store: dr.Store, since: str | None, until: str | None, found: bool) -> None:
    rows = store.events(since=since, until=until, type="CONSULT").to_pylist()
    assert ("Lomé" in [row["place"] for row in rows]) is found


def test_undated_rows_are_counted_or_kept(store: dr.Store) -> None:
    dated, kept = store.events(since="2031"), store.events(since="2031", undated=True)
    assert left_out(dated)["undated"] > 0
    assert kept.num_rows > dated.num_rows
    assert None in kept["earliest"].to_pylist()
    assert None not in dated["earliest"].to_pylist()


def test_publisher_and_its_posts_and_the_reports_date(store: dr.Store) -> None:
    rows = store.documents(publisher="el puente").to_pylist()
    assert [row["kind"] for row in rows].count("post") == 1
    assert {row["published"] for row in store.events(published_since="2031-06", all=True).to_pylist()} <= {
        "2031-06-02", "2031-06-03"
    }  # fmt: skip


def test_voice_tells_own_words_from_others(store: dr.Store) -> None:
    own, others = store.events(voice="own", all=True), store.events(voice="attributed", all=True)
    assert set(own["attribution"].to_pylist()) == {None}
    assert None not in others["attribution"].to_pylist()
    assert others.num_rows


def test_ties_and_actors(store: dr.Store) -> None:
    commands = store.ties(type="commands", actor="Ana Ruiz").to_pylist()
    assert [(row["from"], row["to"]) for row in commands] == [("Ana Ruiz", "Andean Brigade")]
    peru = [row for row in store.actors().to_pylist() if row["name"] == "Peru"]
    assert peru[0]["acted"] >= 1
    assert peru[0]["documents"] == 1


def test_documents_tell_their_reader_and_failures_their_kind(store: dr.Store) -> None:
    assert all("encoder/" in row["reader"] for row in store.documents().to_pylist())
    assert store.failures()["kind"].to_pylist() == ["UnsupportedLanguage"]


def test_nested_keeps_the_spans(store: dr.Store) -> None:
    row = store.events(type="CONSULT", nested=True).to_pylist()[0]
    assert {"start", "end", "text", "entity", "name", "country"} == set(row["actors"][0])
    flat = store.events(type="CONSULT").to_pylist()[0]
    assert flat["actors"] == "; ".join(role["name"] for role in row["actors"])
    assert flat["actor_ids"] == "; ".join(role["entity"] for role in row["actors"])


def test_a_wrong_filter_is_refused_before_any_work(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "none.dragoman")
    with pytest.raises(dr.ConfigError, match="allowed are AGREE"):
        store.events(type="WAR")
    with pytest.raises(dr.ConfigError, match="2025-01-09"):
        store.events(since="May")
    with pytest.raises(dr.ConfigError, match="no filter 'type'"):
        store.attributions(type="ASSAULT")
    with pytest.raises(dr.ConfigError, match="2025-01-09"):
        store.events(until="2031-02-30")
