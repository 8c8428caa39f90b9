"""Which names the encoder's word decides."""

import pytest
from told import Told

from dragoman.loading.document import blocks, make_document
from dragoman.reading.encoding.encoded import Named
from dragoman.reading.naming.labels import relabel
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.parse import parse


def names_of(text: str, name: str, kind: str, score: float) -> dict[str, str]:
    """The names of a text and their kinds, when the encoder says this of one of them."""
    document = make_document(text)
    sentences = parse(text, blocks(document))
    start = text.index(name)
    told = Told(names=[Named(start, start + len(name), kind, score)])
    relabel(sentences, told)
    referents = Referents(document, sentences, told)
    return {m.head.text: m.kind for m in referents.mentions if m.form == "name"}


@pytest.mark.parametrize(
    ("text", "name", "kind", "score", "expected"),
    [
        # A name that the parser has not seen is added where the encoder finds it likely.
        ("Sabratiya was shelled.", "Sabratiya", "place", 0.6, "place"),
        ("Sabratiya was shelled.", "Sabratiya", "place", 0.4, None),
        # Against a label of the parser's it has to be sure.
        ("Angela Merkel flew home.", "Angela Merkel", "organization", 0.9, "organization"),
        ("Angela Merkel flew home.", "Angela Merkel", "organization", 0.7, "person"),
        # What the parser takes for a people may be the town that somebody is in.
        ("Nurses slept in Omdurman.", "Omdurman", "place", 0.9, "place"),
        ("Sudanese nurses met Omdurman.", "Omdurman", "place", 0.9, "group"),
        # What the lists know of states and peoples stays, and so do dates.
        ("Troops left Chad.", "Chad", "person", 1.0, "state"),
        ("The Iraqi army left.", "Iraqi", "organization", 1.0, "state"),
    ],
)
def test_a_name_is_what_the_encoder_is_sure_of(
    text: str, name: str, kind: str, score: float, expected: str | None
) -> None:
    assert names_of(text, name, kind, score).get(name) == expected


def test_a_date_is_no_name() -> None:
    assert "Monday" not in names_of("Rebels left on Monday.", "Monday", "person", 1.0)


def test_what_is_left_of_a_longer_name_stands_by_itself() -> None:
    found = names_of("Kofi Mensah Accra Group won.", "Kofi Mensah", "person", 1.0)
    assert found["Kofi Mensah"] == "person"


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Shia leaders met Houthis in Saada.", "Houthis", "group"),
        ("Ansar Allah fired on Eilat.", "Ansar Allah", "group"),
        ("Wagner wrote to Liszt.", "Wagner", "person"),
    ],
)
def test_a_known_group_is_no_place(text: str, name: str, kind: str) -> None:
    document = make_document(text)
    sentences = parse(text, blocks(document))
    for t in (t for s in sentences for t in s.tokens if t.text in name.split()):
        t.ent, t.ent_start = ("PERSON" if name != "Houthis" else "GPE"), t.text == name.split()[0]
    relabel(sentences, Told())
    referents = Referents(document, sentences, Told())
    assert {m.head.text: m.kind for m in referents.mentions if m.form == "name"}[name] == kind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Kunduz raid killed three.", "Kunduz", "place"),
        ("Police linked him to the Lahore bombing.", "Lahore", "place"),
        ("The Mombasa talks failed.", "Mombasa", "place"),
        ("A Hamas attack killed two.", "Hamas", "organization"),
        ("The Macron visit angered Mali.", "Macron", "organization"),
    ],
)
def test_a_town_that_an_attack_is_called_by_is_nobody(text: str, name: str, kind: str) -> None:
    assert names_of(text, name, "organization", 0.9).get(name) == kind
