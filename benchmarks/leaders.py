"""Who led a state on a day: the list that ships, asked what it was compiled from (`roles`: REIGN's list of leaders).

500 of its rows are drawn with a fixed seed, and of each a day from the first to the beginning of the last month, which
is all that the row tells of the end; rows whose rule had not ended when the list was given out go to its last day.
Measured is the share of the questions to which exactly the row's leader is the answer; of those whose name alone finds
them; and the share of all rows that can be asked: states that are no more are left out of ours. A unit is a question.
"""

from __future__ import annotations

import csv
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from benchmarks.figures import SEED, Figures, figures
from benchmarks.measures import ratio
from benchmarks.texts import folder
from dragoman.knowledge.leaders import LAST, leaders, leaders_named, leaders_of

FILE = "reign_leaderlist_2021-03.csv"
ASKED = 500

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A country and a day, the id in REIGN of who led it, and the name there; a country of None cannot be asked."""

    country: str | None
    day: str
    leader: str
    name: str


def run(data: Path, limit: int | None = None) -> Figures:
    """Draw the questions, ask and score them; `limit` asks fewer."""
    with (folder(data, "roles") / FILE).open(encoding="utf-8", errors="replace") as lines:
        rows = list(csv.DictReader(lines))
    return figures(questions(rows, limit or ASKED), measure)


def questions(rows: Sequence[Row], size: int) -> list[Question]:
    """`size` questions at most; a state's code means the country that most of its leaders have in our list."""
    ours = {id: leader.countries[0] for leader in leaders() for _, id in leader.ids}
    codes: dict[str, Counter[str]] = {}
    for row in rows:
        if row["leadid"].strip() in ours:
            codes.setdefault(row["stateabb"], Counter())[ours[row["leadid"].strip()]] += 1
    chosen = random.Random(SEED)
    drawn = chosen.sample(list(rows), min(size, len(rows)))
    return [_question(row, codes.get(row["stateabb"]), row["leadid"].strip() in ours, chosen) for row in drawn]


def _question(row: Row, code: Counter[str] | None, listed: bool, chosen: random.Random) -> Question:
    first = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"]))
    last = date(int(row["eyear"]), int(row["emonth"]), 1) if row["eyear"] else date.fromisoformat(LAST)
    day = first + timedelta(chosen.randint(0, max((last - first).days, 0)))
    country = code.most_common(1)[0][0] if code and listed else None
    name = " ".join(reversed(row["leader"].split(", ")))  # "Gandhi, I."
    return Question(country, day.isoformat(), row["leadid"].strip(), name)


def measure(units: Sequence[Question]) -> dict[str, float]:
    """The three shares."""
    asked = [unit for unit in units if unit.country is not None]
    return {
        "leader right": ratio(sum(_is_right(unit) for unit in asked), len(asked)),
        "name finds the leader": ratio(sum(_is_named(unit) for unit in asked), len(asked)),
        "asked, share": ratio(len(asked), len(units)),
    }


def _is_right(unit: Question) -> bool:
    found = leaders_of(unit.country or "", unit.day)
    return len(found) == 1 and ("reign", unit.leader) in found[0][0].ids


def _is_named(unit: Question) -> bool:
    return any(("reign", unit.leader) in leader.ids for leader, _ in leaders_named(unit.name))
