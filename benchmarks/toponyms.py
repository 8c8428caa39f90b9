"""Toponyms on TR-News (Kamalloo and Rafiei 2018) and LGL (Lieberman et al. 2010), beside bare spaCy's small model.

Ours are the names of states and places, whatever they do in their sentence, as both sets mark "Kenya objected" and
"Kenyan" too; "places" are the records of that name, which leave out states that act and adjectives. Precision,
recall and F1 of the spans, micro-averaged, and how far off the coordinates are, as Gritta et al. (2018, 2020, both
Language Resources and Evaluation) measure geoparsers: "exact" is the same span, "overlap" a shared character, each
span serving once. "Located" is the share of found gold toponyms with coordinates to which we give some, and of these
how many lie within 161 km (100 miles); "right country" is of those to which we give a country. The "baseline" gives
each of the same places the largest of its name in the gazetteer. A toponym whose offsets do not give its phrase is left
out (117 of 1,319 in TR-News, none in LGL), and what is found with the same words in that article counts neither way. A
unit is an article.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, overlap, prf, shares, total
from benchmarks.texts import folder, parts, read
from dragoman import records
from dragoman.knowledge.gazetteer import Point, kilometres, spots
from dragoman.knowledge.states import state_of
from dragoman.reading.parsing.parse import pipeline

SETS = {"TR-News": "TR-News.xml", "LGL": "lgl.xml"}
SPACY = frozenset(["GPE", "LOC", "FAC"])
NEAR = 161.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A toponym's place in the text and, where they are known, its point and its country (ISO 3166-1 alpha-3)."""

    place: Range
    point: Point | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A text, its toponyms, and the words of those whose offsets are wrong."""

    text: str
    spots: list[Spot]
    aside: frozenset[str] = frozenset()


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score both sets; `limit` takes the first articles of each."""
    out: dict[str, Figure] = {}
    for name, file in SETS.items():
        texts = list(articles(folder(data, "geo") / file, limit))
        counts = [ours(article) for article in texts]
        found = figures(counts, measure_located if total(counts)["located"] else measure_ours)
        peer = figures([score("toponym", x, bare(x.text)) for x in texts], measure)
        found |= {f"spaCy {measured}": figure for measured, figure in peer.items()}
        out |= {f"{name} {measured}": figure for measured, figure in found.items()}
    return out


def articles(path: Path, limit: int | None) -> Iterator[Article]:
    """The file's articles, in its order."""
    for element in list(ET.parse(path).getroot().iter("article"))[:limit]:
        yield annotated(element)


def annotated(article: ET.Element) -> Article:
    """An article's text and toponyms; wrong offsets are put aside."""
    text = article.findtext("text", "")
    spots, aside = list[Spot](), set[str]()
    for toponym in article.iter("toponym"):
        place, phrase = (_int(toponym, "start"), _int(toponym, "end")), toponym.findtext("phrase", "")
        if text[slice(*place)] == phrase:
            spots.append(Spot(place, _point(toponym), _country(toponym)))
        else:
            aside.add(phrase)
    return Article(text, spots, frozenset(aside))


def _int(element: ET.Element, tag: str) -> int:
    return int(element.findtext(tag, ""))


def _point(toponym: ET.Element) -> Point | None:
    lat, lon = toponym.findtext("gaztag/lat"), toponym.findtext("gaztag/lon")
    return (float(lat), float(lon)) if lat and lon else None


def _country(toponym: ET.Element) -> str | None:
    state = state_of(toponym.findtext("gaztag/country", ""))
    return state.iso3 if state else None


def ours(article: Article) -> Counts:
    """One article's counts of what Dragoman reads."""
    whole = list(parts(read(article.text)))
    named = {p.range(m.head) for p in whole for m in p.reading.mentions if is_toponym(m)}
    places = [Spot(p.range(x.span), _located(x), x.country) for p in whole for x in p.reading.places]
    at = [spot.place for spot in places]
    counts = score("toponym", article, named.union(at)) + score("places", article, at)
    populous = [_most_populous(p.range(x.span), x.name) for p in whole for x in p.reading.places]
    largest = resolved(article.spots, populous)
    return counts + resolved(article.spots, places) + Counter({f"populous {name}": n for name, n in largest.items()})


