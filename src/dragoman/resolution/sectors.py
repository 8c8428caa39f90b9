"""Which sectors of society an actor belongs to, by its name and titles (PLOVER 0.8, section 5.2).

A name is read from its head, the last word before "of", "in" and the like, to the left; the sector of its longest
entry comes first, those of the words before it follow ("opposition lawmakers": LEG, OPP). Where its head tells none,
what it is of does ("a member of parliament"). Who was something and is no more is of the former elite.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.knowledge.actors import actors_named
from dragoman.knowledge.sectors import LONGEST, NONE, sector_words
from dragoman.records import Entity, Reading

_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*\.?")
_PARTED = re.compile(r"\s+(?:of|in|from|at|for|on|with|to|near|against|by|who|that|which)\s+|,\s*|\s*[()]\s*")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_AMERICAN = {"defence": "defense", "labour": "labor", "isation": "ization"}
_BRITISH = re.compile("|".join(_AMERICAN))
_PAST = frozenset({"former", "ex", "ousted", "deposed", "exiled", "retired"})
_WEAK = frozenset({"UAF", "CVL", "UNK", "OPP"})
"""Sectors that stand behind others: "*rebel* fighters", "opposition *lawmakers*"."""

_SIDED = re.compile(r"\b(anti|pro)[-‐‑ ](\w+)(?:-\w+)*", re.IGNORECASE)
_POWER = frozenset("government regime junta state military coup putin".split())
_KIN = frozenset("wife husband widow son daughter brother sister nephew niece cousin relative family".split())
"""Whose an official's family is: the manual counts them to the elite."""

_OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "COP", "SPY"})


def sectors_of(name: str) -> tuple[str, ...]:
    """The sectors that a name tells, the primary one first; () where it tells none."""
    sided = _SIDED.search(name)
    plain = _POSSESSIVE.sub(" ", _SIDED.sub(" ", name))
    parts = [words for part in _PARTED.split(plain) if (words := _words(part))]
    found = _joined(_words(plain)) or next((told for part in parts if (told := _of_part(part))), [])
    found = found or _of_known(name)
    head = set(parts[0]) if parts else set()
    if found and found[0] in _OFFICES and head & _PAST:
        found = ["ELI", *found]
    if head & _KIN and (told := [s for part in parts for s in _of_part(part) if s in _OFFICES]):
        found = ["ELI", *told]
    if {"MIL", "UAF"} & set(found) and {"REB", "PRM"} & set(found):
        found.sort(key=lambda sector: sector in ("MIL", "UAF"))
    if sided is not None:
        found = _with_side(found, sided)
    return tuple(dict.fromkeys(sorted(found, key=lambda sector: sector in _WEAK)))


def _of_known(name: str) -> list[str]:
    """The sectors of a known actor that a name is, or begins with: "Duma deputies"."""
    words = _POSSESSIVE.sub("", name).split()
    starts = (" ".join(words[:end]) for end in range(len(words), 0, -1))
    known = next((found for start in starts if (found := actors_named(start))), ())
    return list(known[0].sectors) if len(known) == 1 else []


def _with_side(found: Sequence[str], sided: re.Match[str]) -> list[str]:
    """The sectors of those who are for or against a government: armed (PRM, REB), or opposition besides."""
    against = sided[1].lower() == "anti"
    if "UAF" in found[:1] and sided[2].lower() in _POWER:
        return ["REB" if against else "PRM", *found]
    return [*found, "OPP"] if against and sided[2].lower() in _POWER else list(found)


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
    words = [word.lower().replace(".", "") for word in _WORD.findall(part.replace("-", " "))]
    return [_BRITISH.sub(lambda m: _AMERICAN[m[0]], word) for word in words]


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
