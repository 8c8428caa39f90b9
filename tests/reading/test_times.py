"""When: what counts as a time expression, where it starts and ends, and what it means."""

from __future__ import annotations

import string
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.document import Document
from dragoman.knowledge.tables import rows
from dragoman.reading.parsing.parse import parse
from dragoman.reading.timing import calendar
from dragoman.reading.timing.dates import feast
from dragoman.reading.timing.times import find_times
from dragoman.records import Time

THURSDAY = "2025-01-09"


def times(text: str, published: str | None = THURSDAY) -> list[Time]:
    return find_times(parse(text, [(0, len(text))]), Document("d", text, published=published))


def told(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None, str | None, str | None]]:
    return [(str(t.span), t.value, t.earliest, t.latest) for t in times(text, published)]


ABSOLUTE = [
    # (sentence, span, value, earliest, latest)
    ("Gunboats shelled Hodeidah on 8 January 2025.", "8 January 2025", "2025-01-08", "2025-01-08", "2025-01-08"),
    ("The truce was signed on Jan. 8, 2025, in Doha.", "Jan. 8, 2025", "2025-01-08", "2025-01-08", "2025-01-08"),
    ("It began Thursday, February 24, 2022.", "Thursday, February 24, 2022", "2022-02-24", "2022-02-24", "2022-02-24"),
    ("The decree is dated 2021-02-01.", "2021-02-01", "2021-02-01", "2021-02-01", "2021-02-01"),
    ("The memo is dated 01/28/2019.", "01/28/2019", "2019-01-28", "2019-01-28", "2019-01-28"),
    ("They marched on the 8th of March 2021.", "the 8th of March 2021", "2021-03-08", "2021-03-08", "2021-03-08"),
    ("The airport fell in August 2021.", "August 2021", "2021-08", "2021-08-01", "2021-08-31"),
    ("Tanks entered Prague in late August 1968.", "late August 1968", "1968-08", "1968-08-16", "1968-08-31"),
    ("The junta has ruled since 2011.", "2011", "2011", "2011-01-01", "2011-12-31"),
    ("The 2014 war displaced a million people.", "2014", "2014", "2014-01-01", "2014-12-31"),
    ("Iraq's 2005 constitution says so.", "2005", "2005", "2005-01-01", "2005-12-31"),
    ("Police fired on miners in mid-1995.", "mid-1995", "1995", "1995-04-01", "1995-09-30"),
    ("In the 1990s Algeria bled.", "the 1990s", "199", "1990-01-01", "1999-12-31"),
    ("The late 1980s saw strikes in Gdansk.", "The late 1980s", "198", "1985-01-01", "1989-12-31"),
    ("The border was drawn in the 19th century.", "the 19th century", "18", "1800-01-01", "1899-12-31"),
    ("The offensive began in the spring of 2014.", "the spring of 2014", "2014-SP", "2014-03-01", "2014-06-30"),
    ("Famine came in winter 2016.", "winter 2016", "2016-WI", "2016-12-01", "2017-03-31"),
    ("Exports fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3", "2019-07-01", "2019-09-30"),
    ("They met from 5-6 April 2016.", "5-6 April 2016", "2016-04-05/2016-04-06", "2016-04-05", "2016-04-06"),
    ("The 2014-2018 campaign cost many lives.", "2014-2018", "2014/2018", "2014-01-01", "2018-12-31"),
    ("A truce held on Christmas Day 1914.", "Christmas Day 1914", "1914-12-25", "1914-12-25", "1914-12-25"),
    ("Dublin rose on Easter Monday 1916.", "Easter Monday 1916", "1916-04-24", "1916-04-24", "1916-04-24"),
    ("Tanks left by the end of 1989.", "the end of 1989", "1989", "1989-07-01", "1989-12-31"),
    ("Arms sales rose in the first half of 2019.", "the first half of 2019", "2019-H1", "2019-01-01", "2019-06-30"),
    ("The week of March 6, 2023 was calm.", "The week of March 6, 2023", "2023-W10", "2023-03-06", "2023-03-12"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "value", "earliest", "latest"), ABSOLUTE)
