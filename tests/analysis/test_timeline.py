"""What happened and was said, in time order."""

import json
from typing import Any

import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman.analysis.about import find_sentences
from dragoman.cli import main
from dragoman.corpus import files
from dragoman.loading.document import make_document

FIRST = """Fiji and Tonga met in Suva in March 2031.
On 14 May 2031 Tongan soldiers attacked Fiji.
The government of President Sione Vea collapsed on 2 June 2031.
Fiji recalled its envoy from Tonga after the attack.
Fiji's Foreign Minister Mere Tuilagi said on 20 June 2031 that the ceasefire with Tonga must hold.
"""
SECOND = """Tonga sanctioned Fiji on 9 July 2031.
Fiji condemned Tonga. Fiji accused Tonga of piracy after Tongan soldiers attacked Fiji on 14 May 2031.
Dr. Ana Ruiz visited Lima in 2029. She praised the ceasefire.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(tmp_path_factory.mktemp("timeline") / "news.dragoman")
    store.add(
        make_document(text, published=day, publisher=outlet)
        for text, day, outlet in ((FIRST, "2031-06-21", "The Wharf"), (SECOND, "2031-07-10", "El Puente"))
    )
    return store


def told(store: dr.Store, *names: str, **asked: Any) -> list[tuple[Any, ...]]:  # noqa: ANN401
    return [tuple(row[n] for n in names) for row in store.timeline(**asked).to_pylist()]


def test_rows_are_as_precise_as_their_text(store: dr.Store) -> None:
    rows = told(store, "when", "precision", "placed", "what", actor="Fiji")
    assert rows[0] == ("2031-03", "month", "dated", "CONSULT")
    assert ("2031-05-14", "day", "dated", "ASSAULT") in rows
    assert ("2031-07-09", "day", "dated", "SANCTION") in rows


def test_time_order_and_the_undated_last(store: dr.Store) -> None:
    rows = told(store, "placed", "earliest", actor="Fiji")
    dated = [earliest for placed, earliest in rows if placed == "dated"]
    assert dated == sorted(dated)
    placed = [placed == "undated" for placed, _ in rows]
    assert placed == sorted(placed)
    assert any(placed)


def test_an_undated_event_is_bounded_by_the_one_that_it_came_after(store: dr.Store) -> None:
    rows = {words: (when, placed, basis) for when, placed, basis, words in
            told(store, "when", "placed", "basis", "words", actor="Fiji")}  # fmt: skip
    when, placed, basis = rows["accused"]
    assert (when, placed) == ("2031-05-14/2031-07-10", "bounded")
    assert basis.startswith("link")


def test_what_somebody_said_stands_among_the_events(store: dr.Store) -> None:
    rows = told(store, "record", "when", "words", "content", actor="Mere Tuilagi")
    assert ("attribution", "2031-06-20", "said", "that the ceasefire with Tonga must hold") in rows


def test_a_dyad_has_what_is_between_the_two(store: dr.Store) -> None:
    words = {words for (words,) in told(store, "words", actor="Fiji", other="Tonga")}
    assert {"met", "sanctioned", "condemned", "accused"} <= words
    assert not {"collapsed", "visited"} & words
    assert {w for (w,) in told(store, "words", actor="Mere Tuilagi", other="Tonga")} >= {"said"}


def test_words_choose_sentences(store: dr.Store) -> None:
    assert {words for (words,) in told(store, "words", words="ceasefire")} == {"said", "praised", "must hold"}
    assert told(store, "words", words="ceasefire lima") == []


@pytest.mark.parametrize("pivot", ["the collapse of Vea's government", "after the fall of Sione Vea"])
def test_a_pivot_splits_before_and_after(store: dr.Store, pivot: str) -> None:
    sides = {(what, side) for what, side in told(store, "what", "side", pivot=pivot)}
    assert {("CHANGE", "pivot"), ("ASSAULT", "before"), ("SANCTION", "after")} <= sides
    assert ("ACCUSE", "before") not in sides
    metadata = json.loads(store.timeline(pivot=pivot).schema.metadata[b"pivot"])
    assert (metadata["earliest"], metadata["latest"]) == ("2031-06-02", "2031-06-02")


def test_a_connective_puts_a_row_after_the_pivot(store: dr.Store) -> None:
    (attack,) = {id for id, when, what, words in told(store, "id", "when", "what", "words", published_since="2031-07")
                 if what == "ASSAULT"}  # fmt: skip
    rows = dict(told(store, "words", "side", pivot=attack))
    assert (rows["accused"], rows["sanctioned"], rows["visited"]) == ("after", "after", "before")


def test_what_is_nowhere_is_refused(store: dr.Store) -> None:
    with pytest.raises(dr.ConfigError, match="no event is called"):
        store.timeline(pivot="the fall of Nukualofa")
    with pytest.raises(dr.ConfigError, match="give the actor"):
        store.timeline(other="Tonga")
    with pytest.raises(dr.ConfigError, match="no word"):
        store.timeline(words="—")


def test_sentences_are_the_text_from_end_to_end(store: dr.Store) -> None:
    with files.reading(store.path) as connection:
        find_sentences(connection, "visited")
        (row,) = connection.execute("SELECT substr(d.text, (s.start + 1)::INT, (s.stop - s.start)::INT) "
                                    "FROM sentences s JOIN documents d ON d.id = s.document").fetchall()  # fmt: skip
    assert row[0].strip() == "Dr. Ana Ruiz visited Lima in 2029."


def test_the_command_shows_it(store: dr.Store) -> None:
    done = CliRunner().invoke(main, ["timeline", str(store.path), "--actor", "Fiji", "--with", "Tonga", "--jsonl"])
    assert done.exit_code == 0
    assert json.loads(done.stdout.splitlines()[0])["when"] == "2031-03"
