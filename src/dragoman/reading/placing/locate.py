"""Where on earth a toponym is: the place of the gazetteer that the words around it and the whole text speak for.

What a candidate has for it, in powers of ten of people: how many live there, that other names of the text tell its
country or its division, that it lies near their places, that it is a capital, and that a word tells its kind ("the city
of", "province"). "X, Y" ties X to the area Y. (Leidner 2007, Toponym Resolution in Text; Lieberman et al. 2010, ICDE.)
Where two places far apart have nearly as much for them, the toponym is ambiguous.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.document import Document
from dragoman.knowledge.folding import folded
from dragoman.knowledge.gazetteer import Spot, area, country_spot, is_wide, kilometres, spots
from dragoman.knowledge.states import demonym, seat, state_of
from dragoman.reading.placing.evidence import Evidence
from dragoman.records import Mention, Place
from dragoman.vocabulary import Reason

_AREA = "province|state|region|governorate|oblast|county|district|prefecture|department|canton"
_TOWN = "city|town|village|suburb|port|capital|neighbou?rhood"
_TOLD = {
    feature: re.compile(rf"\b(?:{words}) (?:of )?(?:the )?$|^ (?:{words})\b", re.IGNORECASE)
    for feature, words in (("PPL", _TOWN), ("ADM1", _AREA), ("ADM2", _AREA))
}
"""What stands before a toponym, or after it, and tells its kind: "the city of X", "X province"."""

_KIND = rf"(?:{_TOWN}|{_AREA}|enclave|island)"
_SIDE = r"(?:(?:central|neighbou?ring|nearby|(?:north|south|east|west)[a-z-]*) )?"
_BEHIND = re.compile(rf",? in (?:the )?{_SIDE}(?:{_KIND} of (?:the )?)?|, ?| \(| (?=[A-Z]{{2}}\b)")
_BEFORE = re.compile(
    r"((?:[A-Z][\w.-]* ){0,2}[A-Z][\w.-]*)(?:['’]s?)?"
    rf"(?:(?: [a-z][a-z-]*){{0,3}} {_KIND} (?:of )?(?:the )?|(?<=['’]s) |(?<=s['’]) )$"
)
"""The area that a toponym's own kind is of: "the Kenyan port city of X", "Turkey's southern province of X"."""

_WORD = re.compile(r"[A-ZÀ-Þ][\w.'’-]*")
_POSSESSIVE = re.compile(r"['’]s?$")
_FIELDS = ("geonames", "lat", "lon", "country", "admin1", "feature")

NAMED, DIVISION, NEAR, CAPITAL, TOLD, TOWN, DISTRICT = 2.0, 1.0, 2.0, 2.0, 2.0, 0.75, -1.0
"""What each is worth: country named, division named, neighbours, capital, kind told, town, second-order division."""

BESIDE = 25
"""How many characters before and after a toponym may tell its kind."""

MARGIN = 0.5
"""By how much the first must lead the next one elsewhere."""

APART = 100.0
"""Kilometres from which two candidates are different places."""


def located(places: Iterable[Place], mentions: Iterable[Mention], document: Document) -> list[Place]:
    """`places` with what the gazetteer has of each; the reasons of nulls are `not_found`, `ambiguous`, and
    `out_of_scope` for the point of a wide area.

    A pure function of the document: the names of its states, peoples and places are all that is looked at.
    """
    found = list(places)
    options = {name: _options(name) for name in {p.name for p in found}}
    behind = [tuple(_areas_behind(p, document)) for p in found]
    told = {p.name: areas for p, areas in zip(reversed(found), reversed(behind), strict=True) if areas}
    first = [areas[0] for areas in behind if areas]
    said = [(m.head.text, c) for m in mentions if (c := _country(m)) is not None]
    said += [(p.name, areas[0].country) for p, areas in zip(found, behind, strict=True) if areas and areas[0].country]
    alone = Evidence(said, {})
    within = {name: _inside(o, told.get(name, ())) for name, o in options.items() if not _is_shared(o)}
    evidence = Evidence(said, {n: best for n, o in within.items() if (best := _chosen(o, alone)) is not None}, first)
    done = []
    for p, areas in zip(found, behind, strict=True):
        told[p.name] = areas or told.get(p.name, ())
        inside = _inside(options[p.name], told[p.name])
        before = document.text[max(0, p.span.start - BESIDE) : p.span.start]
        best = _chosen(inside, evidence, p.name, before, document.text[p.span.end : p.span.end + BESIDE])
        done.append(_placed(p, best, known=bool(options[p.name])))
    return done


def _options(name: str) -> tuple[Spot, ...]:
    """The places of a name; a state's first of all itself. None of a wide region, or of a seat that is no capital."""
    house = seat(name)
    if is_wide(name) or (house is not None and not any(s.capital and s.country == house.iso3 for s in spots(name))):
        return ()
    state = state_of(name)
    own = country_spot(state.iso3) if state is not None and state.iso3 is not None else None
    others = tuple(s for s in spots(name) if own is None or s.geonames != own.geonames)
    return (*([own] if own is not None else []), *(others or area(name)))


def _country(mention: Mention) -> str | None:
    """The country that a name of a state, of its people or of its seat tells; none for one that is also a division."""
    if mention.form != "name":
        return None
    name = mention.head.text
    state = state_of(name) or demonym(name) or seat(name)
    return state.country if state is not None and not _is_shared(spots(name)) else None


