"""Who led which state from when to when, from 1945 to February 2021, and what leaders are called.

`data/leaders.tsv` is compiled from REIGN's list of leaders, the World Factbook and presidents (`compiling/leaders.py`).
The list knows most people by their family name only, and the office of some; where it does not, that is "leader". What
came after its end is not known: who led a state then has no `until`.
"""

from __future__ import annotations

import difflib
import functools
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.knowledge.actors import KnownActor, Occupancy
from dragoman.knowledge.folding import folded
from dragoman.knowledge.tables import listed, rows

LAST = "2021-02-28"
"""The last day that the list tells of: it was given out in March 2021."""

LEADER = "leader"
"""The office where the list knows none."""

_PARTICLES = frozenset("al el as at ath bin ibn ben de la di da do dos van von der den".split())
_ALIKE = 0.6
"""How alike (difflib) two spellings of a given name are: "Haydar", "Haider"."""

_INITIAL = re.compile(r"\b(\w)\.")


@dataclass(frozen=True, slots=True)
class LeaderTitle:
    """A row of `leader_titles.tsv`: the noun, and the office of the list that it means (None: any)."""

    lemma: str
    office: str | None
    example: str


@functools.cache
def leader_titles() -> dict[str, LeaderTitle]:
    """Every row of `leader_titles.tsv` by its noun."""
    found = rows("leader_titles.tsv")
    return {row["lemma"]: LeaderTitle(row["lemma"], row["office"] or None, row["example"]) for row in found}


@functools.cache
def leaders() -> tuple[KnownActor, ...]:
    """Everybody on the list, by country and then by first year; the roles of each in the order of time.

    `of` is the country's ISO 3166-1 alpha-3 code, `since` a day, `until` a month or, where the list ends, None.
    """
    found = (list(told) for _, told in groupby(rows("leaders.tsv"), key=lambda row: row["id"]))
    return tuple(_leader(told) for told in found)


def leader_labelled(label: str) -> KnownActor | None:
    """The one on the list with this label, "Uhuru Kenyatta [KEN 2013]"; None where it is nobody's."""
    return _by_label().get(label)


def leaders_of(country: str, day: str) -> tuple[tuple[KnownActor, Occupancy], ...]:
    """Who led the state of this ISO 3166-1 alpha-3 code on a day (ISO 8601), or at any time of a month or year.

    () before the list's beginning, after its end, and where it has a gap. Several where several led together; on a day
    in the last month of one leader it is the one who came after, from that one's first day on.
    """
    if day > LAST[: len(day)]:
        return ()
    held = [(leader, role) for leader, role in _by_country().get(country, ()) if during(role, day)]
    latest = max(((role.since or "") for _, role in held), default="")
    if len(day) < len(latest):
        return tuple(held)
    return tuple((leader, role) for leader, role in held if not _replaced(role, latest))


def during(role: Occupancy, day: str) -> bool:
    """Whether a role was held on a day, or at any time of a month or year; never after the list's end."""
    begun = role.since is None or role.since[: len(day)] <= day
    return begun and day[:7] <= (role.until or LAST)[: len(day)] and day <= LAST[: len(day)]


