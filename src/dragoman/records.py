"""What a reading is made of.

Offsets are 0-based, half-open, in code points of `Document.text`, which is stored and never changed afterwards.
`reasons` maps a field that is null to a `Reason`; a null without a reason is simply absent from the text.
The terms come from ACE (mentions, entities), PARC3 and PolNeAR (attributions), PLOVER (events), FactBank and UW
(factuality), TimeML (times, links), re3d and FollowTheMoney (ties).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dragoman.document import Document, Span
from dragoman.office import Office as Office
from dragoman.office import Title as Title
from dragoman.vocabulary import (
    AttributionKind,
    Certainty,
    ContextName,
    EntityKind,
    EventType,
    LinkKind,
    MentionForm,
    Polarity,
    Quad,
    Reason,
    SourceClass,
    Stance,
    Status,
    TieKind,
)
from dragoman.when import When


@dataclass(frozen=True, slots=True)
class Role:
    """Who: the characters that say it, and the id of the entity that they refer to (None: could not be told)."""

    span: Span
    entity: str | None

    def __str__(self) -> str:
        return self.span.text


@dataclass(frozen=True, slots=True)
class By:
    """What made a record: the rule's or head's name, and its probability where it has one (three decimals)."""

    method: str
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """What every record has: its id, what made it, and why its null fields are null."""

    id: str
    by: By
    reasons: Mapping[str, Reason] = field(default_factory=dict, kw_only=True)


@dataclass(frozen=True, slots=True)
class Mention(Record):
    """One place where the text refers to an entity (ACE: `span` is the full phrase, `head` its head or the name)."""

    span: Span
    head: Span
    form: MentionForm
    kind: EntityKind
    entity: str | None


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """Somebody or something that the text refers to; `mentions` are ids. What has a default comes from resolution."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    roles: tuple[Title, ...]
    mentions: tuple[str, ...]
    actor: str | None = None
    actor_by: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that attribute ("said", "according to"), their lemma and how far they commit to the content."""

    span: Span
    lemma: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Occasion:
    """Where or when something was said: the phrase, and the event's id where the reading has it."""

    span: Span
    event: str | None


@dataclass(frozen=True, slots=True)
class Attribution(Record):
    """Somebody's words, belief or intention, as the text reports it (PARC3, PolNeAR).

    `content` includes quotation marks and "that", as in PolNeAR; `quoted` is inside the marks. `time` is the id of a
    Time, `parent` the id of the attribution whose content holds this one.
    """

    kind: AttributionKind
    sources: tuple[Role, ...]
    source_class: SourceClass
    cue: Cue | None
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    addressees: tuple[Role, ...] = ()
    occasion: Occasion | None = None
    time: str | None = None
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Time(Record):
    """A TIMEX3: ISO 8601 `value`, bounds as days, both included; `anchor` is "published" or the id of a time told."""

    span: Span
    type: Literal["date", "time", "duration", "set"]
    value: str | None
    precision: str | None
    earliest: str | None
    latest: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True)
class Place(Record):
    """A toponym; what follows `name` comes from a gazetteer (GeoNames)."""

    span: Span
    name: str
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    feature: str | None = None


@dataclass(frozen=True, slots=True)
class Factuality:
    """From -3 (certainly not) over 0 (uncommitted) to +3 (certain); None: could not be told.

    `source` as the nearest source presents the event (UW, FactBank), `author` as the document itself commits.
    """

    source: int | None
    author: int | None


@dataclass(frozen=True, slots=True)
class Size:
    """How many, as the text says: `low` and `high` are equal for a plain number, None where it leaves an end open."""

    what: Literal["dead", "injured", "arrested", "participants"]
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Context:
    """What the event's paragraph is about (PLOVER's general contexts), and the words that say so, in text order."""

    name: ContextName
    words: tuple[Span, ...]


LIKELY = 0.15
"""The probability from which an event is shown where none is asked for: best F1 on our own labels' held-out part."""


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Who did what to whom (PLOVER, and CHANGE: an actor's state changes with no stated doer).

    `triggers` are all mentions of the one event, the first is canonical; `place`, `time` (its own expression), `frame`,
    `attribution` and `utterance` are ids of records of the same reading; `when` has the days.
    """

    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[Context, ...]
    quad: Quad | None
    intensity: float | None
    triggers: tuple[Span, ...]
    actors: tuple[Role, ...]
    recipients: tuple[Role, ...]
    themes: tuple[Role, ...]
    place: str | None
    time: str | None
    polarity: Polarity
    certainty: Certainty
    factuality: Factuality
    status: Status
    background: bool
    frame: str | None
    attribution: str | None
    utterance: str | None
    size: tuple[Size, ...] = ()
    when: When | None = None

    @property
    def likely(self) -> bool:
        """Whether it is shown where no probability is asked for; what the rules alone tell is."""
        return self.by.score is None or self.by.score >= LIKELY


@dataclass(frozen=True, slots=True)
class Link(Record):
    """How one event stands to another, by an explicit connective (TimeML, PDTB): event ids, in JSON `from` and `to`."""

    kind: LinkKind
    start: str
    end: str
    cue: Span
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Tie(Record):
    """A lasting relation of two actors; `start` and `end` are written as `from` and `to` in JSON."""

    kind: TieKind
    start: Role
    end: Role
    since: str | None
    until: str | None
    status: Literal["current", "former"]
    polarity: Polarity
    certainty: Certainty
    evidence: tuple[Span, ...]
    attribution: str | None


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: where it came from, the step and the error's words."""

    origin: str
    document: str | None
    step: str
    error: str


@dataclass(frozen=True, slots=True)
class Reader:
    """The versions that made a reading: of the package, the schema, the model and its SHA-256, spaCy, knowledge."""

    dragoman: str
    schema: int
    model: str
    spacy: str
    knowledge: str


@dataclass(frozen=True)
class Reading:
    """All that was read from one document, and the readings of the posts that it embeds."""

    document: Document
    reader: Reader
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    events: tuple[Event, ...] = ()
    links: tuple[Link, ...] = ()
    ties: tuple[Tie, ...] = ()
    posts: tuple[Reading, ...] = ()
    failure: Failure | None = None


def record_id(document: str, kind: str, start: int, ordinal: int = 0) -> str:
    """A record's address: stable for the same document, kind, start of its anchor and ordinal among those."""
    return hashlib.sha256(f"{document}\x1f{kind}\x1f{start}\x1f{ordinal}".encode()).hexdigest()[:12]
