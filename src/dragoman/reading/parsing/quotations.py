"""Where quotation marks open and close: curly, straight, nested, doubled, unbalanced, and over several paragraphs.

Two straight single marks in a row are a double one, as some newspapers write it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

DOUBLE = '"“”„‟«»″'
_MARK = re.compile(r"([\"“”„‟«»″])\1?|(?<!')''(?!')|'(?='')|(?<=')''|(?<!\w)['‘](?=\w)|(?<=[\w.,!?…])['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks. `start`, `end` hold the marks, `inner_start`, `inner_end` do not.

    `depth` is 0 for an outermost quotation. `resumes` is true where it goes on from the paragraph before (which left
    its marks open), as long quotations do.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    resumes: bool = False


@dataclass(slots=True)
class _Open:
    start: int
    inner: int
    single: bool
    resumes: bool = False


def find_quotations(text: str, blocks: Sequence[tuple[int, int]]) -> list[Quotation]:
    """The quotations of each block ([start, end) of `text`), outermost first, in text order.

    A block that opens a quotation and does not close it is closed at its end if the next block begins with an opening
    mark, or if the quotation began the block; a mark that fits nowhere else is no quotation.
    """
    found: list[Quotation] = []
    goes_on = False
    for n, (start, end) in enumerate(blocks):
        follower = blocks[n + 1] if n + 1 < len(blocks) else None
        next_opens = follower is not None and (text[follower[0]] in DOUBLE or text.startswith("''", follower[0]))
        inside, left_open = _in_block(text, start, end, goes_on, next_opens)
        found.extend(inside)
        goes_on = left_open and next_opens
    return sorted(found, key=lambda q: (q.start, -q.end))


def _in_block(text: str, start: int, end: int, resumes: bool, next_opens: bool) -> tuple[list[Quotation], bool]:
    found: list[Quotation] = []
    stack: list[_Open] = []
    if text[start] == '"' == text[end - 1] and '""' in text[start + 1 : end - 1]:
        start, end = start + 1, end - 1  # a table's cell: the outer marks are its own, the doubled ones the writer's
    for m in _MARK.finditer(text, start, end):
        single = m[0] in "'‘’"
        if _opens(text, m, start, stack, single):
            stack.append(_Open(m.start(), m.end(), single, resumes and m.start() == start))
        elif any(o.single == single for o in stack):
            _close(stack, m, single, found)
    left = next((o for o in stack if not o.single), None)
    kept = left is not None and (next_opens or not text[start : left.start].strip())
    if left is not None and kept:
        found.append(Quotation(left.start, end, left.inner, end, 0, left.resumes))
    return found, kept


def _close(stack: list[_Open], mark: re.Match[str], single: bool, found: list[Quotation]) -> None:
    while stack:
        top = stack.pop()
        if top.single == single:
            if mark.start() > top.inner:
                found.append(Quotation(top.start, mark.end(), top.inner, mark.start(), len(stack), top.resumes))
            return


def _opens(text: str, mark: re.Match[str], block: int, stack: list[_Open], single: bool) -> bool:
    if single:
        if mark[0] == "‘":
            return True
        word = text[mark.end() : mark.end() + 1].isalnum()
        free = mark.start() == block or not text[mark.start() - 1].isalnum()
        return mark[0] == "'" and word and free and _closes_later(text, mark.end())
    if mark[0][0] == "“" and any(text[o.start] == "„" for o in stack):
        return False
    if mark[0][0] in "“„«":
        return True
    open_double = any(not o.single for o in stack)
    if mark[0][0] in "”»":
        return not open_double and (mark.start() == block or text[mark.start() - 1].isspace())
    return not open_double


def _closes_later(text: str, start: int) -> bool:
    """Whether a straight single quotation mark that could close stands within the next 400 characters of the line."""
    line = text[start : start + 400].split("\n", 1)[0]
    return re.search(r"(?<=[\w.,!?])'(?!\w)", line) is not None
