"""Lines of a text, and what is known of a line by its form alone.

Offsets are 0-based, half-open, in code points of the text.
"""

from __future__ import annotations

import re
from bisect import bisect
from itertools import pairwise
from typing import NamedTuple

BLANK = "".join(chr(c) for c in range(0x3001) if chr(c).isspace()) + "\0\xad\u200b\u200c\u200e\u200f\u2060\ufeff"
"""The characters that a stretch of text is trimmed of: white space, NUL and what has no width."""

LINK = re.compile(r"(?:https?://|pic\.(?:twitter|x)\.com/|(?<![\w.@/])(?:www\.|t\.co/))[^\s<>\"“”]+", re.IGNORECASE)
"""A link, also one that is glued to the word before it."""

_FINISHED = re.compile(r"[.!?…:;][\"”’'»)\]]*$|[\"”’'»)\]]$")


class Line(NamedTuple):
    """The characters [start, end) of a line, without the white space around them; empty for a blank line."""

    start: int
    end: int
    text: str


def split(text: str) -> list[Line]:
    """The lines of `text`, blank ones included."""
    found, offset = [], 0
    for raw in text.splitlines(keepends=True):
        start, end = trim(raw, 0, len(raw))
        found.append(Line(offset + start, offset + end, raw[start:end]))
        offset += len(raw)
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """[start, end) without the blank characters at both ends; (start, start) if there are no others."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(BLANK))
    return start + left, start + left + len(piece.strip(BLANK))


def subtract(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What is left of [start, end) without `holes`, which are sorted and do not overlap."""
    left = []
    for i in range(max(0, bisect(holes, (start, start)) - 1), len(holes)):
        a, b = holes[i]
        if a >= end:
            break
        if start < a:
            left.append((start, a))
        start = max(start, b)
    return [*left, (start, end)] if start < end else left


def links(text: str) -> list[tuple[int, int]]:
    """The links in `text`, without the punctuation that follows them."""
    found = []
    for match in LINK.finditer(text):
        link = match[0].rstrip(".,;:!?'’…)]}")
        found.append((match.start(), match.start() + len(link)))
    return found


def is_finished(line: str) -> bool:
    """Whether a line ends as a sentence or a quotation does."""
    return bool(_FINISHED.search(line[-20:]))


def wrap_width(lines: list[Line]) -> int | None:
    """The width at which a text is hard-wrapped; None if each line is a paragraph.

    A line is full if the next line's first word had no room in it. The text is wrapped if a full line breaks a
    sentence, the next going on in lower case; there, any unfinished line before lower case is taken to be full.
    """
    width = max((len(line.text) for line in lines if " " in line.text), default=0)
    if not 40 <= width <= 120:
        return None
    full = ((a.text, b.text) for a, b in pairwise(lines) if is_full(a, b, width))
    return width if any(b[0].islower() and not is_finished(a) for a, b in full) else None


def is_full(line: Line, following: Line, width: int) -> bool:
    """Whether both lines hold text and the second's first word had no room in the first."""
    return bool(line.text and following.text) and len(line.text) + 1 + len(following.text.split()[0]) > width


def goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether both lines of a text that is wrapped at `width` belong to one paragraph."""
    if not (line.text and following.text):
        return False
    return is_full(line, following, width) or (following.text[0].islower() and not is_finished(line.text))
