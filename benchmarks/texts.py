"""Texts read for measuring: in one go, with posts put back at their place in the article."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import dragoman as dr
from benchmarks.measures import Range
from dragoman import records
from dragoman.document import Span
from dragoman.records import Role


def folder(data: Path, name: str) -> Path:
    """The set's folder: DIR/name, or DIR itself where the caller gave that."""
    return data / name if (data / name).is_dir() else data


def read(text: str, published: str | None = None, publisher: str | None = None) -> dr.Reading:
    """One text's reading; what cannot be read gives an empty one, as a benchmark must go on and count it as missed."""
    return next(iter(dr.read_all([text], published=published, publisher=publisher)))


class Part:
    """The article or one of its posts, with offsets of the article's text."""

    def __init__(self, reading: records.Reading, shift: int, post: bool) -> None:
        self.reading = reading
        self.post = post
        self._shift = shift
        self._names = {e.id: {e.name, *e.aliases} for e in reading.entities}

    def range(self, span: Span) -> Range:
        """A span's place in the article's text."""
        return span.start + self._shift, span.end + self._shift

    def ranges(self, spans: tuple[Span, ...]) -> list[Range]:
        """The places of several spans."""
        return [self.range(span) for span in spans]

    def names(self, role: Role) -> set[str]:
        """All names that the reading has for a role: its entity's, and the words at its place."""
        return self._names.get(role.entity or "", set()) | {role.span.text}


def parts(reading: records.Reading) -> Iterator[Part]:
    """The article, then its posts."""
    yield Part(reading, 0, post=False)
    for post in reading.posts:
        span = post.document.span
        yield Part(post, span.start if span else 0, post=True)
