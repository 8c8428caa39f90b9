"""Where a stored record comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.corpus.find import Found, find
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Document, Span


@dataclass(frozen=True, slots=True)
class Trace:
    """A record's row, its table and document, the span that it was read from, its sentence, and who says so.

    `chain`: the record's attributions, the innermost first, and last the document itself.
    """

    table: str
    record: dict[str, Any]
    document: Document
    span: Span
    sentence: Span
    chain: tuple[str, ...]

    def __str__(self) -> str:
        """Plain text, a line for each part."""
        score = f", {self.record['score']}" if self.record["score"] is not None else ""
        lines = [
            f"{self.table} {self.record['id']}: “{self.span}”, characters {self.span.start} to {self.span.end}",
            f"sentence: {' '.join(self.sentence.text.split())}",
            f"made by: {self.record['method']}{score}",
            f"on the word of: {' ← '.join(self.chain)}",
        ]
        if self.record["reasons"]:
            lines.append(f"not told: {self.record['reasons']}")
        return "\n".join(lines)


def trace(path: Path, id: str) -> Trace:
    """The trace of the record `id` in the store at `path`; ConfigError where no record has that id."""
    found = find(path, id)
    span = found.document.spot(found.start, found.end)
    chain = (*map(_told, found.chain), _outlet(found))
    return Trace(found.table, found.row, found.document, span, sentence_at(found.document, span), chain)


def _told(attribution: dict[str, Any]) -> str:
    return f"{attribution['sources'] or 'somebody unnamed'} (“{attribution['cue'] or '…'}”)"


def _outlet(found: Found) -> str:
    document = found.document
    named = document.author if document.kind == "post" else None
    parts = [named or found.publisher or "the document", document.published or "undated", document.url or document.id]
    return ", ".join(parts)
