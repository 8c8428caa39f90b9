"""Names on CrossNER's politics (Liu et al. 2021), beside bare spaCy's small model in the same run.

F1 of exact spans with their kind, micro-averaged, as CoNLL-2003 counts. Kinds are joined to those that all three sides
tell apart: person (gold person and politician; ours person; spaCy PERSON), organization (gold organisation and
politicalparty; ours organization and group; spaCy ORG) and place (gold country and location; ours state and place;
spaCy GPE and LOC). Elections, events and the rest are left out, as is what either reader finds within them. A unit is
a dev sentence, joined from its tokens and read by itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, Range, overlap, prf, total
from benchmarks.texts import folder, parts, read
from benchmarks.tokens import join
from dragoman.reading.parsing.parse import pipeline

Named = set[tuple[Range, str]]
ASIDE = "aside"
GOLD = {
    **dict.fromkeys(("person", "politician"), "person"),
    **dict.fromkeys(("organisation", "politicalparty"), "organization"),
    **dict.fromkeys(("country", "location"), "place"),
}
OURS = {
    "person": "person",
    **dict.fromkeys(("organization", "group"), "organization"),
    **dict.fromkeys(("state", "place"), "place"),
}
SPACY = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place"}


def run(data: Path, limit: int | None = None, without: Collection[int] = ()) -> dict[str, Figure]:
    """Read and score the dev sentences but for those at the positions `without`; `limit` takes the first ones."""
    blocks = (folder(data, "crossner_politics") / "dev.txt").read_text(encoding="utf-8").split("\n\n")
    blocks = [block for block in blocks if block.strip()]
    sentences = [sentence(block) for i, block in enumerate(blocks) if i not in without][:limit]
    readers: dict[str, Callable[[str], Named]] = {"": ours, "spaCy ": bare}
    out: dict[str, Figure] = {}
    for reader, find in readers.items():
        found = figures([score(gold, find(text)) for text, gold in sentences], measure)
        out |= {f"{reader}{name}": figure for name, figure in found.items()}
    return out


def sentence(block: str) -> tuple[str, Named]:
    """A sentence's text and names, from lines of token and BIO tag; kinds that are left out are `ASIDE`."""
    rows = [line.split("\t") for line in block.strip().splitlines()]
    text, places = join(token for token, _ in rows)
    names: list[tuple[Range, str]] = []
    for place, (_, tag) in zip(places, rows, strict=True):
        if tag.startswith("I-") and names:
            names[-1] = ((names[-1][0][0], place[1]), names[-1][1])
        elif tag != "O":
            names.append((place, GOLD.get(tag[2:], ASIDE)))
    return text, set(names)


def ours(text: str) -> Named:
    """The names that Dragoman reads: the mention's name, without title or article."""
    return {
        (part.range(m.head), OURS[m.kind])
        for part in parts(read(text))
        for m in part.reading.mentions
        if m.form == "name"
    }


def bare(text: str) -> Named:
    """The names that spaCy's small model finds by itself; an article before and a possessive after are taken off."""
    found = (e for e in pipeline()(text).ents if e.label_ in SPACY)
    return {((e.start_char + _article(e.text), e.end_char - _clitic(e.text)), SPACY[e.label_]) for e in found}


def _article(name: str) -> int:
    return 4 if name.lower().startswith("the ") else 0


def _clitic(name: str) -> int:
    return 2 if name.endswith(("'s", "’s")) else 0


def score(gold: Named, found: Named) -> Counts:
    """One sentence's counts."""
    wanted = {name for name in gold if name[1] != ASIDE}
    aside = [place for place, kind in gold if kind == ASIDE]
    counted = {name for name in found if name in wanted or not any(overlap(name[0], place) for place in aside)}
    spans = {place for place, _ in wanted} & {place for place, _ in counted}
    return Counter(gold=len(wanted), ours=len(counted), hit=len(wanted & counted), span=len(spans))


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the sentences' counts."""
    c = total(units)
    return prf("span and kind", c["hit"], c["ours"], c["gold"]) | prf("span", c["span"], c["ours"], c["gold"])