@pytest.mark.parametrize("published", [THURSDAY, None])
def test_what_names_its_year_needs_no_anchor(
    text: str, span: str, value: str, earliest: str, latest: str, published: str | None
) -> None:
    assert told(text, published) == [(span, value, earliest, latest)]
    assert times(text, published)[0].anchor is None


RELATIVE = [
    ("Troops left Agadez yesterday.", "yesterday", "2025-01-08", "2025-01-08", "2025-01-08"),
    ("The curfew begins tomorrow morning.", "tomorrow morning", "2025-01-10TMO", "2025-01-10", "2025-01-10"),
    ("Jets bombed Sanaa last night.", "last night", "2025-01-08TNI", "2025-01-08", "2025-01-08"),
    ("The minister will speak tonight.", "tonight", "2025-01-09TNI", "2025-01-09", "2025-01-09"),
    ("The general left Juba on Friday.", "Friday", "2025-01-03", "2025-01-03", "2025-01-03"),
    ("The general will leave Juba on Friday.", "Friday", "2025-01-10", "2025-01-10", "2025-01-10"),
    ("The chiefs met on Thursday.", "Thursday", "2025-01-09", "2025-01-09", "2025-01-09"),
    ("Last Tuesday the rebels freed a priest.", "Last Tuesday", "2025-01-07", "2025-01-07", "2025-01-07"),
    ("The deputy resigned late Sunday.", "late Sunday", "2025-01-05", "2025-01-05", "2025-01-05"),
    ("Clashes broke out in Dhaka on Monday night.", "Monday night", "2025-01-06TNI", "2025-01-06", "2025-01-06"),
    ("The tribunal will rule next week.", "next week", "2025-W03", "2025-01-13", "2025-01-19"),
    ("Peacekeepers arrived earlier this month.", "earlier this month", "2025-01", "2025-01-01", "2025-01-09"),
    ("A vote is planned for later this year.", "later this year", "2025", "2025-01-09", "2025-12-31"),
    ("Kenya sent police last year.", "last year", "2024", "2024-01-01", "2024-12-31"),
    ("Floods hit Bentiu over the weekend.", "the weekend", "2025-W01-WE", "2025-01-04", "2025-01-05"),
    ("Two years ago the militia disarmed.", "Two years ago", "2023", "2023-01-01", "2023-12-31"),
    ("The king fled a decade ago.", "a decade ago", "2015", "2010-01-01", "2020-12-31"),
    ("The hostages were taken 11 days ago.", "11 days ago", "2024-12-29", "2024-12-29", "2024-12-29"),
    ("Last summer the insurgents took Mekelle.", "Last summer", "2024-SU", "2024-06-01", "2024-09-30"),
    ("The governor was shot on November 5.", "November 5", "2024-11-05", "2024-11-05", "2024-11-05"),
    ("The pact must be renewed by Jan. 14.", "Jan. 14", "2025-01-14", "2025-01-14", "2025-01-14"),
    ("The UN mission ends on December 31.", "December 31", "2025-12-31", "2025-12-31", "2025-12-31"),
    ("Parliament was dissolved in December.", "December", "2024-12", "2024-12-01", "2024-12-31"),
    ("The vote is set for June.", "June", "2025-06", "2025-06-01", "2025-06-30"),
    ("The Taliban took Kabul last August.", "last August", "2024-08", "2024-08-01", "2024-08-31"),
    ("The lease ends in April next year.", "April next year", "2026-04", "2026-04-01", "2026-04-30"),
    ("The guns fell silent on Christmas Eve.", "Christmas Eve", "2024-12-24", "2024-12-24", "2024-12-24"),
    ("The envoy landed at 3 p.m. on Tuesday.", "3 p.m. on Tuesday", "2025-01-07T15:00", "2025-01-07", "2025-01-07"),
    ("The junta must free him by Jan. 6.", "Jan. 6", "2025-01-06", "2025-01-06", "2025-01-06"),
    ("Crowds gathered to mark the end of the siege on Saturday.", "Saturday", "2025-01-11", "2025-01-11", "2025-01-11"),
    ("The envoys will meet again later today.", "later today", "2025-01-09", "2025-01-09", "2025-01-09"),
    ("This past Sunday a mine hit the bus.", "This past Sunday", "2025-01-05", "2025-01-05", "2025-01-05"),
    ("The base will close by the end of the year.", "the end of the year", "2025", "2025-07-01", "2025-12-31"),
    ("The vote comes later in the month.", "later in the month", "2025-01", "2025-01-09", "2025-01-31"),
    ("This winter the front at Avdiivka froze.", "This winter", "2024-WI", "2024-12-01", "2025-03-31"),
    ("Last winter the ferries stopped.", "Last winter", "2023-WI", "2023-12-01", "2024-03-31"),
    ("The quake came at 8:30 this morning.", "8:30 this morning", "2025-01-09T08:30", "2025-01-09", "2025-01-09"),
    ("The king will speak at 9 p.m. tonight.", "9 p.m. tonight", "2025-01-09T21:00", "2025-01-09", "2025-01-09"),
    ("The accord was signed on 10/26/89.", "10/26/89", "1989-10-26", "1989-10-26", "1989-10-26"),
    ("The tax will end by year-end.", "year-end", "2025", "2025-07-01", "2025-12-31"),
    ("A recent raid emptied the camp at Zamzam.", "recent", "PAST_REF", None, "2025-01-09"),
    ("The chief fell the day before last Monday.", "the day before last Monday", "2025-01-05",
     "2025-01-05", "2025-01-05"),
    ("Pilgrims reached Manila in Easter week.", "Easter week", "2024-W13", "2024-03-25", "2024-03-31"),
    ("Lima's mayor recently quit.", "recently", "PAST_REF", None, "2025-01-09"),
    ("Talks in Nouméa are currently stalled.", "currently", "PRESENT_REF", None, None),
    ("No one will decide at this stage.", "at this stage", "PRESENT_REF", None, None),
]


