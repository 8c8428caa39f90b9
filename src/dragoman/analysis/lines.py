"""The lines that a system is made of: each says who, what and whom, and keeps where it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.analysis.names import joined
from dragoman.document import Span
from dragoman.vocabulary import AttributionKind, Certainty, EventType, Polarity, Status, TieKind


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a line was read: its record's and document's ids, the evidence and the sentence round it.

    `word` is on whose word it stands; None is the article's own voice. Offsets are those of that document.
    """

    record: str
    document: str
    evidence: Span
    sentence: Span
    word: str | None


@dataclass(frozen=True, slots=True)
class TieLine:
    """A lasting relation: `who` heads, commands, backs … `whom`."""

    who: str
    kind: TieKind
    whom: str
    status: Literal["current", "former"]
    polarity: Polarity
    certainty: Certainty
    trace: Trace

    def __str__(self) -> str:
        return f"{self.who} — {self.kind.replace('_', ' ')} → {self.whom}"

    @property
    def markers(self) -> tuple[str, ...]:
        """What keeps the line from being a plain present fact."""
        return _markers(self.polarity, self.certainty, self.status, self.trace.word)


@dataclass(frozen=True, slots=True)
class Act:
    """An event with its names: `does` is its trigger; `when` an ISO 8601 value or the text's words."""

    who: tuple[str, ...]
    does: str
    type: EventType
    whom: tuple[str, ...]
    about: tuple[str, ...]
    when: str | None
    where: str | None
    status: Status
    polarity: Polarity
    certainty: Certainty
    trace: Trace

    def __str__(self) -> str:
        return f"{joined(self.who)} — {self.deed}{_circumstances(self)}"

    @property
    def deed(self) -> str:
        """The act without its doer."""
        whom = f" → {joined(self.whom)}" if self.whom else ""
        return f"{self.does}{whom}" + (f": {joined(self.about)}" if self.about else "")

    @property
    def markers(self) -> tuple[str, ...]:
        """What keeps the line from being a plain past fact."""
        return _markers(self.polarity, self.certainty, self.status, self.trace.word)


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's words: `who` is empty where the source has no name; `content` are spans of the document."""

    who: tuple[str, ...]
    cue: str | None
    to: tuple[str, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    stance: str | None
    trace: Trace

    def __str__(self) -> str:
        words = " … ".join(" ".join(span.text.split()) for span in self.content)
        to = f" (to {joined(self.to)})" if self.to else ""
        return f"{joined(self.who)} — {self.cue or 'words'}{to}: {words}"

    @property
    def markers(self) -> tuple[str, ...]:
        """How the words are given, and who passes them on."""
        doubt = ("doubted",) if self.stance == "doubting" else ()
        word = (f"in {self.trace.word}",) if self.trace.word else ()
        return (self.kind, *(() if self.who else ("unnamed source",)), *doubt, *word)


@dataclass(frozen=True, slots=True)
class Want:
    """What somebody wants, plans, offers or threatens: `how` they put it, and the act that it is about.

    `polarity` and `certainty` are those of the wanting; `frame` is the id of the event that puts it so, None where
    the text has none.
    """

    who: tuple[str, ...]
    how: str
    act: Act
    polarity: Polarity
    certainty: Certainty
    frame: str | None

    def __str__(self) -> str:
        if self.frame == self.act.trace.record:
            how = "" if self.how == self.act.does else f"{self.how}: "
            return f"{joined(self.who)} — {how}{self.act.deed}{_circumstances(self.act)}"
        negated = "not " if self.act.polarity == "negated" else ""
        doers = f", by {joined(self.act.who)}" if self.act.who and self.act.who != self.who else ""
        return f"{joined(self.who)} — {self.how} → {negated}{self.act.deed}{doers}{_circumstances(self.act)}"

    @property
    def trace(self) -> Trace:
        """Where the wanted act was read."""
        return self.act.trace

    @property
    def markers(self) -> tuple[str, ...]:
        """How sure the wanting is, how it stands with the act, and on whose word."""
        return _markers(self.polarity, self.certainty, self.act.status, self.trace.word)


Line = TieLine | Act | Saying | Want


def _circumstances(act: Act) -> str:
    found = ", ".join(x for x in (act.where, act.when) if x)
    return f" ({found})" if found else ""


def _markers(polarity: Polarity, certainty: Certainty, status: str, word: str | None) -> tuple[str, ...]:
    found = ["not so"] if polarity == "negated" else []
    if certainty != "certain":
        found.append("certainty unknown" if certainty == "unknown" else certainty)
    if status not in ("actual", "current"):
        found.append(status)
    return (*found, *((f"attributed to {word}",) if word else ()))
