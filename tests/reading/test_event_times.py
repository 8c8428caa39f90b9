"""When an event took place: the days that its clause, its links, what was told before or its tense leave, and why.

"[event:attacked]" is the trigger, "[by:Monday]" the expression that its days are counted from.
"""

from __future__ import annotations

import pytest

import dragoman as dr
from dragoman.records import Event
from dragoman.when import When
from marked import parse_marked

THURSDAY = "2025-01-09"
TODAY = THURSDAY
SUN, MON, TUE = "2025-01-05", "2025-01-06", "2025-01-07"


def event(marked: str, published: str | None = THURSDAY) -> tuple[dr.Reading, Event]:
    text, marks = parse_marked(marked)
    start = marks["event"][0].start
    reading = dr.read(text, published=published)
    return reading, next(e for e in reading.events if any(s.start == start for s in e.triggers))


def check(marked: str, earliest: str | None, latest: str | None, basis: str, published: str | None = THURSDAY) -> None:
    reading, found = event(marked, published)
    by = next((t.span for t in reading.times if found.when is not None and t.id == found.when.time), None)
    wanted = parse_marked(marked)[1].get("by")
    assert found.when is not None
    assert (found.when.earliest, found.when.latest, found.when.basis) == (earliest, latest, basis)
    assert (by.start if by else None) == (wanted[0].start if wanted else None)


CLAUSE = [
    ("Gunmen [event:attacked] a church in Jos on [by:Sunday].", SUN, SUN),
    ("The Ghanaian police [event:held talks] with the rebels on [by:3 March 2019].", "2019-03-03", "2019-03-03"),
    ("Norway has [event:sanctioned] the bank since [by:2019].", "2019-01-01", TODAY),
    ("The two ministers [event:met] ahead of [by:Monday]'s vote in Doha.", None, MON),
    ("Kenya's president will [event:meet] the rebels after the vote on [by:20 January].", "2025-01-20", None),
    ("Peru [event:arrested] four generals in [by:2025].", "2025-01-01", TODAY),
    ("Armenia [event:arrested] the colonel at a rally on [by:Tuesday].", TUE, TUE),
    ("Rebels shelled the port on Sunday. [by:Later that day], the army [event:sent troops] to the harbour.", SUN, SUN),
    ("Rebels shelled the port on Sunday. [by:The next day] the army [event:bombed] their camp.", MON, MON),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), CLAUSE)
def test_an_expression_of_its_own_clause_dates_an_event(text: str, earliest: str | None, latest: str | None) -> None:
    check(text, earliest, latest, "clause")


SENTENCE = [
    ("Gunmen attacked a church in Jos on [by:Sunday], [event:killing] five people.", SUN),
    ("On [by:Sunday] gunmen attacked a church in Jos and [event:abducted] two priests.", SUN),
    ("The riot on [by:Monday] [event:wounded] ten soldiers in Goma.", MON),
    ("On [by:Tuesday] Chilean police started [event:attacking] the protesters.", TUE),
]


@pytest.mark.parametrize(("text", "day"), SENTENCE)
def test_another_clause_of_the_sentence_dates_an_event_that_belongs_to_it(text: str, day: str) -> None:
    check(text, day, day, "sentence")


LINKS = [
    ("Chad [event:expelled] the envoy after the army attacked the village on [by:Monday].", MON, TODAY),
    ("Chad expelled the envoy on [by:Tuesday] after the army [event:attacked] the village.", None, TUE),
    ("Police [event:arrested] three men when rebels attacked the port on [by:Monday].", MON, MON),
    ("The army has [event:bombed] the town since the rebels attacked it on [by:3 January].", "2025-01-03", TODAY),
    ("Oslo [event:expelled] the envoy after the attack on its consulate on [by:Sunday].", SUN, TODAY),
    ("Oslo [event:expelled] the envoy because Chad attacked its consulate on [by:Sunday].", SUN, TODAY),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), LINKS)
def test_a_connective_bounds_an_event_by_the_other_one(text: str, earliest: str | None, latest: str) -> None:
    check(text, earliest, latest, "link")


TOLD = [
    ("Ghana's president met the envoy on [by:Monday]. He later [event:accused] Togo of piracy.", MON, TODAY),
    ("Police arrested the minister on [by:Tuesday] and [event:deported] him.", TUE, TODAY),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), TOLD)
def test_what_was_just_told_bounds_what_follows(text: str, earliest: str, latest: str) -> None:
    check(text, earliest, latest, "discourse")


TENSE = [
    ("Sudanese rebels [event:attacked] the port.", None, TODAY),
    ("Ghana has [event:arrested] the two colonels.", None, TODAY),
    ("Ghana will [event:send troops] to Mali.", TODAY, None),
    ("The Kenyan ministry said on [by:Monday] that Uganda had [event:attacked] the village.", None, MON),
    ("The Kenyan president threatened on [by:Monday] to [event:attack] Togo.", MON, None),
]


@pytest.mark.parametrize(("text", "earliest", "latest"), TENSE)
def test_tense_puts_an_event_before_or_after_what_tells_it(
    text: str, earliest: str | None, latest: str | None
) -> None:
    check(text, earliest, latest, "tense")


NOT_ITS_OWN = [
    # what a day in the sentence does not date
    "Peru [event:withdrew] from the 2015 trade deal.",
    "Kenya condemned on Tuesday the [event:bombing] of the market in Kano.",
    "Lebanon [event:sentenced] two agents in the 2005 bombing.",
    "The Togolese army, which [event:arrested] a mayor, will meet the rebels on Monday.",
]


@pytest.mark.parametrize("text", NOT_ITS_OWN)
def test_a_time_of_something_else_gives_no_day(text: str) -> None:
    _, found = event(text)
    assert found.when is None or found.when.earliest is None


def test_yesterday_in_somebodys_words_is_no_day_of_the_report() -> None:
    check("“Togo [event:attacked] Mali [by:yesterday],” the Malian minister said.", None, "2025-01-08", "clause")


def test_a_past_event_is_not_dated_after_the_report() -> None:
    _, found = event("Togo [event:attacked] Mali on 20 March 2026.")
    assert found.when == When(None, TODAY, "tense", None)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Sudanese rebels [event:attacked] the port.", "no_anchor"),
        ("Sudanese rebels [event:attacked] the port on Monday.", "no_anchor"),
        ("Kenya will [event:expel] the envoy.", "no_anchor"),
        ("The Togolese army did not [event:attack] the village.", "not_stated"),
    ],
)
def test_without_an_anchor_nothing_is_told_but_why(text: str, reason: str) -> None:
    _, found = event(text, None)
    assert (found.when, found.reasons["when"]) == (None, reason)


def test_an_absolute_date_needs_no_publication() -> None:
    check("Gunmen [event:attacked] a church in Jos on [by:3 March 2019].", "2019-03-03", "2019-03-03", "clause", None)