@pytest.mark.parametrize(("text", "span", "value", "earliest", "latest"), RELATIVE)
def test_what_counts_from_publication(
    text: str, span: str, value: str, earliest: str | None, latest: str | None
) -> None:
    assert told(text) == [(span, value, earliest, latest)]
    assert times(text)[0].anchor == "published"


@pytest.mark.parametrize("text", [row[0] for row in RELATIVE])
@pytest.mark.parametrize("published", [None, "yesterday's paper"])
def test_nothing_is_invented_without_an_anchor(text: str, published: str | None) -> None:
    (time,) = times(text, published)
    assert (time.value, time.earliest, time.latest, time.anchor) == (None, None, None, None)
    assert time.reasons == {"value": "no_anchor", "earliest": "no_anchor", "latest": "no_anchor"}


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("Kenya sent police last year.", "2025", "2024"),
        ("Kenya sent police last month.", "2025", None),
        ("Kenya sent police last month.", "2025-01", "2024-12"),
        ("Kenya sent police yesterday.", "2025-01", None),
        ("Kenya sent police yesterday.", "2025-01-09T23:30:00+03:00", "2025-01-08"),
    ],
)
def test_an_anchor_serves_only_as_far_as_it_is_known(text: str, published: str, value: str | None) -> None:
    assert [t.value for t in times(text, published)] == [value]


LENGTHS = [
    # (sentence, span, type, value)
    ("They held the bridge for two weeks.", "two weeks", "duration", "P2W"),
    ("A three-day strike shut Lagos.", "three-day", "duration", "P3D"),
    ("A month-long siege ended in Aleppo.", "A month-long", "duration", "P1M"),
    ("The past five years were hard for Haiti.", "The past five years", "duration", "P5Y"),
    ("Nearly four years passed before Asmara replied.", "Nearly four years", "duration", "P4Y"),
    ("The nine months of siege broke the city.", "The nine months", "duration", "P9M"),
    ("Talks took up the first six months.", "the first six months", "duration", "P6M"),
    ("The siege may last two or three months.", "two or three months", "duration", "PXM"),
    ("He was held for another two years.", "another two years", "duration", "P2Y"),
    ("The trial in Minsk lasted a year and a half.", "a year and a half", "duration", "P1.5Y"),
    ("A half-hour call settled it.", "A half-hour", "duration", "PT30M"),
    ("Guns were heard all day in Goma.", "all day", "duration", "P1D"),
    ("The mayor was gone the whole week.", "the whole week", "duration", "P1W"),
    ("Half a century of one-party rule is over.", "Half a century", "duration", "P50Y"),
    ("The siege lasted two and a half years.", "two and a half years", "duration", "P2.5Y"),
    ("The debate in La Paz took 5 1/2 hours.", "5 1/2 hours", "duration", "PT5H30M"),
    ("Tamil families have waited for years.", "years", "duration", "PXY"),
    ("Tension has grown in recent weeks.", "recent weeks", "duration", "PXW"),
    ("Patrols pass every week.", "every week", "set", "P1W"),
    ("The weekly protest in Tbilisi grew.", "weekly", "set", "P1W"),
    ("Their annual summit was cancelled.", "annual", "set", "P1Y"),
    ("Convoys reach Pemba twice a month.", "twice a month", "set", "P1M"),
    ("They lose dozens of men a day.", "a day", "set", "P1D"),
    ("The court sits every Monday.", "every Monday", "set", "XXXX-WXX-1"),
    ("The mothers march on Thursdays.", "Thursdays", "set", "XXXX-WXX-4"),
]


