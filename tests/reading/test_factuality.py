"""How an event is presented: each word that embeds events, and FactBank's scale for source and author."""

from __future__ import annotations

import pytest

import dragoman as dr
from dragoman.knowledge.embeddings import Embedding, embeddings
from dragoman.records import Event


def marked_event(example: str) -> Event:
    """The event at the square brackets."""
    start = example.index("[")
    text = example.replace("[", "").replace("]", "")
    found = [(s.end - s.start, e) for e in dr.read(text).events for s in e.triggers if s.start <= start < s.end]
    return min(found, key=lambda x: x[0])[1]


@pytest.mark.parametrize("row", embeddings(), ids=lambda r: f"{r.pos}:{r.lemma}")
def test_each_embedding_word_says_this_of_the_event_below_it(row: Embedding) -> None:
    event = marked_event(row.example)
    if row.status is not None:
        assert event.status == row.status
    if row.certainty is not None:
        assert event.certainty == row.certainty
    assert event.polarity == (row.polarity or "affirmed")


@pytest.mark.parametrize(
    ("text", "source", "author"),
    [
        ("Chad expelled the envoy.", 3, 3),
        ("Chad did not expel the envoy.", -3, -3),
        ("Chad reportedly expelled the envoy.", 2, 0),
        ("Chad may have expelled the envoy.", 1, 1),
        ("Togo said that Chad had expelled the envoy.", 3, 0),
        ("Togo confirmed that Chad had expelled the envoy.", 3, 3),
        ("Togo claimed that Chad had expelled the envoy.", 3, -1),
        ("It is unclear whether Chad expelled the envoy.", 0, 0),
        ("Togo said that Chad's expulsion of the envoy was lawful.", 3, 3),
        ("Togo said the minister whom Chad expelled last year was at home.", 3, 3),
        ("Togo said the envoy left after Chad expelled the consul.", 3, 3),
        ("Togo said that an expulsion of the envoy by Chad was possible.", 2, 0),
        ("There is no doubt that Chad expelled the envoy.", 3, 3),
        ("Togo does not doubt that Chad expelled the envoy.", 3, 3),
    ],
)
def test_source_and_author_commit_as_far_as_their_words_go(text: str, source: int, author: int) -> None:
    event = next(e for e in dr.read(text).events if e.type == "SANCTION")
    assert (event.factuality.source, event.factuality.author) == (source, author)


@pytest.mark.parametrize(
    ("example", "polarity", "status"),
    [
        ("The army should have [arrested] the colonel.", "negated", "actual"),
        ("The governor should not have [pardoned] the smugglers.", "affirmed", "actual"),
        ("Togo must have [expelled] the envoy in May.", "affirmed", "actual"),
        ("Bolivia does not plan to [attack] Chile.", "negated", "future"),
        ("Togo has no plans to [arrest] the Beninese envoy.", "negated", "future"),
        ("The Lao minister is not ready to [support] the Thai premier.", "negated", "future"),
        ("The Greek premier is not expected to [visit] Ankara.", "negated", "future"),
        ("There is no report that Benin [attacked] Togo.", "affirmed", "hypothetical"),
        ("There is no doubt that Benin [attacked] Togo.", "affirmed", "actual"),
        ("The claim that Benin [attacked] Togo was false.", "negated", "actual"),
        ("Reports of an [attack] by Benin on Togo were unfounded.", "negated", "actual"),
        ("The allegation that the Thai premier [met] the rebels is not baseless.", "affirmed", "actual"),
        ("Opposition to the [ban] on the Tamil party was wrong.", "affirmed", "actual"),
        ("The new [sanctions] against Eritrea will hurt its ports.", "affirmed", "actual"),
        ("The [talks] between Chad and Niger will begin on Monday.", "affirmed", "future"),
        ("The court criticized decisions [opposed] by Bolivia.", "affirmed", "actual"),
    ],
)
def test_what_is_told_as_done_or_left_undone(example: str, polarity: str, status: str) -> None:
    event = marked_event(example)
    assert (event.polarity, event.status) == (polarity, status)
