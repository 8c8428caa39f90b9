"""The list of leaders: `python -m compiling.leaders LEADERLIST EDITION_2015 EDITION_2026 COUNTRIES PRESIDENTS`.

LEADERLIST is REIGN's list of leaders to March 2021 (Bell, Besaw and Frank 2021, One Earth Future; facts: who ruled a
state from which day to which month), EDITION_… are the World Factbook's, unpacked (see `compiling.offices`), COUNTRIES
is `country_data.tsv` of country_converter 1.3.2, which has the Gleditsch-Ward number of each state, PRESIDENTS the
package of `compiling.presidents`, for the office and the whole names of those of the United States.

REIGN has no offices, and mostly family names only. Where the Factbook has somebody of that name in that state who held
the office when the person began to rule, the office and the whole name are the Factbook's. Between the editions an
office is kept where it cannot be another's: one person is chief of state and head of government in both, or a monarch
is chief of state in both, or the first and the last leader between them hold it. Everything else has no office.
States that are no more (Czechoslovakia, both Germanies' east, South Vietnam, both Yemens, Yugoslavia) are left out.
"""

from __future__ import annotations

import csv
import difflib
import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from compiling.offices import Holder, holders
from compiling.presidents import presidents
from dragoman.knowledge.folding import folded

FILE = Path(__file__).parent.parent / "src/dragoman/knowledge/data/leaders.tsv"
COLUMNS = ("person", "id", "country", "role", "since", "until", "aliases", "reference")

EDITIONS = ("2015-11", "2026-01")
"""The month of each edition, after its last date."""

END = "2021-03"
"""When REIGN's list was given out."""

CODES = {"255": "DEU", "316": "CZE", "345": "SRB", "679": "YEM", "816": "VNM", "946": "KIR", "947": "TUV", "955": "TON",
         "970": "NRU"}  # fmt: skip
"""States by their number in REIGN's list (Correlates of War's) where it is not that of country_converter.

Told by whom the Factbook names: Waqa, Natano, Maamau, Pohiva, Babis, Vucic, Hadi, Merkel.
"""
ENDED = ("265", "315", "678", "680", "817")
MONTENEGRO = "341"
"""Serbia is 345 from when this one has leaders; before, 345 is Yugoslavia."""

MONARCHS = frozenset("king queen emperor sultan amir emir prince".split()) | {"grand duke"}
CLOSE = 62
"""Days within which both lists tell the same beginning."""
ALIKE = 0.72
"""How alike (difflib) two family names are that transliterate one, where the same day is told."""

SAME = 0.85
"""How alike two whole names are that spell one."""

HEADER = """\
# Leaders of states from 1945 to March 2021, by when they ruled. Source: REIGN's list of leaders of March 2021 (facts),
# made by compiling/leaders.py; role and whole name from the World Factbook (public domain), editions of November 2015
# and early 2026, and from presidents 1.1.1 (MIT), where these have them. person: the fullest name there is, often a
# family name only. id: country and first year. role: empty where no source tells the office. until: the last month;
# empty for who ruled when the list ends: nothing is known from there on. reference: REIGN's leadid, behind "+" the
# Factbook's editions or "presidents"."""

_NOTE = re.compile(r"\s*\(.*|\s*&.*|\s+and\s.*")
_CAPITALS = re.compile(r"\b(?![IVX]+\b)[A-Z]{2,}\b")
_INITIALS_BEHIND = re.compile(r"^(\w[^.,]+) ((?:\w\.)+)$")
_INITIALS = re.compile(r"(?:\w\.\s?)+")
_PARTICLES = frozenset("al el bin ibn ben de la di da do dos van von der den st".split())


@dataclass(slots=True)
class Spell:
    """A row of REIGN's: `born` is a year or ""; office, other names and `editions` come from the other sources."""

    name: str
    country: str
    since: str
    until: str
    born: str
    reference: str
    role: str = ""
    names: list[str] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)


def main() -> None:
    """Write the list."""
    file, old, new, countries, package = map(Path, sys.argv[1:])
    found = list(spells(file, countries))
    editions = (holders(old), holders(new))
    by_country = {c: list(rows) for c, rows in itertools.groupby(found, key=lambda s: s.country)}
    for country, rows in by_country.items():
        told = [edition.get(country, ()) for edition in editions]
        leading = [_matched(rows, held, month) for held, month in zip(told, EDITIONS, strict=True)]
        _between(rows, told, leading)
    _name_presidents(by_country["USA"], dict(presidents(package)))
    lines = ("\t".join(row) for row in _rows(by_country.values()))
    FILE.write_text("\n".join((HEADER, "\t".join(COLUMNS), *lines)) + "\n", encoding="utf-8")


def spells(file: Path, countries: Path) -> Iterator[Spell]:
    """The rows of REIGN's list by country and then by date."""
    with countries.open(encoding="utf-8") as lines:
        codes = {row["GWcode"]: row["ISO3"] for row in csv.DictReader(lines, delimiter="\t")} | CODES
    with file.open(encoding="utf-8", errors="replace") as lines:  # a note holds a broken character
        rows = [row for row in csv.DictReader(lines) if row["ccode"] not in ENDED]
    split = min(_day(row) for row in rows if row["ccode"] == MONTENEGRO)
    kept = (row for row in rows if row["ccode"] != "345" or _day(row) >= split or not row["eyear"])
    found = [
        Spell(_name(row["leader"]), codes[row["ccode"]], _day(row), _month(row), _year(row), row["leadid"].strip())
        for row in kept
    ]
    yield from sorted(found, key=lambda s: (s.country, s.since))


