"""Which articles of a store repeat an earlier one, and what is new in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dr
from dragoman.corpus import files
from dragoman.corpus.made import made_of, table
from dragoman.corpus.write import insert_documents
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.records import Reader, Reading
from dragoman.resolution.copies import find_copies

READER = Reader("", 0, "", "", "")
TITLE = "Ferry strike ends in Osmora"
BODY = """The dockers of Osmora went back to work on Monday after three weeks on strike, their union told reporters.

It had asked for higher pay and for “safer” cranes; the port’s owners had refused both until the weekend.

“Nobody won here, but nobody will be crushed by a crane either,” said Lena Drost, who leads the union.

The owners will pay 4 percent more from July, according to the agreement that both sides signed on Sunday night.

Two ferries to the northern islands left in the morning, and the rest will sail before the end of the week."""
TYPEWRITER = str.maketrans("“”’", "\"\"'")
NEW = "The mayor thanked both sides on Tuesday and promised a new crane."
OTHER = """Nurses in Tavira stopped working on Friday because nobody had paid them since March, the city said.

“We nurse, and the city sleeps,” read a banner that hung from the roof of the old hospital until the afternoon.

The council meets on Saturday to look for the money, which it had meant to spend on a bridge over the Sund.
"""


def article(text: str, day: str | None = "2031-06-02", outlet: str = "The Wharf") -> Document:
    return make_document(text, published=day, publisher=outlet)


def kept(path: Path, documents: Iterable[Document]) -> dr.Store:
    """A store with these documents, unread, and with what repeats them."""
    with files.writing(path) as connection:
        insert_documents(connection, table([made_of(Reading(one, READER)) for one in documents], "documents"))
    find_copies(path)
    return dr.Store(path)


def found(store: dr.Store) -> dict[str, tuple[str, str]]:
    """The report and the kind of each document that repeats one."""
    return {r["document"]: (r["report"], r["kind"]) for r in store.sql("FROM copies").to_pylist()}


def told(tmp_path: Path, first: Document, second: Document) -> tuple[str | None, list[tuple[str, str]]]:
    """The kind of the second document, None where it is a report of its own, and what is new in it."""
    store = kept(tmp_path / "news.dragoman", [first, second])
    rows = store.sql("FROM changes ORDER BY start").to_pylist()
    assert all(second.text[row["start"] : row["end"]] == row["text"] for row in rows)
    return found(store).get(second.id, (None, None))[1], [(row["kind"], row["text"]) for row in rows]


@pytest.mark.parametrize(
    "text",
    [
        f"Dockers go back to work\n\n{BODY}",
        f"{TITLE}\n\nBy Ama Mensah\n\n{BODY}",
        f"OSMORA (Reuters) - {BODY}",
        f"{TITLE}\n\nOSMORA, June 2 (AFP) — {BODY}",
        f"{TITLE}\n\n{BODY.rpartition('The owners')[0]}",
        f"{TITLE}\n\n{BODY.translate(TYPEWRITER)}",
        f"{TITLE}\n\n{BODY.replace(' ', chr(0xA0), 40).replace('. ', '.  ')}",
        f"{TITLE}\n\n{BODY.replace('dockers', 'dokcers').replace('reporters', 'reportrs')}",
        f"{TITLE}\n\n{BODY.replace('percent', 'per cent').replace('the morning', 'morning')}",
        f"{TITLE}\n\n{BODY.replace('It had', 'The Wharf reported on Monday that it had').upper()}",
        f"{TITLE}\n\n{BODY}\n\nReporting by Ama Mensah; Editing by Luis Paz\n\nFollow us on Facebook.",
        BODY.replace("\n\n", " "),
    ],
    ids=["headline", "byline", "agency", "dateline", "cut", "quotes", "spaces", "slips", "small words", "capitals",
         "lines round it", "one paragraph"],
)  # fmt: skip
def test_what_outlets_change_hides_no_copy(tmp_path: Path, text: str) -> None:
    kind, new = told(tmp_path, article(f"{TITLE}\n\n{BODY}"), article(text, "2031-06-03", "El Puente"))
    assert kind == ("update" if "REPORTED" in text else "copy")
    assert not new or [k for k, _ in new] == ["changed"]


def test_of_an_update_only_the_new_sentences_are_new(tmp_path: Path) -> None:
    text = BODY.replace("The owners will pay", f"{NEW} The owners will pay").replace("4 percent", "5 percent")
    kind, new = told(tmp_path, article(BODY), article(text, "2031-06-03"))
    assert kind == "update"
    corrected = "The owners will pay 5 percent more from July, according to the agreement that both sides signed on "
    assert new == [("added", NEW), ("changed", f"{corrected}Sunday night.")]


def test_a_denial_is_new_though_it_is_short(tmp_path: Path) -> None:
    text = BODY.replace("will be crushed", "will not be crushed")
    _, new = told(tmp_path, article(BODY), article(text, "2031-06-03"))
    assert [kind for kind, _ in new] == ["changed"]


def test_a_later_version_is_compared_with_all_earlier_ones(tmp_path: Path) -> None:
    more = "The island’s baker gave bread to everybody who waited at the quay."
    second, third, copy = (
        article(text, day, outlet)
        for text, day, outlet in [
            (f"{BODY}\n\n{NEW}", "2031-06-03", "The Wharf"),
            (f"{BODY}\n\n{more}\n\n{NEW}", "2031-06-04", "The Wharf"),
            (f"{NEW} {BODY}", "2031-06-05", "El Puente"),
        ]
    )
    first = article(BODY)
    store = kept(tmp_path / "news.dragoman", [copy, third, second, first])
    assert found(store) == {
        second.id: (first.id, "update"), third.id: (first.id, "update"), copy.id: (first.id, "copy")
    }  # fmt: skip
    assert store.sql("SELECT document, text FROM changes ORDER BY text").to_pylist() == [
        {"document": third.id, "text": more}, {"document": second.id, "text": NEW}
    ]  # fmt: skip


MARKET = """Stocks in Accra closed {0} on {1} as traders weighed {2}. The index {3} {4} points to {5}. Shares of
Volta Bank {3} {6} percent, while those of {7} {8} {9} percent. The cedi traded at {10} to the dollar after {11} a
day earlier. Cocoa for delivery in {12} was quoted at {13} dollars a tonne. Some {14} million shares changed hands,
against {15} million.
"""
DAYS = (
    "higher Monday inflation rose 31 4,120 1.2 Ashanti-Gold fell 0.4 11.82 11.90 July 2,904 12 9".split(),
    "lower Tuesday elections fell 58 4,062 2.1 Keta-Oil rose 3.3 11.97 11.82 September 2,811 17 12".split(),
)
SCORES = """{0} beat {1} {2}-{3} at {4} on {5} night. {6} led all scorers with {7} points and {8} rebounds. {9} added
{10} points for {0}, which has won {11} of its last {12}. {13} had {14} points for {1}, which has lost {15} in a row.
{0} plays at {16} on {17}. {1} returns home to face {18}.
"""
GAMES = (
    "Lomé Cotonou 88 71 Palais Friday Mensah 31 9 Ruiz 17 6 8 Paz 22 3 Accra Monday Kumasi".split(),
    "Kumasi Lomé 79 78 Baba-Yara Saturday Boateng 24 12 Asante 19 4 5 Mensah 28 2 Tema Tuesday Niamey".split(),
)
QUAKE = """A magnitude {0} earthquake was reported {1} at {2} a.m. {3} miles from {4}, according to the survey. The
quake was {5} miles from {6} and {7} miles from {8}. In the last ten days, there were no other quakes of a magnitude
above three nearby. Did you feel the earthquake? Report what you felt to the survey. This text was written by a
program.
"""
QUAKES = (
    "3.1 Monday 4:10 12 Osmora 31 Tavira 44 Sund".split(),
    "4.2 Thursday 1:55 8 Lindau 17 Rosko 60 Osmora".split(),
)


@pytest.mark.parametrize(
    ("template", "values"), [(MARKET, DAYS), (SCORES, GAMES), (QUAKE, QUAKES)], ids=["market", "scores", "quakes"]
)
def test_two_texts_of_one_template_are_two_reports(
    tmp_path: Path, template: str, values: Sequence[Sequence[str]]
) -> None:
    first, second = (template.format(*v).replace("\n", " ") for v in values)
    assert told(tmp_path, article(first), article(second, "2031-06-03")) == (None, [])


def test_two_reports_that_quote_one_speech_are_two(tmp_path: Path) -> None:
    speech = (
        "“We will not sell a single ship to them, not now and not after the war,” President Ilse Marten said.",
        "“Whoever thinks that our harbours are for sale has not read our history.”",
    )
    one = f"""Ruland will deliver no ships to Kessia, its president told parliament in a speech that few had expected.
{speech[0]} The deputies of the opposition left the hall while she spoke. {speech[1]}
Kessia had ordered four frigates in 2029 and paid for two of them. Its embassy did not answer questions. The yards of
Sund employ some nine thousand people, and their council called the decision a blow."""
    two = f"""Shares of the yard at Sund fell by a tenth after the government stopped its largest order.
{speech[0]} Analysts of Volta Bank reckon that the yard loses a third of its sales. {speech[1]}
The yard had hired two hundred welders for the frigates last winter. Its chief, Otto Brandt, asked for a meeting with
the president and did not rule out that some would have to go."""
    assert told(tmp_path, article(one.replace("\n", " ")), article(two.replace("\n", " "))) == (None, [])


def test_much_the_same_a_year_later_is_no_copy_and_the_very_same_is(tmp_path: Path) -> None:
    first, again = article(BODY), article(BODY, "2032-06-01", "El Puente")
    near = article(f"{BODY}\n\n{NEW}", "2032-06-02")
    assert told(tmp_path, first, near) == (None, [])
    store = kept(tmp_path / "other.dragoman", [first, again, near])
    assert found(store) == {again.id: (first.id, "copy")}


def test_a_short_notice_is_a_copy_only_of_the_same_words_in_the_same_weeks(tmp_path: Path) -> None:
    notice = "The road to Cusco is closed until noon."
    documents = [
        article(notice, "2031-06-02"), article(notice, "2031-06-03", "El Puente"), article(notice, "2031-09-02", "Kin"),
        article(notice.replace("Cusco", "Lima"), "2031-06-03", "El Puente"),
    ]  # fmt: skip
    store = kept(tmp_path / "news.dragoman", documents)
    assert found(store) == {documents[1].id: (documents[0].id, "copy")}


def test_texts_without_a_date_are_compared_too_and_come_last(tmp_path: Path) -> None:
    undated, dated = article(BODY, None), article(f"{BODY}\n\n{NEW}")
    assert found(kept(tmp_path / "news.dragoman", [undated, dated])) == {undated.id: (dated.id, "copy")}


def test_what_is_made_up_of_two_reports_does_not_join_them(tmp_path: Path) -> None:
    first, second = article(BODY), article(OTHER)
    both = article(f"{BODY}\n\n{OTHER}", "2031-06-03", "El Puente")
    assert found(kept(tmp_path / "news.dragoman", [first, second, both])) == {both.id: (first.id, "update")}


def test_of_many_that_are_nearly_the_same_not_all_pairs_are_compared(tmp_path: Path) -> None:
    texts = (f"{BODY} The {n}th reader of the paper {n * 7 % 10} bought this." for n in range(120))
    store = kept(tmp_path / "news.dragoman", [article(text, f"2031-06-{2 + n % 9:02}") for n, text in enumerate(texts)])
    assert len(found(store)) == 119
    assert len({report for report, _ in found(store).values()}) == 1
    assert store.sql("FROM compared").num_rows < 120 * 30


def test_nothing_is_written_where_nothing_has_come(tmp_path: Path) -> None:
    store = kept(tmp_path / "news.dragoman", [article(BODY), article(BODY, outlet="El Puente")])
    before = store.path.read_bytes()
    find_copies(store.path)
    assert store.path.read_bytes() == before


SENTENCES = re.split(r"(?<=[.”]) (?=[A-Z“])|\n+", f"{BODY}\n{OTHER}")
TEXTS = st.lists(st.sampled_from([BODY, OTHER, NEW, *SENTENCES]), min_size=1, max_size=3).map("\n\n".join)
DATES = st.sampled_from(["2031-06-02", "2031-06-03", "2031-06-20", "2031-08-01", "2031-06", None])
ARTICLES = st.builds(article, TEXTS, DATES, st.sampled_from(["The Wharf", "El Puente"]))
TABLES = "SELECT * FROM {} ORDER BY ALL"


@given(st.lists(ARTICLES, min_size=2, max_size=6, unique_by=lambda d: d.id), st.sets(st.integers(1, 5), max_size=2))
@settings(max_examples=12, deadline=None)
def test_bit_by_bit_gives_what_all_at_once_gives(documents: list[Document], cuts: set[int]) -> None:
    with TemporaryDirectory() as folder:
        whole, parts = Path(folder, "whole.dragoman"), Path(folder, "parts.dragoman")
        kept(whole, documents)
        ends = [0, *sorted(cuts), len(documents)]
        for start, end in pairwise(ends):
            kept(parts, documents[start:end])
        for name in ("copies", "changes"):
            query = TABLES.format(name)
            assert dr.Store(parts).sql(query).to_pylist() == dr.Store(whole).sql(query).to_pylist()
