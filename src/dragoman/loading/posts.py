"""Social-media posts that a plain text embeds.

Their form: one or more lines of text, then a signature "— NAME (@handle) January 7, 2025".
Offsets are 0-based, half-open, in code points of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.loading import lines as of
from dragoman.loading.dates import WRITTEN, written_day
from dragoman.loading.lines import Line
from dragoman.vocabulary import Precision

LONGEST_NAME = 100
"""Characters that stand between a signature's dash and its handle at most."""

LONGEST_BODY = 1000
"""Characters up to which lines are joined to one post."""

_S = r"[ \t\xa0]"
_HANDLE = re.compile(
    rf"\((?P<handle>@[\w.\-]{{1,60}}(?:@[\w.\-]{{1,80}})?)\)"
    rf"(?:{_S}*[·|,]?{_S}*(?:\d{{1,2}}:\d\d(?:{_S}?[APap]\.?[Mm]\.?)?{_S}?[·|,–-]?{_S}?)?(?P<date>{WRITTEN}))?"
)
_DASH = re.compile(r"(?:&mdash;|--|[—–―-])[ \t\xa0]*")
_LONG_DASH = re.compile(r"(?:&mdash;|--|[—–―])[ \t\xa0]*")
_HASHTAG = re.compile(r"(?<![\w&/#])#(\w*[^\W\d_]\w*)")


@dataclass(frozen=True, slots=True)
class Signature:
    """The characters [start, end) that sign a post, and what they say; `line` and `last` are indexes of lines."""

    start: int
    end: int
    line: int
    last: int
    own_line: bool
    name: str
    handle: str
    published: str | None
    precision: Precision | None


@dataclass(frozen=True, slots=True)
class Embedded:
    """A post's place [start, end) in the text, its signature included."""

    start: int
    end: int
    signature: Signature


def signatures(text: str, lines: list[Line]) -> list[Signature]:
    """The signatures in `text`, in its order."""
    found: list[Signature] = []
    if "(@" not in text:
        return found
    for i, line in enumerate(lines):
        for match in _HANDLE.finditer(line.text):
            signature = _signature(lines, i, match)
            if signature:
                found.append(signature)
    return found


def _signature(lines: list[Line], index: int, match: re.Match[str]) -> Signature | None:
    line = lines[index]
    dash = _DASH.match(line.text)
    own = dash is not None and _is_name_between(line.text, dash.end(), match.start())
    if not own:
        dash = _last_dash(line.text, match.start())
    if dash is None:
        return None
    date, last, end = match["date"], index, line.start + match.end()
    if date is None and own and match.end() == len(line.text):
        if index + 1 < len(lines) and re.fullmatch(WRITTEN, lines[index + 1].text):
            date, last, end = lines[index + 1].text, index + 1, lines[index + 1].end
    elif date is None:
        return None
    published, precision = written_day(date or "")
    name = line.text[dash.end() : match.start()].strip()
    start = line.start + dash.start()
    return Signature(start, end, index, last, own, name or match["handle"][1:], match["handle"], published, precision)


def _is_name_between(line: str, start: int, end: int) -> bool:
    return end - start <= LONGEST_NAME and line.find("(@", start, end) < 0


def _last_dash(line: str, before: int) -> re.Match[str] | None:
    """The last dash, no mere hyphen, that stands near before a handle."""
    found = list(_LONG_DASH.finditer(line, max(0, before - LONGEST_NAME), before))
    return found[-1] if found else None


def place(lines: list[Line], signed: list[Signature], floor: int) -> list[Embedded]:
    """The posts that `signed` sign. No post begins before `floor`, the offset where the article's headings end."""
    spaced = _is_spaced(lines, {i for s in signed for i in range(s.line, s.last + 1)}, floor)
    posts: list[Embedded] = []
    for signature in signed:
        if signature.start >= floor:
            posts.append(Embedded(_start(lines, signature, floor, spaced), signature.end, signature))
            floor = signature.end
    return posts


def _start(lines: list[Line], signature: Signature, floor: int, spaced: bool) -> int:
    """Where the post begins that `signature` signs."""
    i = signature.line
    if signature.own_line:
        i -= 1 if i > 0 and lines[i - 1].text else 2
    first = _clipped(lines, i, floor, signature.start)
    if not first.text:
        return signature.start
    words = first.text
    while (above := _clipped(lines, i - 1, floor)).text:
        if len(words) + len(above.text) > LONGEST_BODY or not (_is_tags(words) or _belongs(above.text, spaced)):
            break
        first, words, i = above, above.text + " " + words, i - 1
    return first.start


def _clipped(lines: list[Line], index: int, floor: int, until: int | None = None) -> Line:
    """What the line holds in [floor, until); empty where there is no such line."""
    if index < 0 or lines[index].end <= floor:
        return Line(floor, floor, "")
    line = lines[index]
    shown = line.text[max(0, floor - line.start) : None if until is None else max(0, until - line.start)]
    start, end = of.trim(shown, 0, len(shown))
    shift = max(floor, line.start)
    return Line(shift + start, shift + end, shown[start:end])


def _belongs(above: str, spaced: bool) -> bool:
    """Whether a line above a post's last line is the post's too, and not an article's paragraph or its "He wrote:"."""
    if above.endswith(":") and len(above.split()) > 3:
        return False
    return spaced or not of.is_finished(above) or above[0] in "#@>"


def _is_tags(words: str) -> bool:
    """Whether there is nothing but hashtags, handles and links, and not only links."""
    rest = [w for w in words.split() if not of.LINK.match(w)]
    return bool(rest) and all(w[0] in "#@" for w in rest)


def _is_spaced(lines: list[Line], signed: set[int], floor: int) -> bool:
    """Whether blank lines part the article's paragraphs, so that lines without one between them belong together."""
    alone = together = run = 0
    holds_post = False
    for i, line in enumerate([*lines, Line(0, 0, "")]):
        if line.text and line.start >= floor:
            run, holds_post = run + 1, holds_post or i in signed
            continue
        if run and not holds_post:
            alone, together = alone + (run == 1), together + (run > 1)
        run, holds_post = 0, False
    return alone > together


def hashtags(words: str) -> tuple[str, ...]:
    """The hashtags in `words`, without '#', each once."""
    return tuple(dict.fromkeys(_HASHTAG.findall(words)))