@pytest.mark.parametrize(("text", "span", "type_", "value"), LENGTHS)
def test_lengths_and_repeated_times_have_no_bounds(text: str, span: str, type_: str, value: str) -> None:
    (time,) = times(text, None)
    assert (str(time.span), time.type, time.value) == (span, type_, value)
    assert (time.earliest, time.latest, time.reasons) == (None, None, {})


NARRATED = [
    # (sentences, span, value, the words it counts from)
    ("Rebels took Bamako on 3 March 2022. Two weeks later they fled.", "Two weeks later", "2022-W11", "3 March 2022"),
    ("Sudan freed her on May 5, 2021, and jailed her again the next day.", "the next day", "2021-05-06", "May 5, 2021"),
    ("The envoy reached Cairo on Monday. That evening he met the king.", "That evening", "2025-01-06TEV", "Monday"),
    ("He was elected in 2010. Four years later he fled Kyiv.", "Four years later", "2014", "2010"),
    ("Exports fell in the third quarter of 2019 from a year earlier.", "a year earlier", "2018-Q3",
     "the third quarter of 2019"),
    ("In March 2020 the border closed. Riots began later in the month.", "later in the month", "2020-03", "March 2020"),
    ("Oil fell in the second quarter of 2020. Mines shut. Ports shut. Mills shut. Gas rose in the quarter.",
     "the quarter", "2020-Q2", "the second quarter of 2020"),
    ("He was tried in 1998 and shot that same year.", "that same year", "1998", "1998"),
    ("It rained in the first quarter of 2020, unlike in the year-ago quarter.", "the year-ago quarter", "2019-Q1",
     "the first quarter of 2020"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "span", "value", "told_before"), NARRATED)
@pytest.mark.parametrize("published", [THURSDAY, "2025-01-10"])
def test_what_counts_from_a_time_told_before(
    text: str, span: str, value: str, told_before: str, published: str
) -> None:
    first, last = times(text, published)
    assert (str(first.span), str(last.span), last.value) == (told_before, span, value)
    assert last.anchor == first.id


@pytest.mark.parametrize(
    "text",
    [
        "The ministry said on Monday that the chief of Herat was shot. Two days later he died.",
        "He fled in 2010. Two days later he was caught in Lomé.",
        "The mine at Tete closed on Monday. Nobody was hurt. The owner is Polish. The next day it opened again.",
        "The mayor of Aden was shot on Monday. A year later his son was shot.",
    ],
)
def test_what_was_told_for_something_else_is_no_anchor(text: str) -> None:
    assert times(text)[-1].reasons["value"] == "no_anchor"


