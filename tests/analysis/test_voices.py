"""Who is heard on what, and where an outlet judges in its own voice."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman.cli import main
from dragoman.loading.document import make_document
from dragoman.reading.speech.assessing import assess

WHARF = """Ghana's Foreign Minister Esi Boateng said that the harbour tariff will ruin Togo.
“The harbour belongs to us,” Boateng said. Officials said that the tariff was fair.
Togo sanctioned Ghana over the harbour tariff on 3 May 2031. The harbour tariff is likely to split the two coasts.
The bridge at Aflao remains fragile.
Harbour fees rise again. #Lomé https://example.org/fees
— Valley Watch (@valleywatch) May 2, 2031
"""
PUENTE = """Togo sanctioned Ghana on 3 May 2031. The sanctions reflect a deeper quarrel.
According to Kofi Mensah, the harbour tariff may hurt Ghana. Ghana condemned Togo."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("voices") / "news.dragoman")
    store.add([make_document(WHARF, published="2031-05-04", publisher="The Wharf"),
               make_document(PUENTE, published="2031-05-05", publisher="El Puente")])  # fmt: skip
    return store


def heard(store: dr.Store, **asked: Any) -> dict[tuple[str, str, str | None], int]:  # noqa: ANN401
    rows = store.voices(**asked).voices.to_pylist()
    return {(row["publisher"], row["voice"], row["speaker"]): row["statements"] for row in rows}


def test_named_unnamed_and_own_voices_stand_apart(store: dr.Store) -> None:
    found = heard(store)
    assert found["The Wharf", "named", "Esi Boateng"] == 2
    assert found["The Wharf", "unnamed", "Officials"] == 1
    assert found["The Wharf", "own", None] >= 1
    assert found["The Wharf", "assessment", None] == 2
    assert found["El Puente", "named", "Kofi Mensah"] == 1


def test_shares_add_up_to_one_for_each_outlet(store: dr.Store) -> None:
    rows = store.voices().voices.to_pylist()
    for outlet in ("The Wharf", "El Puente"):
        assert sum(row["share"] for row in rows if row["publisher"] == outlet) == pytest.approx(1, abs=0.01)


def test_what_one_outlet_alone_tells(store: dr.Store) -> None:
    own = {row["publisher"]: row for row in store.voices().voices.to_pylist() if row["voice"] == "own"}
    assert own["El Puente"]["statements"] == 2
    assert own["El Puente"]["sole"] == 1
    assert own["El Puente"]["party"] == 0


def test_words_keep_what_is_said_on_them(store: dr.Store) -> None:
    found = heard(store, words="harbour tariff")
    assert found["The Wharf", "named", "Esi Boateng"] == 1
    assert found["The Wharf", "assessment", None] == 1
    assert ("El Puente", "assessment", None) not in found


def test_an_actors_voice(store: dr.Store) -> None:
    assert set(heard(store, actor="Esi Boateng")) == {("The Wharf", "named", "Esi Boateng")}
    assert heard(store, actor="Togo")["El Puente", "own", None] == 2


def test_assessments_are_the_outlets_own(store: dr.Store) -> None:
    rows = store.voices().assessments.to_pylist()
    assert {(row["publisher"], row["kind"], row["words"]) for row in rows} == {
        ("The Wharf", "forecast", "is likely to"), ("The Wharf", "judgement", "remains fragile"),
        ("El Puente", "judgement", "reflect"),
    }  # fmt: skip
    for row in rows:
        text = store.sql(f"SELECT text FROM documents WHERE id = '{row['document']}'")["text"][0].as_py()
        assert text[row["start"] : row["end"]] == row["words"]


def test_evidence_can_be_traced(store: dr.Store) -> None:
    for row in store.voices().voices.to_pylist():
        for id in row["evidence"].split("; "):
            assert id.startswith("characters ") or store.trace(id)


@pytest.mark.parametrize(
    "sentence",
    [
        "Will the levy likely fail?",
        "The mayor of Suva said that the levy will likely fail.",
        "The clerk, who may lose his post, left Riga.",
        "If the bridge is unlikely to hold, the trucks go by Ouagadougou.",
        "The villagers could hear the guns of Goma.",
        "The port could not open.",
        "The consul was sent to highlight the famine.",
        "The premier gave a clear signal.",
        "Perhaps forty boats left Tunis.",
        "The dam may as well be sand.",
        "Visas may not be sold.",
        "“The truce is fragile,” she wrote.",
        "The king reigned in May 1931.",
        "MARTIN: The levy will likely fail.",
    ],
)
def test_what_is_no_judgement_of_the_main_clause_is_left_alone(sentence: str) -> None:
    assert list(assess(sentence)) == []


def test_one_of_each_kind_in_a_sentence() -> None:
    found = list(assess("The truce is fragile and dangerous, so the ferries may stop and could sink."))
    assert [(a.kind, a.words) for a in found] == [("judgement", "is fragile"), ("forecast", "may")]


def test_filters_that_do_not_fit_are_refused(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="no filter 'status'"):
        store.voices(status="actual")


def test_the_command_shows_both_tables(store: dr.Store) -> None:
    for part, column in (("voices", "share"), ("assessments", "sentence")):
        done = CliRunner().invoke(main, ["voices", str(store.path), "--show", part, "--json"])
        assert done.exit_code == 0
        assert column in json.loads(done.stdout)[0]
