"""The sentence round a record's evidence, found in the text alone."""

from __future__ import annotations

import itertools
import re

from dragoman.document import Document, Span

REACH = 400
"""Characters on either side at most, so that text without sentence ends stays readable and cheap."""

ABBREVIATED = "Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Adm|Maj|Prof|Rev|Hon|St|Jr|Sr|vs|Mt|[A-Z]"
"""Words behind which a dot ends no sentence, as an expression."""

_END = re.compile(
    r"(?<![A-Z]\.[A-Z])" + "".join(rf"(?<!\b{word})" for word in ABBREVIATED.split("|"))
    + r"""[.!?…]["'”’)\]]*(?=\s+["'“‘(\[#@]*[A-Z0-9])|\n"""
)  # fmt: skip


def sentence_at(document: Document, span: Span) -> Span:
    """The sentence, or the part of it within REACH, that holds all of `span`; never over a line's end outside it."""
    low = max(0, span.start - REACH)
    before = document.text[low : span.start + 1]
    ends = [m.end() for m in _END.finditer(before) if low + m.end() <= span.start]
    start = low + (ends[-1] if ends else _space_after(before) if low else 0)
    behind = document.text[span.end : span.end + REACH]
    match = _END.search(behind)
    if match:
        end = span.end + match.end()
    elif span.end + REACH < len(document.text):
        end = span.end + max(behind.rfind(" "), 0)
    else:
        end = len(document.text)
    for post in document.posts:
        if post.span and post.span.end <= span.start:
            start = max(start, post.span.end)
        if post.span and post.span.start >= span.end:
            end = min(end, post.span.start)
    return _trimmed(document, start, max(end, span.end))


def sentence_starts(text: str) -> list[int]:
    """Where each sentence of `text` begins, by the same ends; blank lines begin none."""
    ends = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    parts = [(start, text[start:end]) for start, end in itertools.pairwise(ends)]
    return [start + len(part) - len(part.lstrip()) for start, part in parts if part.strip()]


def _space_after(window: str) -> int:
    return window.find(" ", 0, len(window) - 1) + 1


def _trimmed(document: Document, start: int, end: int) -> Span:
    text = document.text[start:end]
    start += len(text) - len(text.lstrip())
    return document.spot(start, max(start, start + len(text.strip())))
