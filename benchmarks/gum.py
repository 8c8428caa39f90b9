"""Coreference on GUM (Zeldes 2017): whether pronouns and definite descriptions lead to the right name.

Political analysis asks whom "he" and "the ministry" name, so that is counted, rather than links or clusters: of the
gold's third-person pronouns and definite descriptions of persons, organizations and places whose chain has a name,
those for which our mention's entity has a name at the place of a name of that chain (recall), and of those that we
join to any name, the right ones (precision). Chains follow the links ana, coref, cata and appos. A name is a mention
with a capital, beyond the sentence's first word where there are more. The split is that of the data: documents whose
CRC-32 is divisible by four are dev; essays are left out. A unit is a document, joined from its tokens.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, overlap, prf, total, touches
from benchmarks.texts import folder, read
from benchmarks.tokens import join
from dragoman.records import Mention

KINDS = frozenset(["person", "organization", "place"])
LINKS = frozenset(["ana", "coref", "cata", "appos"])
PRONOUNS = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves".split()
)
DEFINITE = frozenset("the this that these those".split())
FORMS = {"pronoun": "pronouns", "nominal": "descriptions"}


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold mention: its place, its chain, and its form (None: of no form that is measured)."""

    place: Range
    chain: str
    form: str | None


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score the dev documents; `limit` takes the first ones."""
    paths = [path for path in sorted(folder(data, "gum_coref").glob("*.tsv")) if is_dev(path)][:limit]
    documents = (annotated(path.read_text(encoding="utf-8")) for path in paths)
    return figures([score(gold, read(text)) for text, gold in documents], measure)


def is_dev(path: Path) -> bool:
    """Whether the document is held out from training, and no essay."""
    return zlib.crc32(path.stem.encode()) % 4 == 0 and "_essay_" not in path.name


def annotated(tsv: str) -> tuple[str, list[Marked]]:
    """A WebAnno file's text and its mentions of the measured kinds."""
    rows = [line.split("\t") for line in tsv.splitlines() if re.match(r"\d+-\d+\t", line)]
    text, places = join(row[2] for row in rows)
    tokens: dict[str, list[int]] = {}
    kinds: dict[str, str] = {}
    for i, row in enumerate(rows):
        for name, kind in _mentions(row):
            tokens.setdefault(name, []).append(i)
            kinds[name] = kind
    chains = _chains(link for row in rows for link in _links(row))
    wanted = [name for name in tokens if kinds[name] in KINDS]
    forms = {name: form([rows[i][2] for i in tokens[name]], rows[tokens[name][0]][0]) for name in wanted}
    spans = {name: (places[tokens[name][0]][0], places[tokens[name][-1]][1]) for name in wanted}
    return text, [Marked(spans[name], chains.get(name, name), forms[name]) for name in wanted]


def form(words: Sequence[str], position: str) -> str | None:
    """Whether a mention, of these words from this position (sentence-word) on, is a name, pronoun or description."""
    if words[0].lower() in PRONOUNS:
        return "pronoun" if len(words) == 1 else None
    later = words[1:] if position.endswith("-1") and len(words) > 1 else words
    if any(word[0].isupper() and word != "I" for word in later if word.lower() not in DEFINITE):
        return "name"
    return "nominal" if words[0].lower() in DEFINITE and len(words) > 1 else None


def _mentions(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    for part in row[3].split("|") if row[3] != "_" else ():
        kind, number = re.fullmatch(r"(.*?)(?:\[(\d+)\])?", part).groups()  # type: ignore[union-attr]
        yield number or row[0], kind


def _links(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of mentions; one without a number goes by the position of its one word."""
    for kind, link in zip(row[8].split("|"), row[9].split("|"), strict=True):
        found = re.fullmatch(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?", link)
        if kind in LINKS and found:
            position, other, own = found.groups()
            yield (row[0] if own in (None, "0") else own), (position if other in (None, "0") else other)


def _chains(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    chains: dict[str, str] = {}
    for a, b in links:
        old, new = chains.setdefault(a, a), chains.setdefault(b, b)
        chains = {name: new if chain == old else chain for name, chain in chains.items()}
    return chains


def score(gold: Sequence[Marked], reading: dr.Reading) -> Counts:
    """One document's counts, by form."""
    named: dict[str, list[Range]] = {}
    for mark in gold:
        if mark.form == "name":
            named.setdefault(mark.chain, []).append(mark.place)
    counts: Counts = Counter()
    for mark in gold:
        if mark.form in FORMS and mark.chain in named:
            names = _names(mark, reading)
            counts[f"{mark.form} gold"] += 1
            counts[f"{mark.form} ours"] += bool(names)
            counts[f"{mark.form} hit"] += touches(names, named[mark.chain])
    return counts


def _names(mark: Marked, reading: dr.Reading) -> list[Range]:
    """The places of the names to which our mention at this place leads."""
    alike = (m for m in reading.mentions if m.form == mark.form and m.entity is not None)
    here = [m for m in alike if mark.place[0] <= m.head.start < mark.place[1]]
    if not here:
        return []
    best = max(here, key=lambda m: overlap(mark.place, _range(m)))
    return [_range(m) for m in reading.mentions if m.entity == best.entity and m.form == "name"]


def _range(mention: Mention) -> Range:
    return mention.span.start, mention.span.end


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores of both forms and of the two together, from the documents' counts."""
    c = total(units)
    out: dict[str, float] = {}
    for key, name in {**FORMS, "both": "both"}.items():
        forms = list(FORMS) if key == "both" else [key]
        hit, ours, gold = (sum(c[f"{form} {what}"] for form in forms) for what in ("hit", "ours", "gold"))
        out |= prf(name, hit, ours, gold)
    return out
