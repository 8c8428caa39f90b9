"""Which leader of a state a person is, and which offices it has, in sentences with the person marked."""

from __future__ import annotations

import pytest

import dragoman as dr
from dragoman.records import Entity
from marked import parse_marked

KENYATTA, MERKEL, CAMERON = "Uhuru Kenyatta [KEN 2013]", "Angela Merkel [DEU 2005]", "David Cameron [GBR 2010]"
ROUHANI, ABADI = "Hasan Fereidun Ruhani [IRN 2013]", "Haydar al-Abadi [IRQ 2014]"
DAY = "2016-05-01"


def person(sentence: str, published: str | None) -> Entity:
    """The entity with the mark as a mention, or with a name in which the mark begins."""
    text, marks = parse_marked(sentence)
    reading = dr.read(text, published=published)
    (mark,) = marks["who"]
    mentions = {m.id: m for m in reading.mentions}
    spans = [(e, mentions[id]) for e in reading.entities for id in e.mentions]
    whole = (e for e, m in spans if m.span.text == mark.text)
    return next(whole, None) or next(e for e, m in spans if m.head.start <= mark.start < m.head.end)


def offices(entity: Entity) -> list[str]:
    return [f"{o.status} {o.title} {o.since or '?'} {o.until or '?'}" for o in entity.offices]


@pytest.mark.parametrize(
    ("sentence", "published", "actor"),
    [
        ("President [who:Rouhani] of Iran met the envoy.", DAY, ROUHANI),
        ("Iranian President [who:Hassan Rouhani] met the envoy.", DAY, ROUHANI),
        ("Iraqi Prime Minister [who:Haider Al Abadi] went to Amman.", DAY, ABADI),
        ("Iraq’s prime minister, [who:Haider al-Abadi], went to Amman.", DAY, ABADI),
        ("President [who:Kenyatta] spoke in Nairobi. Kenya joined the talks.", DAY, KENYATTA),
        ("[who:Angela Merkel] met the mayor.", DAY, MERKEL),
        ("Mrs. [who:Angela Merkel] met the mayor.", DAY, MERKEL),
        ("Russian leader [who:Putin] met the mayor.", "2003-03-01", "Vladimir Vladimirovich Putin [RUS 2000]"),
        ("Former US President [who:George W. Bush] spoke.", DAY, "George W. Bush [USA 2001]"),
    ],
)
def test_a_name_with_what_speaks_for_it(sentence: str, published: str, actor: str) -> None:
    assert person(sentence, published).actor == actor


@pytest.mark.parametrize(
    ("sentence", "published", "reason"),
    [
        ("Mr. [who:Kenyatta] met the mayor.", DAY, "ambiguous"),
        ("[who:Rouhani] met the mayor of Lima.", DAY, "below_threshold"),
        ("[who:Johnson], a baker, met the mayor.", DAY, "ambiguous"),
        ("[who:John Key], a plumber, met the mayor of Lima.", DAY, "below_threshold"),
        ("Senator [who:Rouhani] of Iran met the envoy.", DAY, "below_threshold"),
        ("President [who:Rouhani] of Peru met the envoy.", DAY, "not_found"),
        ("President [who:Kenyatta] of Kenya met the envoy.", None, "ambiguous"),
        ("President [who:Bush] of the United States met the envoy.", DAY, "ambiguous"),
        ("British Prime Minister [who:Samantha Cameron] met the envoy.", DAY, "not_found"),
        ("British Prime Minister [who:Ama Boateng] met the envoy.", DAY, "not_found"),
    ],
)
def test_a_name_for_which_too_little_speaks(sentence: str, published: str | None, reason: str) -> None:
    found = person(sentence, published)
    assert (found.actor, found.reasons["actor"]) == (None, reason)


@pytest.mark.parametrize(
    ("published", "actor"),
    [("1965-03-01", "Kenyatta [KEN 1963]"), ("2016-05-01", KENYATTA), ("1990-03-01", None), (None, None)],
)
def test_the_date_tells_two_of_one_name_apart(published: str | None, actor: str | None) -> None:
    assert person("Kenyan President [who:Kenyatta] opened the port.", published).actor == actor


@pytest.mark.parametrize(
    ("sentence", "published", "actor"),
    [
        ("[who:The president of Kenya] signed the treaty.", DAY, KENYATTA),
        ("[who:Kenya’s president] signed the treaty.", DAY, KENYATTA),
        ("[who:The Kremlin leader] signed the treaty.", DAY, "Vladimir Vladimirovich Putin [RUS 2000]"),
        ("[who:The prime minister of Iraq] signed the treaty.", DAY, ABADI),
    ],
)
def test_an_office_without_a_name_is_who_held_it_that_day(sentence: str, published: str, actor: str) -> None:
    assert person(sentence, published).actor == actor


