"""What stands before an article's first sentence: title, byline, dateline."""

from __future__ import annotations

import re
from itertools import islice

from dragoman.knowledge.people import abbreviation
from dragoman.loading.dates import MONTH, WRITTEN
from dragoman.loading.lines import LINK, Line

LONGEST_TITLE = 150
"""Characters that a title has at most."""

BYLINE_LINES = 4
"""Non-blank lines, from the title on, in which a byline is looked for."""

_W = r"[^\W\d_]"
_NAME = rf"{_W}[\w.'’\-]*(?: {_W}[\w.'’\-]*){{0,4}}"
_DAY = rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{WRITTEN})"
_BY = re.compile(r"by:?[ \t]+(.+)", re.IGNORECASE)
_DATED = re.compile(
    rf"(?:[|•·–—-] ?)?(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:? ?)?(?:[|•·–—-] ?)?{_DAY}"
    r"(?:[,|•· ]{0,3}(?:at )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?)?",
    re.IGNORECASE,
)
_AGENCY = re.compile(rf"\(({_W}[\w.&'’ \-]{{1,30}})\)")
_SMALL = frozenset(
    ("and", "at", "for", "in", "of", "the", "with", "al", "bin", "da", "de", "del", "der", "ibn", "la", "van", "von")
)
"""Words that a list of names may have in lower case."""

_INNER_STOP = re.compile(rf"({_W}{{2,}}[.!?])[\"”’')]*\s+[\"“‘(]?[A-Z]")
_SHORTENED = frozenset(("St.", "Mt.", "Ft.", "vs."))
_SHOUTED = rf"{_W}[\w.'’\-]*(?:[ /]{_W}[\w.'’\-]*){{0,4}}"
_DATELINE = re.compile(
    rf"(?P<place>{_SHOUTED})(?P<region>, {_NAME})??(?P<day>, (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? \d{{4}})?)?"
    rf"(?P<agency> \({_W}[\w.&/'’ \-]{{1,40}}\))?(?P<late>,? (?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}))?"
    r"(?: ?[–—―]| ?--| -(?= )|(?<=\)) ?:)\s*(?P<next>\S)"
)


def find_title(lines: list[Line], signed: frozenset[int]) -> int | None:
    """The index of the line that is safely the title: the first, short, without a final stop, above longer paragraphs.

    `signed` are the indexes of lines that sign a post. None where the line could be a sentence of the text.
    """
    filled = list(islice((i for i, line in enumerate(lines) if line.text), 2 + BYLINE_LINES))
    if len(filled) < 2 or signed & set(filled[:2]):
        return None
    first, following = lines[filled[0]].text, lines[filled[1]].text
    if not _is_headline(first) or byline_author(first) is not None or dateline_end(first):
        return None
    body = next((lines[i].text for i in filled[1:] if _author(lines[i].text, True) is None), "")
    set_off = filled[1] > filled[0] + 1 or body is not following
    longer = bool(body) and (set_off or (len(body) > 1.5 * len(first) and not body[0].islower()))
    return filled[0] if longer and _is_prose(body) else None


def _is_headline(line: str) -> bool:
    return (
        len(line) <= LONGEST_TITLE
        and not re.search(r"[.,;:…\-–—][\"”’')]*$", line)
        and not line[0].islower()
        and line[0] not in "#@>-–—•*|"
        and any(c.isalpha() for c in line)
        and not LINK.search(line)
        and all(abbreviation(m[1]) or m[1] in _SHORTENED for m in _INNER_STOP.finditer(line))
    )


def _is_prose(line: str) -> bool:
    """Whether a line reads like the start of a body: several words, or a sentence's end."""
    return len(line.split()) >= 8 or bool(re.search(r"[.!?][\"”’')]*$", line))


def find_byline(lines: list[Line], title: int | None) -> tuple[int, int, str | None] | None:
    """The indexes of the first and last line of the byline, and the author it names; None if there is none.

    It follows the title; only a line "By NAME" may have lines between.
    """
    first = 0 if title is None else title + 1
    filled = [i for i in range(first, min(len(lines), first + 3 * BYLINE_LINES)) if lines[i].text][:BYLINE_LINES]
    authors = [_author(lines[i].text, title is not None) for i in filled]
    start = 0 if authors and authors[0] is not None else next((n for n, a in enumerate(authors) if a), len(filled))
    count = next((n for n, a in enumerate(authors[start:]) if a is None), len(filled) - start)
    if not count:
        return None
    named = next((a for a in authors[start : start + count] if a), None)
    return filled[start], filled[start + count - 1], named


def _author(line: str, titled: bool) -> str | None:
    """As `byline_author`; below a title also of "NAME in PLACE"."""
    found = byline_author(line)
    return _reporter(line) if found is None and titled else found


def _reporter(line: str) -> str | None:
    """The names in a line "NAME in PLACE"; None for another line."""
    names, _, place = line[:121].rpartition(" in ")
    short = len(line) <= 120 and 2 <= len(names.split()) <= 10 and len(place.split()) <= 4
    return names if short and place[:1].isupper() and _is_names(names) and _is_names(place) else None


def byline_author(line: str) -> str | None:
    """The author that a byline names, "" for a line of an agency or a date alone; None if it is no byline."""
    if len(line) > 120:
        return None
    if _AGENCY.fullmatch(line) or _DATED.fullmatch(line):
        return ""
    by = _BY.fullmatch(line)
    if not by or by[1].endswith((".", "?", "!", ":")):
        return None
    parts = re.split(r"\s*[|•·]\s*|\s+[–—-]\s+", re.sub(_DAY, "", by[1]))
    names = re.split(r",\s|\s+(?:in|for)\s+", parts[0].strip(" ,("))[0]
    return names if _is_names(by[1]) else None


def _is_names(words: str) -> bool:
    """Whether each word is one of a list of names: capitalised, a particle, or part of a date."""
    kept = re.sub(_DATED, " ", words) if re.search(r"\d", words) else words
    bare = [w.strip("(),.|•·–—-&") for w in kept.split()]
    return any(w[:1].isupper() for w in bare) and all(
        not w or not (w[0].islower() or w[0].isdigit()) or w in _SMALL for w in bare
    )


def dateline_end(paragraph: str) -> int:
    """Where the dateline that starts `paragraph` ends, its dash included; 0 if there is none."""
    match = _DATELINE.match(paragraph[:160])
    if not match or not all(w[0].isupper() or w in _SMALL for w in re.split(r"[ /]", match["place"])):
        return 0
    following = match["next"]
    if following.islower() or not (following.isalnum() or following in "\"“'‘(#@"):
        return 0
    marked = match["region"] or match["day"] or match["agency"] or match["late"]
    if not match["place"].isupper() and (not marked or match["place"].startswith("The ")):
        return 0
    return len(paragraph[: match.start("next")].rstrip())
