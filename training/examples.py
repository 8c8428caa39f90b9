"""What a training step is made of: windows of texts, with what stands where in them, by words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from dragoman.reading.encoding.layout import KINDS, ROLES
from dragoman.reading.encoding.links import between
from dragoman.reading.encoding.marks import SENTENCE
from dragoman.reading.encoding.pieces import Ints, Pieces, Range
from dragoman.reading.encoding.windows import CLS, SEP, SIZE, inputs

OTHER, ABSENT, CUT = 0, -1, -2
"""The tag of what is in no span; no partner of a link; a partner that the window cut off."""



@dataclass(frozen=True, slots=True)
class Event:
    """The spans of actor, trigger and recipient, and the types that are right."""

    actor: list[Range]
    trigger: list[Range]
    recipient: list[Range]
    types: list[int]

    def moved(self, by: int) -> Event:
        """The event where its words stand so many further on."""
        actor, trigger, recipient = (
            [(first + by, last + by) for first, last in spans] for spans in (self.actor, self.trigger, self.recipient)
        )
        return replace(self, actor=actor, trigger=trigger, recipient=recipient)


@dataclass(frozen=True, slots=True)
class Links:
    """Spans whose partner is sought among other spans: `gold` is its position there, ABSENT or CUT."""

    these: list[Range]
    those: list[Range]
    gold: list[int]
    between: Ints


@dataclass(frozen=True, slots=True)
class Choice:
    """A mention, those before it that it may be one with, their signs [other, sort], and which it is one with."""

    span: Range
    others: list[Range]
    signs: Ints
    right: list[bool]


@dataclass(frozen=True, slots=True)
class Example:
    """A window: the encoder's inputs, the places of its words' first pieces among them, and one task's answers.

    `tags`: a row for each layer, a tag for each word. `values`: (word, factuality). `choices`: by mention.
    """

    inputs: dict[str, Ints]
    first: Ints
    tags: Ints | None = None
    links: tuple[Links, Links] | None = None
    values: list[tuple[int, float]] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.inputs["ids"])


@dataclass(frozen=True, slots=True)
class Marked:
    """Attributions as spans by role, each content's cue and each cue's source (or ABSENT)."""

    spans: dict[str, list[Range]]
    cues: list[int]
    sources: list[int]


@dataclass(frozen=True, slots=True)
class Attributed:
    """A text whose attributions are marked."""

    pieces: Pieces
    marked: Marked


@dataclass(frozen=True, slots=True)
class Varied:
    """A text in several forms, of which an epoch takes one."""

    forms: list[Attributed]


@dataclass(frozen=True, slots=True)
class Named:
    """A text whose names are marked: their words and kinds."""

    pieces: Pieces
    names: list[tuple[Range, str]]


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A text whose mentions are marked: their words, in order, and for those asked about the choice among others.

    A choice has the number of the mention, the numbers of the others, their signs, and whether each is right.
    """

    pieces: Pieces
    spans: list[Range]
    choices: list[tuple[int, list[int], Ints, list[bool]]]


@dataclass(frozen=True, slots=True)
class Ready:
    """A text that is one example."""

    example: Example


Text = Attributed | Varied | Named | Mentioned | Ready


def whole(p: Pieces, **answers: object) -> Example:
    """A short text as one window; what does not fit is cut off."""
    return Example(inputs(p, 0, SIZE), p.first[p.first < SIZE] + 1, **answers)  # type: ignore[arg-type]


