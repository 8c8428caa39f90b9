"""What a position rests on: one statement or deed, of one holder."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Basis = Literal["own_words", "own_deeds", "others_words"]
BASES: tuple[Basis, ...] = ("own_words", "own_deeds", "others_words")

SURE = {"certain": 1.0, "probable": 0.8, "possible": 0.5, "unknown": 0.5}
"""What a record weighs by its certainty."""
BY_TYPE, TOLD = 0.8, 0.5
"""What it weighs where its kind alone tells, not its words; and where the document has it from somebody."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody whose position it is: a known actor, or somebody of this name and kind; nameless ones of one document.

    `key` alone tells holders apart. `official`: of the government or the armed forces; `named`: by a name or a country.
    """

    key: str
    name: str = field(compare=False)
    kind: str | None = field(compare=False)
    country: str | None = field(compare=False)
    official: bool = field(default=False, compare=False)
    named: bool = field(default=True, compare=False)

    @property
    def folded(self) -> str:
        """The name as filters compare it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where `holder` stands (-1 to +1) by one record, `id`; `weight` from 0 to 1.

    The value is None where the record speaks of the objects and does not tell; `first` and `last` are its days, or
    those of the report (`dated`: its own); `words` are the holder's or the document's.
    """

    holder: Holder
    id: str
    document: str
    basis: Basis
    value: float | None
    weight: float
    first: date | None
    last: date | None
    words: str
    direct: bool = False
    sentence: int = 0
    """Where it stands in its document."""
