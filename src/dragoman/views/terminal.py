"""A reading in the terminal: the text with its marks, tables, and the system."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table as Grid
from rich.text import Text

from dragoman.analysis.lines import Line
from dragoman.analysis.names import poster
from dragoman.analysis.system import System, system
from dragoman.document import Document
from dragoman.marks import Break, Close, Open, Token
from dragoman.records import Reading
from dragoman.views.marked import Marked, hashtags
from dragoman.views.tables import Table, tables

STYLES = {
    "words": "italic",
    "source": "bold blue",
    "cue": "blue",
    "event": "bold yellow",
    "time": "underline green",
    "place": "green",
    "mention": "bold",
}
"""How each kind of mark looks; weight, slant and underline tell apart what colour alone would not."""

LABELLED = frozenset({"words", "source", "cue", "event", "time"})
"""The kinds that get brackets where there is no colour; names and places stand in the tables."""

ROOMY = 140
"""Columns from which on no cells are stacked."""

_HARMLESS = {
    **{c: 0x2400 + c for c in range(0x20) if c != 0x0A},
    0x09: " ",
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **dict.fromkeys((0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd"),
    **dict.fromkeys((0x2028, 0x2029), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys(range(0xE0000, 0xE0080), "\ufffd"),
}


def harmless(text: str) -> str:
    """`text` with the characters that steer a terminal (controls, direction overrides) replaced one for one."""
    return text.translate(_HARMLESS)


def render(reading: Reading, *, width: int = 80, color: bool = False) -> str:
    """The whole reading as lines of at most `width` columns; without `color` the marks are brackets with labels."""
    file = io.StringIO()
    console = Console(
        file=file, width=max(width, 40), force_terminal=color, no_color=not color, highlight=False, emoji=False,
        color_system="standard" if color else None, legacy_windows=False, _environ={},
    )  # fmt: skip
    for part in _parts(reading, width, color):
        console.print(part)
        console.print()
    return "\n".join(line.rstrip() for line in file.getvalue().rstrip().split("\n")) + "\n"


def _parts(reading: Reading, width: int, color: bool) -> Iterator[RenderableType]:
    yield _headline(reading.document)
    if reading.failure:
        yield Text(harmless(f"Could not be read: {reading.failure.error}"), style="bold red")
    if color:
        yield Text(" · ").join(Text(kind, style) for kind, style in STYLES.items())
    yield from _text(reading, color)
    for table in tables(reading):
        yield Group(Text(table.heading, style="bold"), _grid(table, width))
    yield from _system(system(reading))


def _headline(document: Document) -> Text:
    title = Text(harmless(document.title.text if document.title else "Untitled"), style="bold")
    day = document.published or "no date"
    facts = [x for x in (document.publisher, document.author, day, document.url) if x]
    return title.append("\n").append(harmless(" · ".join(facts)), style="dim")


def _text(reading: Reading, color: bool) -> Iterator[RenderableType]:
    marked = Marked(reading)
    shown = set[int]()
    for block, tokens in marked.blocks():
        if block.post is not None:
            shown.add(block.post)
            yield _post(reading.posts[block.post], color)
        elif block.kind != "title":
            yield _line(marked, tokens, color)
    yield from (_post(post, color) for n, post in enumerate(reading.posts) if n not in shown)


def _post(post: Reading, color: bool) -> Panel:
    document = post.document
    extra = " ".join(x for x in (*hashtags(document), *document.links) if x not in document.text)
    inside = [*_text(post, color), *([Text(harmless(extra), style="dim")] if extra else [])]
    return Panel(Group(*inside), title=Text(harmless(poster(document))), title_align="left", width=None)


def _line(marked: Marked, tokens: Iterable[Token], color: bool) -> Text:
    line, styles = Text(), list[str]()
    for token in tokens:
        match token:
            case str():
                line.append(harmless(token.replace("\n", " ")), " ".join(styles) or None)
            case Open(mark, first):
                styles.append(STYLES[mark.kind])
                if mark.kind in LABELLED and not color:
                    line.append(harmless(f"[{marked.note(mark).label}: ") if first else "[… ")
            case Close(mark):
                styles.pop()
                if mark.kind in LABELLED and not color:
                    line.append("]")
            case Break():
                pass
    return line


def _grid(table: Table, width: int) -> Grid:
    filled = table.filled()
    stacks = [(i,) for i in filled] if width >= ROOMY else [tuple(i for i in s if i in filled) for s in table.stacks]
    grid = Grid(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim", padding=(0, 1))
    kept = [stack for stack in stacks if stack]
    for stack in kept:
        grid.add_column(" / ".join(table.columns[i] for i in stack), overflow="fold")
    for row in table.rows:
        cells = ("\n".join(row.cells[i] for i in stack if row.cells[i]) for stack in kept)
        grid.add_row(*(Text(harmless(cell)) for cell in cells))
    return grid


def _system(found: System) -> Iterator[RenderableType]:
    yield Text("The system", style="bold underline")
    for heading, lines in found.groups:
        yield Group(Text(heading, style="bold"), *_lines(lines))
    if not found.groups:
        yield Text("Nothing was read.", style="dim")


def _lines(lines: tuple[Line, ...]) -> Iterator[RenderableType]:
    """Lines that were read from one sentence stand together above it."""
    for n, line in enumerate(lines):
        text = Text(harmless(_flat(str(line))))
        if line.markers:
            text.append(harmless(f"  [{'; '.join(line.markers)}]"), style="magenta")
        yield Padding(text, (0, 0, 0, 2))
        if n + 1 == len(lines) or lines[n + 1].trace.sentence != line.trace.sentence:
            yield Padding(Text(harmless(_flat(line.trace.sentence.text)), style="dim"), (0, 0, 0, 6))


def _flat(text: str) -> str:
    return " ".join(text.split())