@pytest.mark.parametrize(
    ("sentence", "published", "reason"),
    [
        ("[who:The president of Kenya] signed the treaty.", None, "no_anchor"),
        ("[who:The president of Kenya] signed the treaty.", "2025-01-09", "out_of_scope"),
        ("[who:The president of Kenya] signed the treaty.", "1985-01-09", "below_threshold"),
        ("[who:The president of Iraq] signed the treaty.", DAY, "not_found"),
        ("[who:The former president of Kenya] signed the treaty.", DAY, "not_found"),
        ("[who:Kenya's next president] will sign the treaty.", DAY, "not_found"),
        ("Ama Boateng wants to become [who:the president of Kenya].", DAY, "not_found"),
    ],
)
def test_an_office_that_nobody_is_known_to_have_held(sentence: str, published: str | None, reason: str) -> None:
    found = person(sentence, published)
    assert (found.actor, found.reasons["actor"]) == (None, reason)


@pytest.mark.parametrize(
    ("sentence", "published", "expected", "reasons"),
    [
        ("British Prime Minister [who:David Cameron] spoke.", DAY, ["current prime minister 2010-05-11 2016-07"], {}),
        ("[who:David Cameron] spoke.", "2018-05-01", ["former prime minister 2010-05-11 2016-07"], {}),
        ("[who:David Cameron] spoke.", "2005-05-01", [], {"offices": "not_found"}),
        ("[who:David Cameron] spoke.", None, [], {"offices": "no_anchor"}),
        ("Former British Prime Minister [who:David Cameron] spoke.", "2023-05-01",
         ["former prime minister 2010-05-11 2016-07"], {}),
        ("Former French President [who:Sarkozy] spoke.", DAY,
         ["former president ? ?", "former leader 2007-05-16 2012-05"], {}),
        ("[who:The president of Kenya] spoke.", DAY,
         ["current president 2013-04-09 ?"], {"offices.until": "out_of_scope"}),
        ("Kenyan President [who:Uhuru Kenyatta] spoke.", None,
         ["current president 2013-04-09 ?"], {"offices.until": "out_of_scope"}),
        ("Israeli Prime Minister [who:Netanyahu] spoke.", None,
         ["current prime minister ? ?"], {"offices": "no_anchor"}),
    ],
)  # fmt: skip
def test_the_offices_with_their_dates(
    sentence: str, published: str | None, expected: list[str], reasons: dict[str, str]
) -> None:
    found = person(sentence, published)
    assert offices(found) == expected
    assert {name: code for name, code in found.reasons.items() if name.startswith("offices")} == reasons


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[who:Kofi Mensah], an adviser to the Kenyan president, spoke.", []),
        ("[who:Ana Ruiz], deputy to the prime minister of Peru, spoke.", ["current deputy ? ?"]),
        ("[who:Luis Paz], commander of the Chilean army, spoke.", ["current commander ? ?"]),
        ("[who:Awa Diop], secretary of state for trade in Senegal, spoke.", ["current secretary of state ? ?"]),
    ],
)
def test_who_serves_an_office_does_not_hold_it(sentence: str, expected: list[str]) -> None:
    assert offices(person(sentence, DAY)) == expected


@pytest.mark.parametrize("name", ["Emmanuel Macron", "Angela Merkel", "Narendra Modi"])
def test_after_the_list_ends_nobody_is_said_to_be_in_office(name: str) -> None:
    found = person(f"[who:{name}] spoke.", "2023-05-01")
    assert found.actor is not None
    assert (found.offices, found.reasons["offices"]) == ((), "out_of_scope")


def test_after_the_list_ends_an_office_is_the_texts_alone() -> None:
    found = person("French President [who:Emmanuel Macron] spoke.", "2023-05-01")
    assert offices(found) == ["current president ? ?"]
    assert (found.offices[0].reference, found.reasons["offices"]) == (None, "out_of_scope")


def test_another_office_in_the_text_is_not_dated_by_the_list() -> None:
    found = person("Kenyan Foreign Minister [who:Uhuru Kenyatta] spoke.", DAY)
    assert offices(found) == ["current foreign minister ? ?"]


def test_who_is_on_no_list_has_the_office_that_the_text_says() -> None:
    (office,) = person("Peru's defence minister, [who:Ana Ruiz], spoke.", None).offices
    assert (office.title, office.of, office.status) == ("defence minister", "PER", "current")
    assert office.span is not None
    assert office.span.text == "Peru's defence minister"


