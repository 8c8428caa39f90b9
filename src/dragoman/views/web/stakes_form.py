"""A table of stakeholders as a form: what was typed, what it means, and how it is taken away."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from starlette.datastructures import FormData

from dragoman.analysis.what_if import table
from dragoman.analysis.what_if.stakeholders import Stakeholders
from dragoman.errors import ConfigError

MOST_ACTORS = 30
"""Rows of a table that are taken; `dragoman what-if --table` takes any number."""

MOST_SCENARIOS = 3

_LONGEST = {"evidence": 6_000, "backing": 1_000}
_LONGEST_CELL = 200
_SPARE = 2

Cells = dict[str, str]


@dataclass(frozen=True, slots=True)
class Typed:
    """Rows as they were typed, by column; the model and the scenarios that were chosen, and the issue they are of."""

    rows: tuple[Cells, ...] = ()
    issue: str = ""
    model: str = ""
    scenarios: tuple[str, ...] = ()

    @property
    def shown(self) -> Sequence[Cells]:
        """The rows with some empty ones to fill in."""
        spare = max(_SPARE, 4 - len(self.rows))
        return (*self.rows, *([dict.fromkeys(table.COLUMNS, "")] * min(spare, MOST_ACTORS - len(self.rows))))

    def stakeholders(self) -> Stakeholders:
        """What the rows mean; ConfigError for what is not allowed in them."""
        return table.parse(self.csv().splitlines())

    def csv(self) -> str:
        """The rows as the file that `dragoman what-if --table` reads."""
        text = io.StringIO()
        writer = csv.DictWriter(text, table.COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return text.getvalue()


def typed(form: FormData) -> Typed:
    """What a form says, without the rows that name nobody; ConfigError where it is more than is taken here."""
    columns = {name: [_one(str(cell)) for cell in form.getlist(name)] for name in table.COLUMNS}
    lengths = {len(cells) for cells in columns.values()}
    if len(lengths) > 1:
        raise ConfigError("the rows of the table have different numbers of cells; open the page anew")
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    scenarios = tuple(filter(None, (_one(str(each)) for each in form.getlist("scenario"))))
    made = Typed((), _one(str(form.get("issue", ""))), _one(str(form.get("model", ""))), scenarios)
    return checked(replace(made, rows=tuple(row for row in rows if row["actor"])))


def of(stakeholders: Stakeholders, issue: str = "") -> Typed:
    """Stakeholders as somebody would type them; ConfigError where they are more than are taken here."""
    rows = csv.DictReader(io.StringIO(table.written(stakeholders)))
    return checked(Typed(tuple(rows), issue))


def checked(made: Typed) -> Typed:
    """The same, or ConfigError for what is too much."""
    if len(made.rows) > MOST_ACTORS:
        raise ConfigError(f"there are {len(made.rows)} actors; {MOST_ACTORS} are taken here. {_ELSEWHERE}")
    if len(made.scenarios) > MOST_SCENARIOS:
        raise ConfigError(f"there are {len(made.scenarios)} scenarios; {MOST_SCENARIOS} are taken here. {_ELSEWHERE}")
    for name, cell in (pair for row in made.rows for pair in row.items()):
        if len(cell) > (longest := _LONGEST.get(name, _LONGEST_CELL)):
            raise ConfigError(f"{name} has {len(cell)} characters; {longest} are taken here. {_ELSEWHERE}")
    return made


_ELSEWHERE = "dragoman what-if --table FILE takes more."


def _one(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())
