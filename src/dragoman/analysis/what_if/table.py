"""Stakeholders as a CSV file that is written by hand.

A header and a row for each actor: actor, position, salience, capability, each number with `_low` and `_high` where it
is not known exactly; evidence, where the position comes from; backing, the share of the actor's capability that another
lends it ("Iran 0.4; Russia 0.1"). Salience is from 0 to 1; in a table where any is above 1, from 0 to 100. The order of
the columns and their capitals do not matter. An empty capability is one that is not stated.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.analysis.what_if.stakeholders import Backing, Estimate, Stakeholder, Stakeholders
from dragoman.errors import ConfigError

NEEDED = ("actor", "position", "salience", "capability")
NUMBERS = ("position", "salience", "capability")
COLUMNS = ("actor", *(f"{name}{end}" for name in NUMBERS for end in ("", "_low", "_high")), "evidence", "backing")

Cells = dict[str, str]


def read(path: Path) -> Stakeholders:
    """The stakeholders of a file. Raises ConfigError that names the row for anything that is not allowed in it."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 at byte {error.start}; save it as CSV in UTF-8") from error
    return parse(text.splitlines())


def parse(lines: Iterable[str]) -> Stakeholders:
    """The stakeholders of the lines of a CSV. Raises ConfigError, as `read`."""
    rows = list(_rows(csv.reader(lines)))
    numbers = [(place, cells, _numbers(place, cells)) for place, cells in rows]
    whole = any(estimate.high > 1 for _, _, found in numbers if (estimate := found["salience"]))
    seen = dict[str, str]()
    for place, cells in rows:
        if (first := seen.setdefault(cells["actor"], place)) != place:
            raise ConfigError(f"{place}: {first} is the same actor's; an actor has one row")
    return Stakeholders(tuple(_stakeholder(*row, scale=100 if whole else 1) for row in numbers))


def write(stakeholders: Stakeholders, path: Path) -> None:
    """Write the file that `read` reads; ConfigError where it cannot be written."""
    try:
        path.write_text(written(stakeholders), encoding="utf-8", newline="")
    except OSError as error:
        raise ConfigError(f"{path} cannot be written: {error.strerror}") from error


def written(stakeholders: Stakeholders) -> str:
    """The text of that file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(map(_cells, stakeholders.rows))
    return text.getvalue()


def _rows(reader: Iterator[list[str]]) -> Iterator[tuple[str, Cells]]:
    """Each row's cells by column, with what to call the row in an error."""
    header = [cell.strip().lower() for cell in next(reader, [])]
    _check_header(header)
    for number, cells in enumerate(reader, 2):
        if any(cell.strip() for cell in cells):
            place = f"row {number}"
            if len(cells) != len(header):
                raise ConfigError(f"{place} has {len(cells)} cells, the header {len(header)}; quote what has a comma")
            row = dict(zip(header, (" ".join(cell.split()) for cell in cells), strict=True))
            yield f"{place} ({row['actor']})" if row["actor"] else place, row


def _check_header(header: list[str]) -> None:
    missing = [name for name in NEEDED if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown or len(set(header)) < len(header):
        wrong = f"lacks {', '.join(missing)}" if missing else f"has {', '.join(unknown) or 'a column twice'}"
        raise ConfigError(f"the header {wrong}; needed are {', '.join(NEEDED)}, allowed are {', '.join(COLUMNS)}")


def _numbers(place: str, cells: Cells) -> dict[str, Estimate | None]:
    return {name: _estimate(place, cells, name) for name in NUMBERS}


def _estimate(place: str, cells: Cells, name: str) -> Estimate | None:
    """The number and its bounds, which are itself where they are empty; None for an empty cell."""
    columns = (name, f"{name}_low", f"{name}_high")
    value, low, high = (_number(place, column, cells.get(column, "")) for column in columns)
    if value is None and (low is not None or high is not None):
        raise ConfigError(f"{place}: {name} is empty beside its low or high; give the likeliest value too")
    if value is None:
        return None
    return Estimate(value, value if low is None else low, value if high is None else high)


def _number(place: str, column: str, cell: str) -> float | None:
    try:
        number = float(cell) if cell else None
    except ValueError:
        number = math.nan
    if number is not None and not math.isfinite(number):
        raise ConfigError(f"{place}: {column} is {cell!r}; allowed is a number, as 40 or 0.4")
    return number


def _stakeholder(place: str, cells: Cells, numbers: dict[str, Estimate | None], scale: int) -> Stakeholder:
    position, salience, capability = (numbers[name] for name in NUMBERS)
    if position is None or salience is None:
        raise ConfigError(f"{place}: {'position' if position is None else 'salience'} is empty; fill it in")
    fraction = Estimate(salience.value / scale, salience.low / scale, salience.high / scale)
    try:
        backing = _backing(cells.get("backing", ""))
        return Stakeholder(cells["actor"], position, fraction, capability, cells.get("evidence", ""), backing)
    except ConfigError as error:
        raise ConfigError(f"{place}: {error}") from error


def _backing(cell: str) -> tuple[Backing, ...]:
    """The backers of a cell ("Iran 0.4; Russia 0.1")."""
    found = []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        by, _, share = part.rpartition(" ")
        try:
            found.append(Backing(by, float(share)))
        except ValueError as error:
            raise ConfigError(f"backing is {cell!r}; allowed is a name and a share of 0 to 1, as Iran 0.4") from error
    return tuple(found)


def _cells(row: Stakeholder) -> Cells:
    cells = {"actor": row.actor, "evidence": row.evidence}
    for name in NUMBERS:
        if estimate := getattr(row, name):
            numbers = (estimate.value, estimate.low, estimate.high)
            cells |= {f"{name}{end}": repr(number) for end, number in zip(("", "_low", "_high"), numbers, strict=True)}
    return cells | {"backing": "; ".join(f"{backing.by} {backing.share!r}" for backing in row.backing)}
