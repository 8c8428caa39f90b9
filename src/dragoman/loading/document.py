"""From a text to a Document: its title, byline, dateline and embedded posts, and the stretches that hold sentences.

Offsets are 0-based, half-open, in code points of `Document.text`.
"""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import pairwise

from dragoman.document import Document, Span, document_id
from dragoman.loading import headings, posts
from dragoman.loading import lines as of
from dragoman.loading.dates import publication
from dragoman.loading.lines import Line

_STOPS = frozenset(".!?”\"")
"""The last characters of a sentence: a link behind one stands between two sentences."""


def make_document(
    text: str,
    *,
    published: str | date | None = None,
    publisher: str | None = None,
    author: str | None = None,
    url: str | None = None,
    title: str | None = None,
    raw: bytes | None = None,
) -> Document:
    """The article in `text`, which is stored unchanged.

    `published` is a date, a datetime or ISO 8601 from year to second. A `title` that is given is marked where the text
    starts with it; without one, the first line is the title where it is safely one. `raw` are the bytes that the text
    came from; their SHA-256 is kept.
    Raises ConfigError for a `published` of another form.
    """
    when, precision = publication(published)
    lines = of.split(text)
    signed = posts.signatures(text, lines)
    head = _headings(text, lines, title, frozenset(s.line for s in signed))
    title_span, byline, named = head
    floor = max((s.end for s in (title_span, byline) if s), default=0)
    embedded = posts.place(lines, signed, floor)
    identity = document_id(text, url, publisher)
    return Document(
        id=identity,
        text=text,
        title=title_span,
        byline=byline,
        dateline=_dateline(text, lines, floor, embedded),
        published=when,
        precision=precision,
        publisher=publisher,
        author=author or named,
        url=url,
        posts=tuple(_post(text, identity, e) for e in embedded),
        raw_sha256=hashlib.sha256(raw).hexdigest() if raw is not None else None,
    )


def _headings(
    text: str, lines: list[Line], title: str | None, signed: frozenset[int]
) -> tuple[Span | None, Span | None, str | None]:
    """The title, the byline and the author that it names."""
    index = headings.find_title(lines, signed) if title is None else _index_of(title, lines)
    span = Span(*lines[index]) if index is not None else None
    byline = headings.find_byline(lines, index)
    if byline is None:
        return span, None, None
    first, last, author = byline
    place = (lines[first].start, lines[last].end)
    return span, Span(*place, text[slice(*place)]), author


def _index_of(title: str, lines: list[Line]) -> int | None:
    """The first line with text, if that is the title."""
    first = next((i for i, line in enumerate(lines) if line.text), None)
    return first if first is not None and lines[first].text == title.strip(of.BLANK) else None


def _dateline(text: str, lines: list[Line], floor: int, embedded: list[posts.Embedded]) -> Span | None:
    """The dateline at the start of the first paragraph of the body."""
    holes = [(e.start, e.end) for e in embedded]
    for line in lines:
        if line.text and line.start >= floor and of.subtract(line.start, line.end, holes) == [(line.start, line.end)]:
            end = line.start + headings.dateline_end(line.text)
            return Span(line.start, end, text[line.start : end]) if end > line.start else None
    return None


def _post(text: str, parent: str, embedded: posts.Embedded) -> Document:
    """The document of a post; its byline is the signature."""
    start, end, signature = embedded.start, embedded.end, embedded.signature
    block, cut = text[start:end], signature.start - start
    return Document(
        id=document_id(block, f"{parent}#char={start},{end}", None),
        text=block,
        byline=Span(cut, len(block), block[cut:]),
        published=signature.published,
        precision=signature.precision,
        author=signature.name,
        handle=signature.handle,
        kind="post",
        parent=parent,
        span=Span(start, end, block),
        hashtags=posts.hashtags(block[:cut]),
        links=tuple(dict.fromkeys(block[s:e] for s, e in of.links(block[:cut]))),
    )


def blocks(document: Document) -> list[tuple[int, int]]:
    """The stretches [start, end) of the text that sentences are read from, in text order and without overlap.

    A stretch is a paragraph: a line, or the lines of a hard-wrapped text up to a blank or a short one; without title,
    byline, dateline and posts, without links at its ends, and trimmed of white space.
    """
    text = document.text
    spans = [document.title, document.byline, document.dateline, *(p.span for p in document.posts)]
    holes = sorted((s.start, s.end) for s in spans if s)
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(of.split(text), holes):
        for a, b in of.subtract(start, end, holes):
            found += _without_links(text, a, b, document.kind == "post")
    return found


def _paragraphs(lines: list[Line], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The lines with text, those of a hard-wrapped paragraph as one."""
    ends = {end for _, end in holes}
    width = of.wrap_width([line for line in lines if line.end not in ends])
    joined: list[tuple[int, int]] = []
    for above, line in pairwise([Line(0, 0, ""), *lines]):
        if width and joined and above.end not in ends and of.goes_on(above, line, width):
            joined[-1] = (joined[-1][0], line.end)
        elif line.text:
            joined.append((line.start, line.end))
    return joined


def _without_links(text: str, start: int, end: int, everywhere: bool) -> list[tuple[int, int]]:
    """[start, end) without the links that stand outside its sentences: at its ends and between two of them.

    `everywhere`: without any link, as in a post, where links are no part of a sentence.
    """
    found = [(start + s, start + e) for s, e in of.links(text[start:end])]
    if everywhere:
        holes = found
    else:
        left, right = _ends_without(text, start, end, found)
        holes = [(s, e) for s, e in found if not left < e <= right or _follows_stop(text, s)]
    pieces = (of.trim(text, a, b) for a, b in of.subtract(start, end, holes))
    return [(a, b) for a, b in pieces if any(c.isalnum() for c in text[a:b])]


def _follows_stop(text: str, at: int) -> bool:
    return text[max(0, at - 20) : at].rstrip(of.BLANK)[-1:] in _STOPS


def _ends_without(text: str, start: int, end: int, found: list[tuple[int, int]]) -> tuple[int, int]:
    """[start, end) without the links that open and close it."""
    left, right = start, end
    for s, e in found:
        if text[left:s].strip(of.BLANK):
            break
        left = e
    for s, e in reversed(found):
        if text[e:right].strip(of.BLANK):
            break
        right = s
    return left, right