SEVERAL = [
    ("A ceasefire held on April 24 and 25, 2019.", [("April 24", "2019-04-24"), ("25, 2019", "2019-04-25")]),
    ("Votes were due between March and May 2020.", [("March", "2020-03"), ("May 2020", "2020-05")]),
    ("He was held from 5 April to 7 May 2016.", [("5 April", "2016-04-05"), ("7 May 2016", "2016-05-07")]),
    ("Fighting raged from 1975 to 1990.", [("1975", "1975"), ("1990", "1990")]),
    ("Mine strikes hit Potosí in 2016, 2018 and 2020.", [("2016", "2016"), ("2018", "2018"), ("2020", "2020")]),
    ("In 2008 he was minister. He fled in March of that year.",
     [("2008", "2008"), ("March", "2008-03"), ("that year", "2008")]),
    ("Exports beat last year's third quarter.", [("last year", "2024"), ("third quarter", "2024-Q3")]),
    ("Troops came in the year 2000 and left in the 1998 fourth quarter.",
     [("the year 2000", "2000"), ("the 1998 fourth quarter", "1998-Q4")]),
    ("On Monday a bomb hit Mosul at 10:35 a.m.", [("Monday", "2025-01-06"), ("10:35 a.m.", "2025-01-06T10:35")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several_times_in_a_sentence(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(str(t.span), t.value) for t in times(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said the march on Juba may resume.",
        "Jan Egeland visited Darfur.",
        "The Sun reported a second attack in Kabul.",
        "April Ryan questioned the spokesman.",
        "Some 2,011 people fled the town.",
        "The party won 1998 votes in the district.",
        "About 2000 people marched in Khartoum.",
        "The junta arrested 1500 protesters.",
        "Resolution 1701 ended the fighting.",
        "It costs $2000 to cross the strait.",
        "A 16-year-old was shot in Nablus.",
        "Colonel Diallo, 44 years old, seized power.",
        "The Arab Spring toppled four rulers.",
        "The fall of the shah changed the region.",
        "It was the first time the two met.",
        "She told 60 Minutes that the shah was ill.",
        "At the end of the day, only Tehran decides.",
        "A tie that good was worn back in the day.",
    ],
)
def test_names_quantities_and_ages_are_no_times(text: str) -> None:
    assert times(text) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The note is dated 01/08/2025.", "ambiguous"),
        ("Guards searched voters on Election Day.", "out_of_scope"),
    ("The deficit for this fiscal year may widen.", "ambiguous"),
    ("Mosques in Herat were full during Ramadan.", "out_of_scope"),
        ("Shells fell on Kherson around midnight.", "no_anchor"),
        ("The next day the mayor of Gao fled.", "no_anchor"),
        ("The two met again that day.", "no_anchor"),
        ("They gathered on Friday, January 3, 10 km from Lima, and on Sunday, January 3.", "ambiguous"),
    ],
)
def test_what_cannot_be_told_has_its_reason(text: str, reason: str) -> None:
    last = times(text)[-1]
    assert (last.value, last.reasons["value"]) == (None, reason)


def test_an_undated_hour_stays_unknown_beside_two_days() -> None:
    text = "The raid on Monday and the reprisal on Tuesday both came at 4 a.m. in Jenin."
    assert [t.value for t in times(text)] == ["2025-01-06", "2025-01-07", None]


FRAMES = {
    "MONTH": "The mayor was shot on 5 {} 2020.", "WEEKDAY": "The mayor was shot on {}.",
    "WEEKDAY_SHORT": "The mayor was shot on {}, 5 May 2020.", "WEEKDAYS": "Police raid the market on {}.",
    "WORD_NUMBER": "They walked for {} days.", "ORDINAL": "It stood in the {} century.",
    "WORD_DECADE": "It stood in the {}.", "FEW": "They walked for {} days.", "UNIT": "They left one {} ago.",
    "UNITS": "They walked for two {}.", "CENTURY": "It stood for one {}.", "QUARTER": "Prices fell last {}.",
    "SEASON": "It burned in the {} of 2014.", "PART": "They left on Monday {}.", "NOON": "They left at {}.",
    "EDGE": "They left in {} 2014.", "EARLIER": "They left {} this year.", "LAST": "They met in the {} two weeks.",
    "NEXT": "They meet in the {} two weeks.", "THIS": "They stay in the {} year.", "THAT": "They left {} day.",
    "THESE": "They walked for {} past two weeks.", "SAME": "They left the {} day.", "THE": "They left {} next day.",
    "A": "They walked for {} day.", "EVERY": "They meet {} week.", "OTHER": "They meet every {} week.",
    "TIMES": "They meet {} a week.", "PER": "They meet twice {} week.", "AGO": "They left two days {}.",
    "TODAY": "They left {}.", "TONIGHT": "They meet {}.", "PRESENT": "They are {} ready.", "PAST": "They {} left.",
    "FUTURE": "They will {} meet.", "AHEAD": "They fear the {}.", "RECENT": "They left in {} weeks.",
    "WEEKEND": "They left over the {}.", "REPEATED": "The {} rally drew many.", "QUALIFIER": "They walked {} two days.",
    "MORE": "They walked for two {} days.", "HALF": "They walked for {} a day.", "LONG": "They held a day-{} rally.",
    "AM": "They left at 5 {}", "OCLOCK": "They left at 5 {} on Monday.", "ZONE": "They left at 15:30 {} on Monday.",
    "OF": "They left on 5 {} May 2020.",
    "IN": "They left at 4 {} the morning.", "ON": "They left at 5 a.m. {} Monday.",
    "BEFORE": "They left the day {} yesterday.", "AFTER": "They leave the day {} tomorrow.",
    "FROM": "They leave two weeks {} now.", "HOLIDAY": "They left on {}.", "FISCAL": "Debt grew in {} 1989.",
    "YEAR_END": "They leave by {}.", "YEAR_AGO": "Debt grew in the {} quarter.", "PERIOD": "It was the year-ago {}.",
    "ALL": "They walked {} day.",
}  # fmt: skip
"""A sentence for each symbol of the word list, in which every word of that symbol is part of a time."""


def capitalized(row: dict[str, str]) -> str:
    named = row["symbol"] in ("MONTH", "WEEKDAY", "WEEKDAY_SHORT", "WEEKDAYS", "HOLIDAY")
    return string.capwords(row["word"]) if named else row["word"]


@pytest.mark.parametrize("row", [r for r in rows("times.tsv") if r["symbol"] in FRAMES], ids=lambda row: row["word"])
def test_every_word_of_the_list_can_fire(row: dict[str, str]) -> None:
    before, after = FRAMES[row["symbol"]].split("{}")
    start, end = len(before), len(before) + len(capitalized(row))
    text = before + capitalized(row) + after
    assert any(t.span.start <= start and end <= t.span.end for t in times(text)), text


@pytest.mark.parametrize("word", [r["word"] for r in rows("times.tsv") if r["symbol"] in ("AND", "TO")])
def test_every_joining_word_can_fire(word: str) -> None:
    assert [t.value for t in times(f"They met on May 5 {word} 6, 2020.")] == ["2020-05-05", "2020-05-06"]


@pytest.mark.parametrize("word", [r["word"] for r in rows("times.tsv") if r["symbol"] == "OLD"])
def test_every_word_for_ages_can_fire(word: str) -> None:
    assert times(f"They freed a five-year-{word} in Goma.") == []


def test_no_symbol_of_the_list_is_untested() -> None:
    assert {r["symbol"] for r in rows("times.tsv")} == {*FRAMES, "AND", "TO", "OLD"}


WORDS = st.sampled_from([
    "on", "in", "the", "last", "next", "two", "5", "31", "2016", "May", "March", "Monday", "week", "years", "ago",
    "from", "to", "and", "-", ",", "early", "late", "1990s", "this", "that", "day", "every", "a", "few", "more",
    "than", "3:30", "p.m.", "noon", "quarter", "of", "spring", "half", "century", "now", "00", "1/2", "yesterday",
    "morning", "Easter", "9999", "2100", "second", "Sept.", "attacked", "will", "rebels"
])  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from([None, "2024-02-29", "1000", "2025-12", "9999-12-31"]))
def test_whatever_the_words(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    end = 0
    for time in times(text, published):
        assert text[time.span.start : time.span.end] == time.span.text
        assert time.span.start >= end
        end = time.span.end
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        assert time.anchor != "published" or published is not None
        assert (time.value is None) == ("value" in time.reasons)


@pytest.mark.parametrize("day", ["1916-04-23", "1954-04-18", "2000-04-23", "2008-03-23", "2024-03-31", "2038-04-25"])
def test_easter(day: str) -> None:
    assert calendar.easter(int(day[:4])).isoformat() == day


def test_the_fourth_thursday_of_november() -> None:
    assert feast("11-4-4", 2024) == date(2024, 11, 28)