def _is_shared(found: Sequence[Spot]) -> bool:
    """Whether a country and a large division of another bear the name: Georgia."""
    states = {s.country for s in found if s.feature == "PCLI"}
    return bool(states) and any(s.feature == "ADM1" and s.country not in states and s.population > 1e6 for s in found)


def _areas_behind(place: Place, document: Document) -> Iterator[Spot]:
    """The area that stands right behind a toponym or before it; else in the dateline.

    "Tripoli, *Lebanon*", "Paris in northern *Texas*", "the *Lebanese* city of Tripoli", "*Texas*'s Paris".
    """
    after = document.text[place.span.end : place.span.end + 60]
    joined = _BEHIND.match(after)
    if joined is not None:
        yield from _area(after[joined.end() :])
    owner = _BEFORE.search(document.text[max(0, place.span.start - 60) : place.span.start])
    if owner is not None:
        yield from _owning(owner[1])
    if document.dateline is not None:
        town, comma, rest = document.dateline.text.partition(",")
        if comma and folded(town) == folded(place.name):
            yield from _area(rest.strip())


def _owning(words: str) -> tuple[Spot, ...]:
    """The area or the country of the people that some words in capitals end with."""
    for name in (words.split(" ", n)[n] for n in range(words.count(" ") + 1)):
        people = demonym(name)
        found = area(name) if people is None else tuple(filter(None, [country_spot(people.iso3 or "")]))
        if found:
            return found
    return ()


def _area(text: str) -> tuple[Spot, ...]:
    """The area that a text begins with, of two words or of one."""
    words: list[str] = []
    for m in _WORD.finditer(text):
        if m.start() > len(" ".join(words)) + 1 or len(words) == 3:
            break
        words.append(m[0])
        if _POSSESSIVE.search(m[0]):
            break
    for size in range(len(words), 0, -1):
        name = _POSSESSIVE.sub("", " ".join(words[:size]))
        found = area(name) or area(name.rstrip("."))
        if found:
            return found
    return ()


def _inside(found: tuple[Spot, ...], areas: Sequence[Spot]) -> tuple[Spot, ...]:
    """Of the candidates those in one of the areas, where there are any."""
    kept = tuple(
        s
        for s in found
        if any(s.country == a.country and a.feature == "PCLI" != s.feature for a in areas)
        or any(s.admin1_id == a.geonames != s.geonames for a in areas)
    )
    return kept or found


def _chosen(
    found: Sequence[Spot], evidence: Evidence, name: str | None = None, before: str = "", after: str = ""
) -> Spot | None:
    """The candidate with most for it; None where there is none, or one elsewhere has nearly as much."""
    ranked = sorted(((_weight(s, evidence, name, before, after), -n) for n, s in enumerate(found)), reverse=True)
    if not ranked:
        return None
    best = found[-ranked[0][1]]
    rivals = (found[-n] for weight, n in ranked[1:] if weight > ranked[0][0] - MARGIN)
    return None if any(_elsewhere(best, rival) for rival in rivals) else best


def _weight(spot: Spot, evidence: Evidence, name: str | None, before: str, after: str) -> float:
    base = math.log10(spot.population + 10) + NAMED * evidence.country(spot.country or "", name)
    if spot.feature in ("PCLI", "CONT"):
        return base + NAMED
    words = _TOLD[spot.feature]
    told = TOLD if words.search(before) or words.match(after) else 0.0
    kind = {"PPL": TOWN, "ADM1": 0.0, "ADM2": DISTRICT}[spot.feature]
    within = spot.admin1_id if spot.geonames != spot.admin1_id else None
    division = DIVISION if within is not None and evidence.division(within, name) else 0.0
    near = NEAR * evidence.nearness(spot.point, name) if spot.point is not None else 0.0
    return base + told + kind + division + near + (CAPITAL if spot.capital else 0.0)


def _elsewhere(one: Spot, other: Spot) -> bool:
    """Whether two are different places: not a town and the division or district around it."""
    if one.admin1_id is not None and one.admin1_id == other.admin1_id and {one.feature, other.feature} != {"PPL"}:
        return False
    if one.point is None or other.point is None:
        return one.country != other.country
    return kilometres(one.point, other.point) > APART


def _placed(place: Place, spot: Spot | None, known: bool) -> Place:
    if spot is None:
        why: Reason = "ambiguous" if known else "not_found"
        state = None if known else state_of(place.name)
        country = state.country if state is not None else None
        missing = [name for name in _FIELDS if name != "country" or country is None]
        return replace(place, country=country, reasons=dict.fromkeys(missing, why))
    fields = {name: getattr(spot, name) for name in _FIELDS}
    return replace(place, **fields, reasons=_missing(spot))


def _missing(spot: Spot) -> dict[str, Reason]:
    wide = spot.feature in ("CONT", "PCLI")
    reasons: dict[str, Reason] = {} if spot.lat is not None else {"lat": "out_of_scope", "lon": "out_of_scope"}
    if spot.admin1 is None:
        reasons["admin1"] = "out_of_scope" if wide else "not_found"
    return reasons if spot.country is not None else {**reasons, "country": "out_of_scope"}