def _day(row: dict[str, str]) -> str:
    return f"{int(row['syear'])}-{int(row['smonth']):02}-{int(row['sdate']):02}"


def _month(row: dict[str, str]) -> str:
    return f"{int(row['eyear'])}-{int(row['emonth']):02}" if row["eyear"] else ""


def _year(row: dict[str, str]) -> str:
    return row["birthyear"] if row["birthyear"].isdigit() else ""


def _name(written: str) -> str:
    """The name as one writes it: "Senanayake, Dudley" and "Papandreou, G." turned round, notes left out."""
    last, _, first = _INITIALS_BEHIND.sub(r"\1, \2", _NOTE.sub("", written).strip()).partition(",")
    first = f"{first.strip()}." if len(first.strip()) == 1 else first
    name = " ".join(f"{first.strip()} {last}".split()).replace(".", ". ").replace("  ", " ").strip()
    name = _CAPITALS.sub(lambda found: found[0].capitalize(), name)
    return name.capitalize() if name.islower() and "-" not in name else name


def _tokens(name: str) -> list[str]:
    words = [word for word in folded(_INITIALS.sub("", name)).split() if len(word) > 1]
    return [word for word in words if word not in _PARTICLES] or words


def _matched(rows: Sequence[Spell], held: Iterable[Holder], month: str) -> Spell | None:
    """Give office and whole name to who rules in an edition's month, where it has them; who that is, with an office."""
    ruling = [s for s in rows if s.since[:7] <= month <= (s.until or month)]
    pairs = [(s, h) for s in ruling for h in held if h.since <= (s.until or END) and _likeness(s, h)[1]]
    pairs.sort(key=lambda pair: _likeness(*pair), reverse=True)
    best = {pair[1].name: pair for pair in pairs if _likeness(*pair) == _likeness(*pairs[0])}
    if len(best) != 1:
        return None
    spell, holder = pairs[0]
    spell.names += [n for n in (holder.name, holder.whole) if n not in spell.names]
    if _days(holder.since, spell.since) > CLOSE:
        return None
    spell.role = spell.role or holder.title
    spell.editions.append(month[:4])
    return spell


def _likeness(spell: Spell, holder: Holder) -> tuple[bool, float]:
    """Whether both began at one time, and how many words both names share or how alike they are; 0: another's name."""
    ours, theirs = _tokens(spell.name), _tokens(holder.whole)
    began = abs(_days(spell.since, holder.since)) <= CLOSE
    shared = len(set(ours) & set(theirs)) if ours[-1] in theirs or ours[0] in theirs else 0
    pairs = [(a, b) for a in ours for b in theirs if a[0] == b[0] and began]
    close = max((difflib.SequenceMatcher(None, a, b).ratio() for a, b in pairs), default=0.0)
    return began, shared or (close if close >= ALIKE else 0)


def _days(one: str, other: str) -> int:
    padded = [x + "-01-01"[len(x) - 10 :] if len(x) < 10 else x for x in (one, other)]
    first, second = (date.fromisoformat(x) for x in padded)
    return (first - second).days


def _between(rows: Sequence[Spell], told: Sequence[Sequence[Holder]], leading: Sequence[Spell | None]) -> None:
    """Give the office to those who began to rule between the editions, where it can be no other's."""
    first, last = leading
    if first is None:
        return
    office = first.role
    both = all([h.title for h in held] == [office, office] for held in told)
    crowned = all(len(h) == 2 and h[0].title in MONARCHS and h[1].title == office for h in told)
    if both or crowned or (last is not None and last.role == office and last is not first):
        for spell in rows:
            if spell.since >= EDITIONS[0] and not spell.role:
                spell.role = office
                spell.editions += [month[:4] for month in EDITIONS]


def _name_presidents(rows: Sequence[Spell], names: Mapping[str, str]) -> None:
    for spell in rows:
        name = names.get(spell.since[:4], "")
        if _tokens(spell.name)[-1:] == _tokens(name)[-1:]:
            spell.role, spell.names = "president", [name, *spell.names]
            spell.editions.append("presidents")


def _rows(countries: Iterable[Sequence[Spell]]) -> Iterator[tuple[str, ...]]:
    for spells in countries:
        taken: dict[str, int] = defaultdict(int)
        for person in _persons(spells):
            names = list(dict.fromkeys(n for s in person for n in (*s.names, s.name)))
            shown = max((n for s in person for n in s.names[:1]), key=len, default=None) or max(names, key=len)
            id = f"{person[0].country} {person[0].since[:4]}"
            taken[id] += 1
            id += f" {taken[id]}" if taken[id] > 1 else ""
            others = "|".join(n for n in names if n != shown)
            for s in person:
                reference = "+".join((s.reference, *dict.fromkeys(s.editions)))
                yield (shown, id, s.country, s.role, s.since, s.until, others, reference)


def _persons(spells: Sequence[Spell]) -> Iterator[list[Spell]]:
    """The spells of each person: names of which one holds the other, and the same year of birth where it is told."""
    people: list[list[Spell]] = []
    for spell in spells:
        mine = next((p for p in people if any(_one(spell, other) for other in p)), None)
        if mine is None:
            people.append([spell])
        else:
            mine.append(spell)
    yield from people


def _one(one: Spell, other: Spell) -> bool:
    mine, theirs = set(_tokens(one.name)), set(_tokens(other.name))
    alike = difflib.SequenceMatcher(None, folded(one.name), folded(other.name)).ratio() >= SAME
    if one.born and other.born:
        return one.born == other.born and (mine <= theirs or theirs <= mine or alike)
    return folded(one.name) == folded(other.name)


if __name__ == "__main__":
    main()
