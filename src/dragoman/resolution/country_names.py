"""Which country the words of a name tell: "Iraqi police", "a spokesman for the Turkish army", "residents of Mosul".

A state, a people or a seat of government that stands first tells it; so does what the body in front belongs to,
behind "of", "in", "from" or "for". None where the words tell nothing, or a state only in another part: "pro-Iran
militias", "envoys to Ghana", "Iran's allies".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.knowledge.actors import actors_named
from dragoman.knowledge.gazetteer import is_wide, spots
from dragoman.knowledge.people import noun_ending, noun_starting
from dragoman.knowledge.peoples import people_country
from dragoman.knowledge.states import demonym, seat, state_of
from dragoman.resolution.sectors import sectors_of

AT_HOME = frozenset("CVL UNK COP JUD LEG PTY OPP EDU MED LAB AGR REL JRN BUS CRM REB UAF".split())
"""Sectors of those who are mostly of the country that they are in: "police in Ghana", but not "troops in Ghana"."""

PUBLIC = frozenset("COP GOV LEG JUD".split())
"""Sectors of the bodies that bear the name of their town even in capitals: "Lagos Police Command"."""

BELONGS = frozenset({"heads", "commands", "member_of", "part_of", "represents", "advises"})
"""Ties whose beginning is of the country of their end: "a member of the Thai cabinet"."""

LARGE = 100_000
"""The people of a place whose name alone may tell a country."""

TOWN = 30_000
"""The people of a town that is as likely meant as a division elsewhere: Canterbury."""

LONGEST = 4
"""The most words of a name at the beginning."""

_WORD = re.compile(r"[^\W\d_][\w.’'-]*")
_OWNER = re.compile(r"['’]s?$")
_PARTED = re.compile(r"\s+(of|in|from|for|to|by|with|against|on|at|near|over|who|that|which)\s+|,\s+")
_OWNING = frozenset({"of", "in", "from", "for"})
_SIDE = re.compile(r"^(?:(?:the|central|nearby|rural|(?:north|south|east|west)[a-z-]*)\s+)+", re.IGNORECASE)
"""What stands before a name and leaves it whole: "in the south-eastern X"."""

_ABROAD = re.compile(r"\b(?:foreign(?! (?:minist|secretar|affairs|office))|international|un|ethnic)\b", re.IGNORECASE)
"""Words in whose company a state is not one's own: "*foreign* troops of Ghana", "*ethnic* Russians"."""

_BOUND = re.compile(
    r"^(?:pro|anti|non|ex)-|-(?:backed|led|aligned|linked|funded|trained|allied|sponsored|supported|born|occupied"
    r"|controlled|run|held|made|owned)$",
    re.IGNORECASE,
)
"""Hyphenated words that bind others to a state: "Iran-backed militias"."""

_RULING = re.compile(r"\b(?:government|authorities|regime|junta|administration|cabinet|rulers)$")
"""Who are of the state in whose capital they are: "the government in Kabul"."""

_OTHERS = frozenset(
    "proxy proxies ally allies enemy enemies foe foes rival rivals neighbour neighbours neighbor neighbors partner "
    "partners opponent opponents adversary adversaries critic critics friend friends".split()
)
"""Those who are somebody's, and mostly of another country: "Iran's proxies"."""

_ORDINARY = frozenset(
    "union independence king capital metro delta nice mobile orange split man most bath cork van reading".split()
)
"""Names of towns that are words as well."""

_PLACE = re.compile(
    r"\b(?:city|town|village|province|region|district|state|capital|port|island|suburb|camp|governorate|county|area|"
    r"neighbou?rhood)s?$"
)
"""What a place is called before its name: "the Syrian town of X"."""

_WIDE = re.compile(r"\b(?:Latin|Central|South|North) American?s?\b|\b(?:South|East|North) Asians?\b")
"""Names of wide regions that end as a state's would."""

_COUNTS = frozenset(
    "number dozen dozens hundred hundreds thousand thousands million millions lots scores many most some all couple "
    "group groups handful crowd crowds majority minority half one two three four five six seven eight nine ten".split()
)
"""What somebody is counted by: "hundreds of Kenyans"."""


def country_of(name: str) -> str | None:
    """The country (ISO 3166-1 alpha-3) of "Iraq", "the Kremlin", "senior Iraqi officials"; None where none is told."""
    plain = name.strip()
    if plain.isupper() and " " in plain:
        plain = plain.title()
    known = state_of(plain) or seat(plain) or demonym(plain)
    if known:
        return known.country
    if _has(plain, _OTHERS):
        return None
    body = _PARTED.split(plain, maxsplit=1)[0]
    return people_country(plain) or _of_long_name(plain) or _first(body) or _behind(plain)


def _of_long_name(name: str) -> str | None:
    """The country of a state with "of" or "and" in its name, at the beginning: "Republic of Ireland officials"."""
    words = name.split()
    starts = (" ".join(words[:end]) for end in range(len(words) - 1, 2, -1))
    return next((known.country for start in starts if (known := state_of(start))), None)


