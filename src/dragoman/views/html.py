"""A reading as one HTML page that needs nothing else: the marked text, tables, and the system."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html import escape as _escape
from importlib import resources

from dragoman.analysis.lines import Line, TieLine, Trace
from dragoman.analysis.system import system
from dragoman.document import Document
from dragoman.marks import Break, Close, Mark, Open, Token
from dragoman.records import Reading
from dragoman.views.marked import KINDS, Block, Marked, hashtags
from dragoman.views.tables import Row, Table, tables

LABELLED = frozenset({"words", "event", "time"})
"""The kinds whose label stands in the text; that of the others is in their tooltip."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_STEERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def page(reading: Reading) -> str:
    """A whole HTML document, without script and without anything that would have to be fetched."""
    return whole(reading.document.title.text if reading.document.title else "Dragoman", fragment(reading))


def whole(title: str, body: str) -> str:
    """An HTML document round `body`, which is HTML; it allows neither script nor anything from elsewhere."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>html, body {{ margin: 0; }}</style>\n</head>\n<body>\n"
        f"{body}\n</body>\n</html>\n"
    )


def fragment(reading: Reading) -> str:
    """The page's content with its style, to stand within another page, as in a notebook."""
    parts = ['<div class="dragoman">', f"<style>{style()}</style>", *_head(reading)]
    if reading.document.text.strip():
        parts += [*_legend(), '<div class="text">', *_text(reading), "</div>"]
    parts += [part for table in tables(reading) for part in _table(table)]
    return "\n".join([*parts, *_system(reading), "</div>"])


def escape(text: str) -> str:
    """`text` for HTML, within elements and attributes."""
    return _escape(fit(text), quote=True)


def fit(text: str) -> str:
    """`text` without what HTML forbids or what turns a line's direction: U+FFFD stands there.

    So the order in which the text is seen is the order in which it is stored.
    """
    return _STEERING.sub("\ufffd", _UNFIT.sub("\ufffd", text))


def is_link(url: str) -> bool:
    """Whether following `url` is safe: any other scheme is shown as words."""
    return bool(re.match(r"https?://[^\s]+\Z", url))


@functools.cache
def style() -> str:
    """The look of what stands within an element of the class dragoman."""
    return resources.files("dragoman.views").joinpath("page.css").read_text(encoding="utf-8")


def _head(reading: Reading) -> Iterator[str]:
    document = reading.document
    yield f"<h1>{escape(document.title.text if document.title else 'Untitled')}</h1>"
    known = [x for x in (document.publisher, document.author, document.published or "no date") if x]
    yield f'<p class="facts">{" · ".join([*map(escape, known), *_link(document.url)])}</p>'
    if reading.failure:
        yield f'<p class="failure">Could not be read: {escape(reading.failure.error)}</p>'


def _link(url: str | None) -> list[str]:
    if not url:
        return []
    if not is_link(url):
        return [escape(url)]
    return [f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{escape(url)}</a>']


def _legend() -> Iterator[str]:
    boxes = (f'<label><input type="checkbox" class="t-{kind}" checked><span class="m {kind}">{kind}</span></label>'
             for kind in KINDS)  # fmt: skip
    yield f'<div class="legend" aria-label="Marks to show">{"".join(boxes)}</div>'


def _text(reading: Reading) -> Iterator[str]:
    marked, shown = Marked(reading), set[int]()
    for block, tokens in marked.blocks():
        if block.post is not None:
            shown.add(block.post)
            yield from _post(reading.posts[block.post])
        elif block.kind != "title":
            yield _paragraph(block, marked, tokens)
    for n, post in enumerate(reading.posts):
        if n not in shown:
            yield from _post(post)


def _paragraph(block: Block, marked: Marked, tokens: list[Token]) -> str:
    inside = "".join(_piece(marked, token) for token in tokens)
    return f'<p class="{block.kind}">{inside}</p>'


def _piece(marked: Marked, token: Token) -> str:
    match token:
        case str():
            return escape(token)
        case Open(mark, first):
            return _opening(marked, mark, first)
        case Close():
            return "</span>"
        case Break():
            return ""


def _opening(marked: Marked, mark: Mark, first: bool) -> str:
    note = marked.note(mark)
    label = f' data-label="{escape(note.label)}"' if first and mark.kind in LABELLED else ""
    anchor = f' id="{_anchor(marked.reading.document.id, mark.id)}"' if first and marked.anchors(mark) else ""
    kinds = f"m {mark.kind}" + (" first" if first else "")
    return f'<span class="{kinds}"{anchor}{label} title="{escape(note.title)}">'


def _anchor(document: str, record: str) -> str:
    return escape(f"{document}-{record}")


def _post(post: Reading) -> Iterator[str]:
    document = post.document
    yield '<div class="post">'
    yield f"<header><b>{escape(document.author or 'Post')}</b> <span>{' · '.join(_signature(document))}</span></header>"
    yield from _text(post)
    extra = [
        *(escape(tag) for tag in hashtags(document) if tag not in document.text),
        *(piece for url in document.links for piece in _link(url)),
    ]
    yield f"<footer>{' '.join(extra)}</footer></div>"


def _signature(document: Document) -> Iterator[str]:
    if document.handle:
        yield escape(f"@{document.handle.removeprefix('@')}")
    yield escape((document.published or "no date")[:10])
    yield from _link(document.url)


def _table(table: Table) -> Iterator[str]:
    kept = table.filled()
    yield f'<div class="wide"><h2>{table.heading}</h2><div class="scroll"><table>'
    columns = "".join(f'<th scope="col">{table.columns[i]}</th>' for i in kept)
    yield f"<thead><tr>{columns}</tr></thead><tbody>"
    yield from (_row(row, kept) for row in table.rows)
    yield "</tbody></table></div></div>"


def _row(row: Row, kept: list[int]) -> str:
    cells = [escape(row.cells[i]) for i in kept]
    if row.anchor:
        cells[0] = f'<a href="#{_anchor(row.document, row.anchor)}">{cells[0]}</a>'
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _system(reading: Reading) -> Iterator[str]:
    yield '<div class="system"><h2>The system</h2>'
    groups = system(reading).groups
    for heading, lines in groups:
        yield f"<h3>{escape(heading)}</h3><ul>{''.join(map(_line, lines))}</ul>"
    yield "</div>" if groups else "<p>Nothing was read.</p></div>"


def _line(line: Line) -> str:
    flags = "".join(f'<span class="flag">{escape(marker)}</span>' for marker in line.markers)
    kind = ' class="attributed"' if line.trace.word else ""
    name = f'<span class="line">{escape(str(line))}</span>'
    if not isinstance(line, TieLine):
        name = f'<a class="line" href="#{_anchor(line.trace.document, line.trace.record)}">{escape(str(line))}</a>'
    return f'<li{kind}>{name}{flags}{_sentence(line.trace)}</li>'


def _sentence(trace: Trace) -> str:
    """The sentence with its evidence in bold, and where it stands."""
    sentence, evidence = trace.sentence, trace.evidence
    start, end = evidence.start - sentence.start, evidence.end - sentence.start
    before, words, after = (escape(t) for t in (sentence.text[:start], sentence.text[start:end], sentence.text[end:]))
    where = f"characters {evidence.start} to {evidence.end}"
    return f'<div class="sentence" title="{where}">{before}<b>{words}</b>{after}</div>'
