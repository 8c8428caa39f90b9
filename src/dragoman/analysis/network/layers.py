"""The layers of a network: which kind of tie or act belongs to which, and whether it joins or divides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sign = Literal[1, 0, -1]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of tie (or, for acts, a quadrant), with its layer and its sign (0: neither).

    `directed`: it leads one way.
    `patron` is the end that the other depends on: the first ("from") of those that command or sponsor, the second of
    what is part of something.
    """

    name: str
    layer: str
    sign: Sign
    directed: bool = True
    patron: Literal["from", "to"] | None = None


KINDS = (
    Kind("heads", "command", 1),
    Kind("commands", "command", 1, patron="from"),
    Kind("sponsors", "sponsorship", 1, patron="from"),
    Kind("part_of", "membership", 1, patron="to"),
    Kind("member_of", "membership", 1),
    Kind("allied_with", "alliance", 1, directed=False),
    Kind("opposes", "opposition", -1),
    Kind("advises", "counsel", 1),
    Kind("represents", "counsel", 1),
    Kind("request", "speech", 0),
    Kind("verbal cooperation", "speech", 1),
    Kind("verbal conflict", "speech", -1),
    Kind("retreat", "material", 0),
    Kind("material cooperation", "material", 1),
    Kind("material conflict", "material", -1),
)
"""Every kind. Those of acts are PLOVER's quadrants, but for two types that say nothing of friend or foe: a
request, there verbal conflict, goes to friends as often as to foes, and who retreats or ceases fire need be no friend.
"""

LAYERS = tuple(dict.fromkeys(kind.layer for kind in KINDS))
SIGNS: dict[str, Sign] = {kind.name: kind.sign for kind in KINDS}
NEITHER = ("REQUEST", "RETREAT")
"""The types of acts that are a kind by themselves, called so in lower case."""

PATRONS = {kind.name: kind.patron for kind in KINDS if kind.patron}


def case(column: str, part: Literal["layer", "sign"]) -> str:
    """SQL of the layer or the sign of the kind in `column`."""
    whens = " ".join(f"WHEN '{kind.name}' THEN {_value(kind, part)}" for kind in KINDS)
    return f"CASE {column} {whens} END"


def mutual() -> str:
    """The kinds that lead neither way, for SQL's IN."""
    return ", ".join(f"'{kind.name}'" for kind in KINDS if not kind.directed)


def _value(kind: Kind, part: Literal["layer", "sign"]) -> str:
    return f"'{kind.layer}'" if part == "layer" else str(kind.sign)


def kind_of_act(type: str, quad: str) -> str:
    """The kind of an act of this type and quadrant."""
    return type.lower() if type in NEITHER else quad


def act_kind(type: str, quad: str) -> str:
    """SQL of the same, for the columns `type` and `quad`."""
    return f"CASE WHEN {type} IN {NEITHER} THEN lower({type}) ELSE {quad} END"
