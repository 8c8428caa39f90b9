"""When an event took place, as far as the text tells."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.vocabulary import Basis


@dataclass(frozen=True, slots=True)
class When:
    """The first and the last day on which an event may have taken place (None: that end is open), and why.

    `basis`: an expression of its own `clause`, or of its `sentence`, that dates a clause around it or the event that
    it belongs to; an event to which a connective ties it (`link`); what was told just before (`discourse`); only its
    `tense`, that puts it before or after the report or what was said. `time` is the id of the expression (a Time) from
    which the days are counted; None: the document's publication.
    """

    earliest: str | None
    latest: str | None
    basis: Basis
    time: str | None