def examples(text: Text, rng: np.random.Generator) -> Iterator[Example]:
    """The windows of a text, side by side from a random place on, so that no two epochs cut alike.

    A window ends where a sentence begins if one does in its last quarter, as those do that the reader makes.
    """
    if isinstance(text, Ready):
        yield text.example
        return
    if isinstance(text, Varied):
        text = text.forms[int(rng.integers(len(text.forms)))]
    p = text.pieces
    start = 0
    end = int(rng.integers(SIZE // 4, SIZE + 1))
    while start < len(p):
        end = len(p) if len(p) <= min(end, start + SIZE) else _turn(p, start, end)
        low, high = np.searchsorted(p.first, (start, end))
        if high - low > 2:
            yield _window(text, int(low), int(high), start, end)
        start, end = end, end + SIZE


def _turn(p: Pieces, start: int, end: int) -> int:
    """The last opening of a sentence in the window's last quarter; without one the end."""
    found = np.flatnonzero(p.openings[end - (end - start) // 4 : end])
    return end - (end - start) // 4 + int(found[-1]) if len(found) else end


def _window(text: Attributed | Named | Mentioned, low: int, high: int, start: int, end: int) -> Example:
    p = text.pieces
    found = Example(inputs(p, start, end), p.first[low:high] - start + 1)
    if isinstance(text, Named):
        spans = [(span, KINDS.index(kind)) for span, kind in text.names]
        return replace(found, tags=_layer(spans, low, high)[None])
    if isinstance(text, Mentioned):
        return replace(found, choices=list(_choices(text, low, high)))
    return replace(found, tags=_tags(text.marked, low, high), links=_links(p, text.marked, low, high))


def _tags(marked: Marked, low: int, high: int) -> Ints:
    return np.stack([_layer([(span, 0) for span in marked.spans[role]], low, high) for role in ROLES])


def _choices(text: Mentioned, low: int, high: int) -> Iterator[Choice]:
    """The choices whose mentions stand in the window; where the right ones all stand before it, there is none."""
    inside = [low <= first and last <= high for first, last in text.spans]
    for i, others, signs, right in text.choices:
        kept = [k for k, j in enumerate(others) if inside[j]]
        lost = any(right) and not any(right[k] for k in kept)
        if inside[i] and kept and not lost:
            spans = [_inside(text.spans[others[k]], low, high) for k in kept]
            yield Choice(_inside(text.spans[i], low, high), spans, signs[kept], [right[k] for k in kept])


def _layer(spans: Sequence[tuple[Range, int]], low: int, high: int) -> Ints:
    """A tag for each of the words [low, high): 1 + 2k where a span of kind k begins, 2 + 2k within it."""
    out = np.zeros(high, dtype=np.int64)
    for (first, last), kind in spans:
        out[first:last] = 2 + 2 * kind
        out[first : first + 1] = 1 + 2 * kind
    return out[low:high]


def _links(p: Pieces, marked: Marked, low: int, high: int) -> tuple[Links, Links]:
    openings = p.openings[p.first][low:high]
    content, cue, source = (marked.spans[role] for role in ("Content", "Cue", "Source"))
    return (
        _cut(content, cue, marked.cues, low, high, openings),
        _cut(cue, source, marked.sources, low, high, openings),
    )


def _cut(
    these: Sequence[Range], those: Sequence[Range], gold: Sequence[int], low: int, high: int, openings: Ints
) -> Links:
    """The links between spans that the window holds, in its words."""
    kept = [j for j, span in enumerate(those) if span[0] < high and span[1] > low]
    right: list[Range] = [_inside(those[j], low, high) for j in kept]
    mine = [i for i, span in enumerate(these) if span[0] < high and span[1] > low]
    left = [_inside(these[i], low, high) for i in mine]
    answers = [ABSENT if gold[i] == ABSENT else kept.index(gold[i]) if gold[i] in kept else CUT for i in mine]
    return Links(left, right, answers, between(left, right, openings))


def _inside(span: Range, low: int, high: int) -> Range:
    return max(span[0], low) - low, min(span[1], high) - low


def joined(alone: Sequence[Example], rng: np.random.Generator) -> list[Example]:
    """Half of the short examples as they are, the others put behind one another until a window is full.

    A head that only saw single sentences would not know sentences within a text.
    """
    out: list[Example] = []
    group: list[Example] = []
    for i in rng.permutation(len(alone)):
        example = alone[int(i)]
        if rng.random() < 0.5:
            out.append(example)
            continue
        if group and sum(len(x) - 2 for x in (*group, example)) > SIZE:
            out.append(_join(group, rng))
            group = []
        group.append(example)
    return [*out, _join(group, rng)] if group else out


def _join(group: Sequence[Example], rng: np.random.Generator) -> Example:
    """Examples of one task behind one another, as sentences of one paragraph or as paragraphs."""
    ends = np.cumsum([len(x) - 2 for x in group])
    shifts = [0, *ends[:-1].tolist()]
    words = [0, *np.cumsum([len(x.first) for x in group])[:-1].tolist()]
    together = {name: np.concatenate([x.inputs[name][1:-1] for x in group]) for name in group[0].inputs}
    if rng.random() < 0.5:
        together["openings"][shifts[1:]] = SENTENCE
    edges = {"ids": (CLS, SEP)}
    tags = [x.tags for x in group if x.tags is not None]
    return Example(
        {name: np.pad(row, 1, constant_values=edges.get(name, (0, 0))) for name, row in together.items()},
        np.concatenate([x.first + shift for x, shift in zip(group, shifts, strict=True)]),
        np.concatenate(tags, axis=1) if tags else None,
        None,
        [(word + n, value) for x, n in zip(group, words, strict=True) for word, value in x.values],
        [event.moved(n) for x, n in zip(group, words, strict=True) for event in x.events],
    )

