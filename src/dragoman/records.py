"""What a reading is made of.

Offsets are 0-based, half-open, in code points of `Document.text`, which is stored and never changed afterwards.
`reasons` maps a field that is null to one of `REASONS`; a null without a reason is simply absent from the text.
The terms come from ACE (mentions, entities), PARC3 and PolNeAR (attributions), PLOVER (events), FactBank and UW
(factuality), TimeML (times, links), re3d and FollowTheMoney (ties).
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

EntityKind = Literal["person", "organization", "state", "group", "place"]
MentionForm = Literal["name", "nominal", "pronoun"]
Precision = Literal["year", "month", "day", "minute", "second"]
Stance = Literal["neutral", "endorsing", "doubting"]
AttributionKind = Literal["direct", "indirect", "mixed"]
SourceClass = Literal["named", "unnamed", "document"]
Polarity = Literal["affirmed", "negated"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Status = Literal[
    "actual", "ended", "future", "hypothetical", "demanded", "proposed", "promised", "threatened", "refused", "denied",
    "habitual",
]  # fmt: skip
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "CHANGE",
]  # fmt: skip
Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
LinkKind = Literal["before", "after", "because", "despite", "response_to", "if"]
TieKind = Literal[
    "heads", "commands", "member_of", "part_of", "sponsors", "allied_with", "opposes", "advises", "represents"
]
Reason = Literal["not_stated", "no_anchor", "ambiguous", "below_threshold", "not_found", "out_of_scope"]

REASONS: tuple[Reason, ...] = (
    "not_stated",
    "no_anchor",
    "ambiguous",
    "below_threshold",
    "not_found",
    "out_of_scope",
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The characters [start, end) of a document's text; prints as that text."""

    start: int
    end: int
    text: str

    def __str__(self) -> str:
        return self.text

    def holds(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


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
class Document:
    """A text and where it came from (W3C Web Annotation's target).

    `title`, `byline` and `dateline` are known spans of `text`, kept out of the sentences, as are the spans of
    `posts`: social-media posts that the text embeds, each a document of its own with `parent` and `span` (its place in
    the parent's text). `hashtags` and `links` are filled for posts.
    `published` is ISO 8601, as precise as it was given; `precision` says how precise.
    """

    id: str
    text: str
    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    published: str | None = None
    precision: Precision | None = None
    publisher: str | None = None
    author: str | None = None
    handle: str | None = None
    url: str | None = None
    language: str | None = None
    kind: Literal["article", "post"] = "article"
    parent: str | None = None
    span: Span | None = None
    hashtags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    posts: tuple[Document, ...] = ()
    raw_sha256: str | None = None

    def spot(self, start: int, end: int) -> Span:
        """The span [start, end) of this document's text."""
        return Span(start, end, self.text[start:end])


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
class Title:
    """A title or office as the text writes it, and whether it is held now (None: the text does not say)."""

    span: Span
    status: Literal["current", "former"] | None


@dataclass(frozen=True, slots=True)
class Entity(Record):
    """Somebody or something that the text refers to; `mentions` are ids. `actor` to `sectors` come from resolution."""

    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    roles: tuple[Title, ...]
    mentions: tuple[str, ...]
    actor: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


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
    """A time expression (TIMEX3): `value` in ISO 8601, `earliest` and `latest` its bounds as days, both included."""

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
    """How many, as the text says: `low` and `high` are equal for a plain number."""

    what: Literal["dead", "injured", "arrested", "participants"]
    low: int | None
    high: int | None
    span: Span


@dataclass(frozen=True, slots=True)
class Event(Record):
    """Who did what to whom (PLOVER, and CHANGE: an actor's state changes with no stated doer).

    `triggers` are all mentions of the one event, the first is canonical; `place`, `time`, `frame`, `attribution` and
    `utterance` are ids of records of the same reading.
    """

    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Link(Record):
    """How one event stands to another, by an explicit connective (TimeML, PDTB); `start` and `end` are event ids.

    They are written as `from` and `to` in JSON.
    """

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


def document_id(text: str, url: str | None, publisher: str | None) -> str:
    """A document's address: the same text from the same place has the same id."""
    parts = "\x1f".join((text, url or "", publisher or ""))
    return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()[:16]


