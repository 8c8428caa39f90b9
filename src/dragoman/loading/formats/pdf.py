"""Documents from PDF files that hold their text."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dragoman.document import Document
from dragoman.errors import DocumentError, RefusedFile
from dragoman.loading.dates import written_day
from dragoman.loading.formats.made import made
from dragoman.loading.limits import LONGEST_TEXT
from dragoman.loading.piece import Defaults, Piece

if TYPE_CHECKING:
    from pypdf import DocumentInformation, PdfReader

_NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE)
_BROKEN = re.compile(r"(?P<first>[^\W\d_]+)(?P<mark>-|\u00ad|\u2010)\n(?P<rest>[^\W\d_]+)(?P<after>\S*)[ ]?")
_DONE = re.compile(r"\w{3,}ed|led|run|born|made|held|era|style|wide|bound")
_OPENING = 1_000
"""Characters at the start of a text in which its title, author and day stand."""
_ABOUT = timedelta(days=7)


def from_pdf(piece: Piece, told: Defaults) -> Iterator[Document]:
    """The document of a PDF file."""
    yield pdf_document(piece.whole(), told, None)


def pdf_document(raw: bytes, told: Defaults, url: str | None) -> Document:
    """The text of a PDF's pages as one document, with what its notes say of it where that is plausible.

    Lines stay as they are set. Page numbers and lines that open or close most pages are left out, and words that a
    line's end breaks are joined. The file's notes are often those of a template or of whoever ran the word processor:
    title and author count where the text opens with them too, and the day that the text opens with where the file was
    made in the same week and the caller gave none. Raises DocumentError for a PDF without text (a scan),
    RefusedFile for one that is locked or unpacks to too much.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        text = _joined(_without_margins(list(_pages(reader))))
        notes = reader.metadata
    except (DependencyError, NotImplementedError) as error:  # a lock that takes another package to open
        raise _locked() from error
    except LimitReachedError as error:
        raise RefusedFile("expansion", f"a stream of the PDF unpacks to too much ({error}); save its text") from error
    if not any(c.isalpha() for c in text):
        raise DocumentError("the PDF holds no text: it is a scan or pictures; recognise its characters first")
    title, text = _titled(text, notes and notes.title)
    return made(
        text,
        title=title,
        published=told.published or _day(text, notes),
        publisher=told.publisher,
        author=_author(text, notes and notes.author),
        url=url,
        raw=raw,
    )


def _locked() -> RefusedFile:
    return RefusedFile("encrypted", "the PDF is locked; save it without its lock")


def _pages(reader: PdfReader) -> Iterator[list[str]]:
    """The lines of each page."""
    size = 0
    for page in reader.pages:
        lines = [" ".join(line.split()) for line in page.extract_text().replace("\0", "").splitlines()]
        size += sum(map(len, lines))
        if size > 2 * LONGEST_TEXT:
            raise DocumentError(f"the PDF has over {size:,} characters; allowed are {LONGEST_TEXT:,}: split it")
        yield [line for line in lines if line]


def _without_margins(pages: list[list[str]]) -> list[str]:
    """The lines of all pages without what stands at the head or foot of most, and without the pages' numbers."""
    edges = Counter(_shape(line) for page in pages for line in {*page[:1], *page[-1:]})
    common = {shape for shape, count in edges.items() if count >= 3 and count > len(pages) / 2}
    kept: list[str] = []
    for page in pages:
        for at in (0, -1):
            while page and (_NUMBER.fullmatch(page[at]) or _shape(page[at]) in common):
                del page[at]
        kept += page
    return kept


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _joined(lines: list[str]) -> str:
    """The lines as text, words that a line's end breaks made whole on the first of the two.

    The hyphen stays where the rest of the text has the word with it, before a capital (pro-Iranian), and between a name
    and what is done by it (Iran-backed).
    """
    text = "\n".join(lines)
    words = set(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower()))

    def whole(broken: re.Match[str]) -> str:
        first, rest = broken["first"], broken["rest"]
        kept = broken["mark"] == "-" and (first + rest).lower() not in words and (
            f"{first}-{rest}".lower() in words or not rest.islower() or (not first.islower() and _DONE.fullmatch(rest))
        )
        return f"{first}{'-' if kept else ''}{rest}{broken['after']}\n"

    return _BROKEN.sub(whole, text).strip()


def _titled(text: str, stated: object) -> tuple[str | None, str]:
    """The stated title and the text with it on one line, where the text opens with it and it has several words."""
    words = str(stated or "").split()
    opening = re.match(r"\s+".join(map(re.escape, words)) + r"(?!\w)\s*", text) if len(words) > 1 else None
    return (" ".join(words), f"{' '.join(words)}\n{text[opening.end() :]}") if opening else (None, text)


def _author(text: str, stated: object) -> str | None:
    """The stated author, often whoever ran the word processor, where the text opens with that name too."""
    words = str(stated or "").split()
    return " ".join(words) if len(words) > 1 and " ".join(words) in " ".join(text[:_OPENING].split()) else None


def _day(text: str, notes: DocumentInformation | None) -> str | None:
    """The first day that the text's opening writes, where the file was made about then."""
    made_on = _made_on(notes)
    written, precision = written_day(" ".join(text[:_OPENING].split()))
    if not made_on or not written or precision != "day":
        return None
    return written if abs(date.fromisoformat(written) - made_on) <= _ABOUT else None


def _made_on(notes: DocumentInformation | None) -> date | None:
    try:
        return notes.creation_date.date() if notes and notes.creation_date else None
    except ValueError:
        return None
