"""How a word list is read from its file."""

from __future__ import annotations

from importlib.resources import files

LIST_SEPARATOR = "|"
"""Stands between the values of a field that holds several."""


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the data file `name`: tab-separated, '#' lines are comments, the first other line names the columns.

    Raises ValueError for a row that has more or fewer fields than there are columns.
    """
    text = (files("dragoman.knowledge") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:]]


def listed(field: str) -> tuple[str, ...]:
    """The values of a field that holds several; () for an empty one."""
    return tuple(field.split(LIST_SEPARATOR)) if field else ()
