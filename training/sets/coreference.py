"""Who is meant: GUM's chains (Zeldes 2017), and our own labels on PolNeAR's training articles.

What is asked is what the reader asks: of its own pronouns and definite descriptions, which of its own mentions before
is one with it. A mention that no chain holds, such as an "it" that is a plan, is one with none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from pathlib import Path

from benchmarks.gum import Marked, annotated, is_dev
from benchmarks.measures import Range as Place
from benchmarks.measures import overlap
from dragoman.loading.document import blocks, make_document
from dragoman.reading.encoding.pieces import pieces
from dragoman.reading.naming.antecedents import head
from dragoman.reading.naming.document_names import find_document_names
from dragoman.reading.naming.entities import cluster_names
from dragoman.reading.naming.likeness import FARTHEST, Likeness, is_anaphor
from dragoman.reading.naming.mentions import Draft, find_mentions
from dragoman.reading.parsing.parse import parse
from training.examples import Mentioned

LABELS = Path(__file__).with_name("coreference.tsv")
"""Lines of article, the place of a mention, and the place of one before that it is one with; "-" for none."""

Chain = Callable[[Draft], Hashable]
"""The chain of a mention; None where it has none."""


def gum(data: Path, dev: bool = False) -> Iterator[Mentioned]:
    """The documents that are not held out, or those that are; essays left out."""
    for path in sorted((data / "gum_coref").glob("*.tsv")):
        if is_dev(path) == dev and "_essay_" not in path.name:
            text, marks = annotated(path.read_text(encoding="utf-8"))
            drafts = mentions(text)
            yield mentioned(text, drafts, _chains(drafts, marks), drafts)


def polnear(data: Path) -> Iterator[Mentioned]:
    """The labelled articles; only what is labelled is asked."""
    labels: dict[str, list[tuple[Place, Place | None]]] = defaultdict(list)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        article, *places = line.split("\t")
        start, end = map(int, places[:2])
        labels[article].append(((start, end), None if places[2] == "-" else (int(places[2]), int(places[3]))))
    for article, rows in labels.items():
        text = (data / "polnear" / "train" / "text" / f"{article}.txt").read_text(encoding="utf-8")
        drafts = mentions(text)
        at = {place: d for place, _ in rows if (d := _draft_at(drafts, place)) is not None}
        yield mentioned(text, drafts, _joined(drafts, rows), list(at.values()))


def mentions(text: str) -> list[Draft]:
    """The mentions that the reader finds."""
    document = make_document(text)
    sentences = parse(document.text, blocks(document))
    names = find_document_names(sentences)
    return [d for s, own in zip(sentences, names, strict=True) for d in find_mentions(s, own)]


def mentioned(text: str, drafts: Sequence[Draft], chains: Chain, asked: Sequence[Draft]) -> Mentioned:
    """The text with the choices of those asked about."""
    p = pieces(text)
    likeness = Likeness(drafts, cluster_names(drafts))
    of = [chains(d) for d in drafts]
    wanted = {id(d) for d in asked}
    choices = []
    for i, d in enumerate(drafts):
        if id(d) in wanted and is_anaphor(d):
            others = list(range(max(0, i - FARTHEST), i))
            right = [of[i] is not None and of[i] == of[j] for j in others]
            choices.append((i, others, likeness.signs(i, others), right))
    return Mentioned(p, [p.words(*head(d)) for d in drafts], choices)


def _chains(drafts: Sequence[Draft], marks: Sequence[Marked]) -> Chain:
    """The gold's chain of each mention: of the mark that holds its head, the one most like it."""
    found: dict[int, Hashable] = {}
    for d in drafts:
        own = head(d)
        holding = [m for m in marks if m.place[0] <= own[0] and own[1] <= m.place[1]]
        same = [m for m in holding if overlap(m.place, (d.start, d.end)) * 2 > m.place[1] - m.place[0]]
        if same:
            found[id(d)] = min(same, key=lambda m: m.place[1] - m.place[0]).chain
    return lambda d: found.get(id(d))


def _joined(drafts: Sequence[Draft], rows: Sequence[tuple[Place, Place | None]]) -> Chain:
    """Chains from labels, and of names from the reader's own clusters."""
    chain = {id(d): n for n, d in enumerate(drafts)}

    def join(a: Draft, b: Draft) -> None:
        old, new = chain[id(a)], chain[id(b)]
        chain.update({key: new for key, value in chain.items() if value == old})

    by_cluster: dict[int, Draft] = {}
    for d, c in cluster_names(drafts).items():
        if c is not None:
            join(d, by_cluster.setdefault(id(c), d))
    for place, other in rows:
        one, two = _draft_at(drafts, place), _draft_at(drafts, other) if other is not None else None
        if one is not None and two is not None:
            join(one, two)
    return lambda d: chain[id(d)]


def _draft_at(drafts: Sequence[Draft], place: Place) -> Draft | None:
    """The mention whose head shares most with this place."""
    best = max(drafts, key=lambda d: overlap(head(d), place), default=None)
    return best if best is not None and overlap(head(best), place) > 0 else None
