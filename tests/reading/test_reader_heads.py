"""From the encoder's output to spans, links and answers, on numbers made by hand."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dragoman.reading.encoding import decode
from dragoman.reading.encoding.heads import CALIBRATED, Floats, Heads
from dragoman.reading.encoding.layout import EVENT, KINDS, PLACES, TYPES, WIDTH
from dragoman.reading.encoding.links import DISTANCES, PARAGRAPHS, RANKS, SENTENCES, between
from dragoman.reading.encoding.marks import PARAGRAPH, SENTENCE
from dragoman.reading.encoding.pieces import pieces
from dragoman.reading.encoding.viterbi import NEVER, best_tags, spans
from dragoman.reading.naming.likeness import SIGNS


def allowed(layers: int, kinds: int) -> Floats:
    """Transitions of nothing, but I only after B and I of its kind."""
    table = np.zeros((layers, 1 + 2 * kinds, 1 + 2 * kinds), dtype=np.float32)
    for inner in range(2, 1 + 2 * kinds, 2):
        table[:, :, inner] = NEVER
        table[:, inner - 1 : inner + 1, inner] = 0
    return table


def zeros(*shape: int) -> Floats:
    return np.zeros(shape, dtype=np.float32)


def heads() -> Heads:
    """Tables that prefer nothing."""
    return Heads(
        allowed(3, 1),
        allowed(1, len(KINDS)),
        zeros(2, DISTANCES),
        zeros(2, PARAGRAPHS),
        zeros(2, SENTENCES),
        zeros(2, RANKS),
        zeros(SIGNS),
        zeros(len(TYPES), EVENT),
        zeros(len(TYPES)),
        np.array([[1, 0]] * len(CALIBRATED), dtype=np.float32),
    )


def mark(rows: Floats, head: str, tags: list[int], layer: int = 0) -> None:
    """Make these the best tags of a layer."""
    size = 3 if head == "roles" else 1 + 2 * len(KINDS)
    start = PLACES[head].start + size * layer
    for row, tag in zip(rows, tags, strict=True):
        row[start : start + size] = [5.0 * (i == tag) for i in range(size)]


def test_the_best_tags_follow_the_rules_where_the_words_do_not() -> None:
    emissions = np.array([[[0, 0, 3]], [[1, 0, 3]], [[0, 0, 3]]], dtype=np.float32)
    assert best_tags(emissions, allowed(1, 1)).tolist() == [[1, 2, 2]]


@given(
    arrays(np.float32, (4, 1, 5), elements=st.integers(-8, 8)), arrays(np.float32, (5, 5), elements=st.integers(-4, 4))
)
def test_no_sequence_is_better_than_the_best(emissions: Floats, likes: Floats) -> None:
    table = allowed(1, 2) + likes
    begins = {0, 1, 3}

    def score(tags: tuple[int, ...]) -> float:
        steps = sum(float(table[0, a, b]) for a, b in itertools.pairwise(tags))
        return steps + sum(float(row[0, tag]) for row, tag in zip(emissions, tags, strict=True))

    every = [tags for tags in itertools.product(range(5), repeat=4) if tags[0] in begins]
    found = tuple(best_tags(emissions, table)[0].tolist())
    assert found[0] in begins
    assert score(found) == max(map(score, every))


def test_spans_of_tags() -> None:
    assert spans(np.array([0, 1, 2, 1, 0, 3, 4])) == [((1, 3), 0), ((3, 4), 0), ((5, 7), 1)]
    assert spans(np.array([], dtype=np.int64)) == []


def test_what_stands_between_two_spans() -> None:
    openings = np.zeros(15, dtype=np.int64)
    openings[[0, 6, 10]] = PARAGRAPH
    openings[[3, 12]] = SENTENCE
    near = between([(4, 5)], [(5, 6), (1, 3), (8, 9), (12, 13)], openings)[0]
    middle = DISTANCES // 2
    assert near[:, 0].tolist() == [middle + 1, middle - 2, middle + 3, middle + 4]
    assert near[:, 1].tolist() == [0, 0, 1, 2]
    assert near[:, 2].tolist() == [0, 1, 1, 2]
    assert near[:, 3].tolist() == [0, 0, 1, 2]
    assert between([(4, 6)], [(5, 8)], openings)[0, 0].tolist() == [middle, 0, 0, 0]
    assert between([], [(0, 1)], openings).shape == (0, 1, 4)


def test_an_attribution_has_its_cue_its_source_and_all_parts_of_its_content() -> None:
    text = "“No,” Ann said, “never.” Bob left it at that, they wrote."
    p = pieces(text)
    rows = np.zeros((len(p.first), WIDTH), dtype=np.float32)
    place = {text[s:e]: i for i, (s, e) in enumerate(zip(p.starts, p.ends, strict=True))}
    for layer, marked in enumerate((["Ann", "they"], ["said", "wrote"], ["No", "never", "left"])):
        mark(rows, "roles", [int(i in {place[w] for w in marked}) for i in range(len(rows))], layer)
    for axis, (content, cue, source) in enumerate([("No", "said", "Ann"), ("left", "wrote", "they")]):
        parts = ["No", "never"] if content == "No" else [content]
        for word in parts:
            rows[place[word], PLACES["content query"].start + axis] = 10
        rows[place[cue], PLACES["cue key"].start + axis] = 10
        rows[place[cue], PLACES["cue query"].start + axis] = 10
        rows[place[source], PLACES["source key"].start + axis] = 10
    first, second = decode.attributions(rows, p, heads())
    shown = [[text[slice(*p.characters(x))] for x in (a.cue, a.source, *a.content) if x] for a in (first, second)]
    assert shown == [["said", "Ann", "No", "never"], ["wrote", "they", "left"]]
    assert 0.5 < first.score <= 1
    rows[place["said"], PLACES["cue side"].stop - 1] = 20
    rows[place["left"], PLACES["content side"].stop - 1] = 20
    (without,) = decode.attributions(rows, p, heads())
    assert (without.cue, without.source) == (first.cue, None)


def test_names_with_their_kinds() -> None:
    rows = np.zeros((4, WIDTH), dtype=np.float32)
    mark(rows, "names", [1, 2, 0, 5])
    assert decode.names(rows, heads()) == [((0, 2), "person"), ((3, 4), "state")]


def test_factuality_stays_on_its_scale() -> None:
    rows = np.zeros((3, WIDTH), dtype=np.float32)
    rows[:, PLACES["factuality"]] = np.array([[-4], [1.5], [9]])
    assert decode.factuality(rows).tolist() == [-3, 1.5, 3]


def test_events_by_the_means_of_their_spans() -> None:
    rows = np.zeros((4, WIDTH), dtype=np.float32)
    rows[0, PLACES["actor"].start] = 4
    rows[2, PLACES["trigger"].start] = 8
    tables = heads()
    tables.types[3, 0] = 1
    sure = decode.event_types(rows, tables, [(0, 2)], [(2, 3)], [])
    assert max(sure, key=lambda t: sure[t]) == TYPES[3]
    assert np.isclose(sum(sure.values()), 1)
    assert np.isclose(np.log(sure[TYPES[3]] / sure[TYPES[0]]), 10, atol=1e-3)


def test_tables_survive_the_metadata() -> None:
    tables = heads()
    tables.types[2, 5] = 0.1
    again = Heads.of(tables.metadata())
    assert np.array_equal(again.types, tables.types)
    assert again.roles.shape == (3, 3, 3)
