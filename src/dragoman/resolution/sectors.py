"""Which sectors of society an actor belongs to, by its name and titles (PLOVER 0.8, section 5.2).

A name is read from its head, the last word before "of", "in" and the like, to the left; the sector of its longest
entry comes first, those of the words before it follow ("opposition lawmakers": LEG, OPP). Where its head tells none,
what it is of does ("a member of parliament"). Who was something and is no more is of the former elite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.sectors import LONGEST, NONE, sector_words
from dragoman.records import Entity, Reading

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?")
_PARTED = re.compile(r"\s+(?:of|in|from|at|for|on|with|to|near|against|by|who|that|which)\s+|,\s*|\s*[()]\s*")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_PAST = frozenset({"former", "ex", "ousted", "deposed", "exiled", "retired", "late"})
_WEAK = frozenset({"UAF", "CVL", "UNK", "OPP"})
"""Sectors that stand behind others: "*rebel* fighters", "opposition *lawmakers*"."""

_OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})


def sectors_of(name: str) -> tuple[str, ...]:
    """The sectors that a name tells, the primary one first; () where it tells none."""
    plain = _POSSESSIVE.sub(" ", name)
    parts = [words for part in _PARTED.split(plain) if (words := _words(part))]
    found = _joined(_words(plain)) or next((told for part in parts if (told := _of_part(part))), [])
    if found and found[0] in _OFFICES and _PAST.intersection(*parts[:1]):
        found = ["ELI", *found]
    return tuple(dict.fromkeys(sorted(found, key=lambda sector: sector in _WEAK)))


def with_sectors(reading: Reading) -> Reading:
    """`reading` with the sectors of each entity: by its name, else its current titles; posts too."""
    entities = tuple(replace(e, sectors=_of_entity(e)) for e in reading.entities)
    return replace(reading, entities=entities, posts=tuple(with_sectors(post) for post in reading.posts))


def _of_entity(entity: Entity) -> tuple[str, ...]:
    if entity.kind in ("state", "place"):
        return ()
    if entity.kind != "person":
        found = sectors_of(entity.name)
        if found:
            return found
    told = [s for t in entity.roles for s in sectors_of(f"{'former ' if t.status == 'former' else ''}{t.span.text}")]
    if not told and entity.kind == "person":
        told = list(sectors_of(entity.name))
    return tuple(dict.fromkeys(told))


def _words(part: str) -> list[str]:
    return [word.lower().replace(".", "") for word in _WORD.findall(part.replace("-", " "))]


def _joined(words: Sequence[str]) -> list[str]:
    """The sector of an entry with "of" in it: "secretary of state"."""
    threes = (tuple(words[i : i + LONGEST]) for i in range(len(words)))
    return [sector_words()[x] for x in threes if "of" in x and x in sector_words()]


def _of_part(words: Sequence[str]) -> list[str]:
    """The sectors of a phrase from its head to the left, longer entries first."""
    found, end = [], len(words)
    while end > 0:
        size = next((n for n in range(min(LONGEST, end), 0, -1) if tuple(words[end - n : end]) in sector_words()), 0)
        if size:
            sector = sector_words()[tuple(words[end - size : end])]
            found += [sector] if sector != NONE else []
        end -= size or 1
    return found