def leaders_named(name: str) -> tuple[tuple[KnownActor, bool], ...]:
    """Everybody on the list who may bear a name, and whether it is the whole name, with the given one, that agrees.

    Accents, case, hyphens and the article ("Al Abadi", "al-Abadi") are passed over; a given name or initials that the
    list has must not be others.
    """
    words = name_words(name)
    near = {leader.label: leader for word in words for leader in _by_word().get(word, ())}
    agreed = [(leader, told) for leader in near.values() if (told := _agreement(name, words, leader)) is not None]
    best = next((grade for grade in ("exact", "whole", "family") if any(told == grade for _, told in agreed)), None)
    return tuple((leader, best != "family") for leader, told in agreed if told == best)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell people apart: folded, without articles, initials and possessive."""
    plain = folded(re.sub(r"['’]s$", "", name)).replace("'", "")
    words = [word for word in plain.split() if len(word) > 1]
    return tuple(word for word in words if word not in _PARTICLES) or tuple(words)


def _agreement(name: str, words: Sequence[str], leader: KnownActor) -> str | None:
    """How the words agree with the leader's names: "exact" (with middle initials), "whole", "family" (only that can be
    compared) or not at all.
    """
    known = [(other, name_words(other)) for other in (leader.name, *leader.aliases)]
    within = [o for o, w in known if min(len(words), len(w)) > 1 and (set(words) <= set(w) or set(w) <= set(words))]
    if within:
        middle = [(_INITIAL.findall(name), _INITIAL.findall(other)) for other in within]
        differ = all(mine and theirs and mine != theirs for mine, theirs in middle)
        return None if differ else "exact" if any(mine and mine == theirs for mine, theirs in middle) else "whole"
    family = [(other, w) for other, w in known if _shares_family(words, w)]
    initials = [_initials_agree(name, words, other) for other, _ in family]
    if not family or False in initials:
        return None
    given = [w for _, w in known if len(w) > 1]
    if len(words) > 1 and given and not any(_given_alike(words, w) for w in given):
        return None
    return "whole" if True in initials else "family"


def _shares_family(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether one of both is a single word that begins or ends the other, or both end in the same."""
    if len(words) == 1 or len(known) == 1:
        short, long = sorted((words, known), key=len)
        return short[0] in (long[0], long[-1])
    return words[-1] == known[-1]


def _given_alike(words: Sequence[str], known: Sequence[str]) -> bool:
    """Whether a given name of one is spelled much as one of the other; the family name stands last in both."""
    return any(difflib.SequenceMatcher(None, a, b).ratio() >= _ALIKE for a in words[:-1] for b in known[:-1])


def _initials_agree(name: str, words: Sequence[str], known: str) -> bool | None:
    """Whether two given names or more have the initials of the list: "George W. Bush", not "George H. W. Bush".

    None where the list has none, and where only one is there to compare and is the same.
    """
    told = "".join(_INITIAL.findall(known)).casefold()
    given = [word for word in folded(name).split() if word not in words[-1:] and word not in _PARTICLES]
    mine = "".join(word[0] for word in given)
    if not told or not mine or (mine != told and told.startswith(mine)):
        return None
    return (True if len(mine) > 1 else None) if mine == told else False


def _replaced(role: Occupancy, latest: str) -> bool:
    """Whether the role ended in the month in which somebody came after."""
    return role.until is not None and role.until == latest[:7] and (role.since or "") < latest


def _leader(told: Sequence[dict[str, str]]) -> KnownActor:
    first = told[0]
    roles = tuple(
        Occupancy(row["role"] or LEADER, row["country"], row["since"], row["until"] or None, _source(row["reference"]))
        for row in told
    )
    ids = tuple(("reign", row["reference"].split("+")[0]) for row in told)
    return KnownActor(
        first["person"], "person", (first["country"],), (), listed(first["aliases"]), roles, ids, first["id"]
    )


def _source(reference: str) -> str:
    id, *sources = reference.split("+")
    editions = ", ".join(source for source in sources if source != "presidents")
    told = [f"World Factbook {editions}"] if editions else []
    told += ["presidents 1.1.1"] if "presidents" in sources else []
    return f"REIGN 2021-03, {id}" + (f"; role: {'; '.join(told)}" if told else "")


@functools.cache
def _by_label() -> dict[str, KnownActor]:
    return {leader.label: leader for leader in leaders()}


@functools.cache
def _by_country() -> dict[str, tuple[tuple[KnownActor, Occupancy], ...]]:
    held = ((leader, role) for leader in leaders() for role in leader.roles)
    return {country: tuple(told) for country, told in groupby(held, key=lambda pair: pair[1].of or "")}


@functools.cache
def _by_word() -> dict[str, tuple[KnownActor, ...]]:
    found: dict[str, dict[str, KnownActor]] = defaultdict(dict)
    for leader in leaders():
        for name in (leader.name, *leader.aliases):
            for word in name_words(name):
                found[word][leader.label] = leader
    return {word: tuple(bearers.values()) for word, bearers in found.items()}