def _most_populous(place: Range, name: str) -> Spot:
    """The largest place of a name, as a baseline."""
    best = max(spots(name), key=lambda s: s.population, default=None)
    return Spot(place) if best is None else Spot(place, best.point, best.country)


def is_toponym(mention: records.Mention) -> bool:
    """Whether a mention is a name of a state or place, or the adjective of one."""
    return mention.form == "name" and mention.kind in ("state", "place")


def _located(place: records.Place) -> Point | None:
    return None if place.lat is None or place.lon is None else (place.lat, place.lon)


def bare(text: str) -> set[Range]:
    """What spaCy's small model finds by itself; an article before and a possessive after are taken off."""
    return {_trimmed(e.start_char, e.text) for e in pipeline()(text).ents if e.label_ in SPACY}


def _trimmed(start: int, name: str) -> Range:
    kept = re.fullmatch(r"(?:the )?(.*?)(?:['’]s)?", name, re.IGNORECASE | re.DOTALL)
    return (start + kept.start(1), start + kept.end(1)) if kept else (start, start + len(name))


def score(name: str, article: Article, found: Iterable[Range]) -> Counts:
    """One article's counts of found spans."""
    gold = [spot.place for spot in article.spots]
    kept = [place for place in set(found) if not _is_aside(article, place, gold)]
    exact = len({*gold} & {*kept})
    counts = {"gold": len(gold), "ours": len(kept), "exact": exact, "overlap": _overlapping(gold, kept)}
    return Counter({f"{name} {what}": n for what, n in counts.items()})


def _is_aside(article: Article, place: Range, gold: Sequence[Range]) -> bool:
    return article.text[slice(*place)] in article.aside and not any(overlap(place, spot) for spot in gold)


def _overlapping(gold: Iterable[Range], found: Iterable[Range]) -> int:
    """How many pairs share a character, each span in one pair at the most; from left to right that is most of them."""
    free, hits = sorted(found), 0
    for place in sorted(gold):
        hit = next((other for other in free if overlap(place, other)), None)
        if hit is not None:
            free.remove(hit)
            hits += 1
    return hits


def resolved(gold: Iterable[Spot], places: Iterable[Spot]) -> Counts:
    """How many of the gold toponyms with a point we have as places, and give a point, a country, and the right ones."""
    found = {spot.place: spot for spot in places}
    counts: Counts = Counter()
    for spot in gold:
        mine = found.get(spot.place)
        if mine is None or spot.point is None:
            continue
        counts["found"] += 1
        if mine.point is not None:
            counts.update(located=1, near=kilometres(mine.point, spot.point) <= NEAR)
        if mine.country is not None:
            counts.update(settled=spot.country is not None, home=mine.country == spot.country is not None)
    return counts


def measure_ours(units: Sequence[Counts]) -> dict[str, float]:
    """The scores of our spans and how many have coordinates, from the articles' counts."""
    located = shares(total(units), {"located, share": ("located", "found")})
    return measure(units) | measure(units, "places") | located


def measure_located(units: Sequence[Counts]) -> dict[str, float]:
    """The same and, where something is located, how well."""
    named = {"within 161 km, share": ("near", "located"), "right country, share": ("home", "settled")}
    largest = {f"baseline {name}": (f"populous {a}", f"populous {b}") for name, (a, b) in named.items()}
    return measure_ours(units) | shares(total(units), named | largest)


def measure(units: Sequence[Counts], name: str = "toponym") -> dict[str, float]:
    """The scores of spans, from the articles' counts."""
    c = total(units)
    whole = c[f"{name} ours"], c[f"{name} gold"]
    return prf(f"{name} exact", c[f"{name} exact"], *whole) | prf(f"{name} overlap", c[f"{name} overlap"], *whole)
