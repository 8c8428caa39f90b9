"""What the encoder's output says: attributions, names, factuality and event types, by words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dragoman.reading.encoding.heads import CALIBRATED, Floats, Heads
from dragoman.reading.encoding.layout import EVENT, KINDS, LINK, PLACES, ROLES, TYPES
from dragoman.reading.encoding.links import FARTHEST, between, sides
from dragoman.reading.encoding.pieces import Ints, Pieces, Range
from dragoman.reading.encoding.viterbi import best_tags, spans

_AT_ONCE = 64

LINKS = (("content query", "cue key", "content side"), ("cue query", "source key", "cue side"))
"""The heads of each kind of link: a content's cue, a cue's source."""


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: its cue, its source (None: it has none) and its content's parts, as [first, last) words.

    `score`: the probability of its links, given the spans.
    """

    cue: Range
    source: Range | None
    content: tuple[Range, ...]
    score: float


def attributions(rows: Floats, p: Pieces, heads: Heads) -> list[Attributed]:
    """The attributions of a text, in the order of their content; `rows` has the encoder's output for each word.

    Content without a cue, and a cue without content, are left out.
    """
    tags = best_tags(part(rows, "roles").reshape(len(rows), len(ROLES), 3), heads.roles)
    source, cue, content = ([span for span, _ in spans(layer)] for layer in tags)
    openings = p.openings[p.first]
    cues = _partners(rows, content, cue, openings, heads, 0)
    sources = _partners(rows, cue, source, openings, heads, 1)
    told: dict[int, list[int]] = {}
    for i, (j, _) in enumerate(cues):
        if j is not None:
            told.setdefault(j, []).append(i)
    out = []
    for j, parts in told.items():
        who, sure = sources[j]
        score = sure * min(cues[i][1] for i in parts)
        words = tuple(content[i] for i in parts)
        out.append(Attributed(cue[j], None if who is None else source[who], words, score))
    return out


def _partners(
    rows: Floats, these: Sequence[Range], those: Sequence[Range], openings: Ints, heads: Heads, kind: int
) -> list[tuple[int | None, float]]:
    """For each of `these` spans, which of `those` it belongs to (None: to none), and how probably; in text order.

    Some at a time, with those that are near enough: the pairs of a long text would fill the memory.
    """
    found: list[tuple[int | None, float]] = []
    for start in range(0, len(these), _AT_ONCE):
        group = these[start : start + _AT_ONCE]
        first = bisect_left(those, group[0][0] - FARTHEST, key=lambda span: span[1])
        last = bisect_right(those, group[-1][1] + FARTHEST, key=lambda span: span[0])
        near = _near_partners(rows, group, those[first:last], openings, heads, kind)
        found += [(None if j is None else j + first, score) for j, score in near]
    return found


def _near_partners(
    rows: Floats, these: Sequence[Range], those: Sequence[Range], openings: Ints, heads: Heads, kind: int
) -> list[tuple[int | None, float]]:
    query, key, side = (PLACES[name] for name in LINKS[kind])
    own = _pooled(rows, these)
    scores = own[:, side][:, 2:]
    if those:
        near, (before, after) = between(these, those, openings), sides(these, those)
        tables = (heads.distances, heads.paragraphs, heads.sentences, heads.ranks)
        bias = sum(table[kind][near[..., i]] for i, table in enumerate(tables))
        bias += np.where(before >= 0, own[:, side][:, :1], 0) + np.where(after >= 0, own[:, side][:, 1:2], 0)
        dots = own[:, query] @ _pooled(rows, those)[:, key].T / np.float32(LINK**0.5) + bias
        far = np.maximum(before, after) > FARTHEST
        scores = np.concatenate([np.where(far, -np.inf, dots), scores], axis=1)
    sure = _softmax(scores)
    best = sure.argmax(1).tolist()
    return [(None if j == len(those) else j, float(row[j])) for j, row in zip(best, sure, strict=True)]


def part(rows: Floats, head: str) -> Floats:
    """What one head says of each word; `rows` may be of half precision, as a reading keeps them."""
    return rows[:, PLACES[head]].astype(np.float32)


def names(rows: Floats, heads: Heads) -> list[tuple[Range, str]]:
    """The names of a text and their kinds."""
    tags = best_tags(part(rows, "names")[:, None], heads.names)
    return [(span, KINDS[kind]) for span, kind in spans(tags[0])]


def factuality(rows: Floats) -> Floats:
    """For each word, how far an event at this word is presented as having happened, −3 … +3."""
    found: Floats = np.clip(part(rows, "factuality")[:, 0], -3, 3)
    return found


@dataclass(frozen=True, slots=True)
class Mentions:
    """What each mention asks for, what it answers with, [mention, LINK], and how much speaks for its being new.

    `signs` is what each sign adds, `slope` what all scores are multiplied by.
    """

    queries: Floats
    keys: Floats
    new: Floats
    signs: Floats
    slope: float


def mentions(rows: Floats, places: Sequence[Range], heads: Heads) -> Mentions:
    """The mentions at these places, in words."""
    pooled = _pooled(rows, places) if places else np.zeros((0, rows.shape[1]), dtype=np.float32)
    query, key, side = (PLACES[f"mention {name}"] for name in ("query", "key", "side"))
    slope = float(heads.calibration[CALIBRATED.index("antecedent"), 0])
    return Mentions(pooled[:, query], pooled[:, key], pooled[:, side], heads.signs, slope)


def antecedents(m: Mentions, mention: int, others: Sequence[int], signs: Ints) -> Floats:
    """The probability that a mention is one with each of the others, and last with none; `signs` as in `likeness`."""
    scores = m.new[mention]
    if others:
        dots = m.keys[list(others)] @ m.queries[mention] / np.float32(LINK**0.5)
        scores = np.concatenate([dots + m.signs[signs].sum(-1), scores])
    found: Floats = _softmax(scores[None] * np.float32(m.slope))[0]
    return found


def event_types(
    rows: Floats, heads: Heads, actor: Sequence[Range], trigger: Sequence[Range], recipient: Sequence[Range]
) -> dict[str, float]:
    """The probability of each type for an event with these spans; a side without spans counts nothing."""
    total = np.zeros(EVENT, dtype=np.float32)
    for name, places in (("actor", actor), ("trigger", trigger), ("recipient", recipient)):
        if places:
            total += _pooled(rows, places)[:, PLACES[name]].mean(0)
    scores = heads.types @ np.maximum(total, 0) + heads.type_bias
    slope = heads.calibration[CALIBRATED.index("event"), 0]
    return dict(zip(TYPES, _softmax(scores[None] * slope)[0].tolist(), strict=True))


def _pooled(rows: Floats, places: Sequence[Range]) -> Floats:
    return np.stack([rows[first:last].mean(0, dtype=np.float32) for first, last in places])


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: Floats = raised / raised.sum(axis=1, keepdims=True)
    return found
