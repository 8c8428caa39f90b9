"""What a table of the reader is: what it is called, asks, and tells first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from dragoman.corpus.filters import allowed
from dragoman.corpus.paging import Part, cut

if TYPE_CHECKING:
    import pyarrow as pa

Row = Mapping[str, Any]
Given = Mapping[str, Any]
Ask = Callable[[Path, Given, Part], "pa.Table"]


@dataclass(frozen=True, slots=True)
class Question:
    """A table: `name` is its address and its name in the API, `says` what its rows are, `empty` what to do without any.

    `columns` are those that a page shows, the first one as a link to `address`; a download has all. `ask` gives a part
    of it, with the counts that `paging.told` keeps. `bare` stands for an
    empty first column; `main`: it is offered on top of every page. `filters`
    may name parameters of the question's own, of which `values` has those that may have some values only; of `needs`
    one must be given before anything is asked.
    """

    name: str
    title: str
    says: str
    empty: str
    columns: tuple[str, ...]
    filters: tuple[str, ...]
    ask: Ask
    address: Callable[[Row], str | None]
    bare: str = "nobody named"
    main: bool = True
    needs: tuple[str, ...] = ()
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def allowed(self, name: str) -> tuple[str, ...]:
        """The values that the filter `name` may have; empty where any may be given."""
        return self.values.get(name) or allowed(self.name, name)


def to(folder: str, column: str = "id") -> Callable[[Row], str | None]:
    """The address of the page that a row's `column` names."""
    return lambda row: f"/{folder}/{quote(row[column], safe='')}" if row[column] else None


def whole(ask: Callable[[Path, Given], pa.Table]) -> Ask:
    """`ask`, which gives all rows of a small table, as one that gives a part of them."""
    return lambda path, given, part: cut(ask(path, given), part)
