"""What the address of the network page asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dragoman.analysis.network.layers import LAYERS
from dragoman.analysis.network.network import Network, network
from dragoman.corpus.filters import Filters
from dragoman.errors import ConfigError

DRAWN = 60
"""Parties that are drawn where nothing else is asked for: as many as can be told apart."""

SIZES = (30, DRAWN, 120, 200)
TEXTS = ("actor", "country", "within", "publisher", "since", "until", "voice", "certainty")
DAYS = ("at", "against")


@dataclass(frozen=True, slots=True)
class Asked:
    """A network's filters, its day and the one to compare it with, its layers (none: all) and how many parties."""

    filters: tuple[tuple[str, Any], ...] = ()
    at: str | None = None
    against: str | None = None
    layers: tuple[str, ...] = ()
    unnamed: bool = False
    most: int = DRAWN

    def answer(self, path: Path) -> Network:
        """The network of the store at `path`; ConfigError for what is not allowed."""
        return network(path, cast(Filters, dict(self.filters)), at=self.at, against=self.against, layers=self.layers,
                       unnamed=self.unnamed, most=self.most)  # fmt: skip

    @property
    def state(self) -> dict[str, object]:
        """It as a page's address has it."""
        told: dict[str, object] = {**dict(self.filters), "at": self.at, "against": self.against}
        told |= {"unnamed": self.unnamed, "most": self.most if self.most != DRAWN else None}
        return {name: value for name, value in told.items() if value} | ({"layer": self.layers} if self.layers else {})


def asked(query: Mapping[str, str], layers: Iterable[str]) -> Asked:
    """What `query` says; ConfigError for a number that is none. Whatever else it names is passed over."""
    given = {name: query[name].strip() for name in (*TEXTS, *DAYS) if query.get(name, "").strip()}
    filters: list[tuple[str, Any]] = [(name, given[name]) for name in TEXTS if name in given]
    if query.get("all"):
        filters.append(("all", True))
    chosen = tuple(dict.fromkeys(layers))
    return Asked(tuple(filters), given.get("at"), given.get("against"),
                 () if set(chosen) == set(LAYERS) else chosen, bool(query.get("unnamed")),
                 _most(query.get("most") or str(DRAWN)))  # fmt: skip


def _most(value: str) -> int:
    if not value.isdecimal() or not value.isascii() or len(value) > 4 or not 2 <= int(value) <= SIZES[-1]:
        raise ConfigError(f"most is {value!r}; allowed are numbers from 2 to {SIZES[-1]}")
    return int(value)