def _first(body: str) -> str | None:
    """The country of the state, people or town that stands before the words of what somebody is, or last and alone."""
    words = _WORD.findall(body)
    for i, word in enumerate(words):
        if _BOUND.search(word) or _ABROAD.match(" ".join(words[i:])):
            return None
        for end in range(min(i + LONGEST, len(words)), i, -1):
            part, rest = " ".join(words[i:end]), words[end:]
            known = demonym(part) or (state_of(part) if rest else None)
            if known is not None or _WIDE.search(part):
                return known.country if known is not None else None
            told = people_country(part) or _of_base(part) or (_of_body(part, rest) if rest else None)
            if told or (i == 0 and rest and (told := _of_town(words[:end], rest))):
                return told
    return None


def _of_base(word: str) -> str | None:
    """The country of "London-based"."""
    home = word.removesuffix("-based")
    if home == word:
        return None
    known = state_of(home)
    return known.country if known else _largest(home)


def _of_body(part: str, rest: Sequence[str] = ()) -> str | None:
    """The country of a seat that is no town, or of a known body: "*Kremlin* officials", "*Duma* deputies".

    Not of groups that fight in several countries.
    """
    if rest and not (rest[0][:1].islower() and _is_somebody(rest)):
        return None
    known = seat(part)
    if known and known.capital != part:
        return known.country
    told = {
        actor.countries
        for actor in actors_named(part)
        if actor.kind in ("organization", "group") and "IMG" not in actor.sectors
    }
    countries = told.pop() if len(told) == 1 else ()
    return countries[0] if len(countries) == 1 else None


def _of_town(part: Sequence[str], rest: Sequence[str]) -> str | None:
    """The country of the town or province that stands first: "Mosul police", "Lyon's mayor", "Kano State Government".

    A proper name may begin with a town's and be of elsewhere ("Quds Force").
    """
    if not part[0][:1].isupper() or len(part) > 3:
        return None
    owns = _OWNER.search(part[-1]) is not None
    public = next(iter(sectors_of(" ".join(rest))), None) in PUBLIC
    if not (public or ((owns or rest[0][:1].islower()) and _is_somebody(rest))):
        return None
    return _largest(_OWNER.sub("", " ".join(part)))


def _largest(name: str) -> str | None:
    """The country of the large town or division of a name, if ten times as many people live in none elsewhere."""
    if is_wide(name) or state_of(name) or actors_named(name) or name.lower() in _ORDINARY or not name[:1].isupper():
        return None
    found = sorted(spots(name), key=lambda s: -s.population)
    if not found or found[0].population < LARGE:
        return None
    limit = found[0].population / 10 if found[0].feature == "PPL" else min(found[0].population / 10, TOWN)
    return None if any(s.population > limit for s in found if s.country != found[0].country) else found[0].country


def _behind(name: str) -> str | None:
    """The country of what the first part belongs to: "Government of Ghana", "the head of the Thai army".

    Of a state or town that somebody is in, only of those who are mostly at home there: "nurses in Ghana".
    """
    joints = list(_PARTED.finditer(name))
    body = name[: joints[0].start()] if joints else ""
    if not body or _ABROAD.search(body):
        return None
    for joint, after in zip(joints, [*joints[1:], None], strict=True):
        word, owner = joint[1] or "in", name[joint.end() : after.start() if after else None]
        if word not in _OWNING:
            return None
        told = _of_owner(body, word, name[joint.end() :]) if after else None
        if told or (told := _of_owner(body, word, owner)):
            return told
    return None


def _of_owner(body: str, joint: str, owner: str) -> str | None:
    """The country of an owner, where the body is of those that have it from there."""
    house = seat(owner) if joint == "in" and _RULING.search(body) else None
    sector = next(iter(sectors_of(body)), None)
    if house is not None or (joint == "in" and sector not in AT_HOME):
        return house.country if house is not None else None
    lemma = noun_ending([w.lower() for w in _WORD.findall(body)])
    held = lemma is not None and lemma.tie in BELONGS and lemma.direction == "forward"
    whole = joint == "of" and len(_WORD.findall(body.removeprefix("the "))) <= 1
    known = state_of(_bare(owner))
    if known:
        return known.country if (whole or sector or held) and joint != "for" else None
    settled = joint == "in" or (joint == "of" and sector in AT_HOME | PUBLIC)
    told = None
    if (settled and (joint == "in" or _PLACE.search(owner))) or held or (joint == "of" and _has(body, _COUNTS)):
        told = _first(owner) or (_of_body(_bare(owner)) if held else None)
    return told or (_largest(_bare(owner)) if settled or (held and joint == "of") else None)


def _bare(name: str) -> str:
    return _SIDE.sub("", name.strip())


def _is_somebody(words: Sequence[str]) -> bool:
    """Whether words are those for somebody: with a sector, or a noun for people."""
    lower = [word.lower() for word in words]
    return bool(sectors_of(" ".join(words)) or noun_ending(lower) or noun_starting(lower))


def _has(text: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint(word.lower() for word in _WORD.findall(text))
