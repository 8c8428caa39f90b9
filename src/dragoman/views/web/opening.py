"""How a text without a title is called: by its first words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.corpus.kept import openings
from dragoman.document import Document

if TYPE_CHECKING:
    import pyarrow as pa

LONGEST = 80
"""Characters of it, cut between two words."""


def opening(text: str) -> str:
    """The first words of `text`, on one line; "Untitled" where it has none."""
    flat = " ".join(text.split())
    if len(flat) <= LONGEST:
        return flat or "Untitled"
    return f"{flat[: LONGEST + 1].rsplit(' ', 1)[0][:LONGEST]} …"


def called(document: Document) -> str:
    """The title of a document, or its first words."""
    return " ".join(document.title.text.split()) if document.title else opening(document.text)


def with_openings(path: Path, table: pa.Table) -> pa.Table:
    """A table of documents of the store at `path`; `opening` is how a text begins that has no title, else null."""
    import pyarrow as pa

    rows = table.select(["id", "title"]).to_pylist()
    texts = openings(path, [row["id"] for row in rows if not row["title"]], 2 * LONGEST)
    found = [None if row["title"] else opening(texts.get(row["id"], "")) for row in rows]
    return table.append_column("opening", pa.array(found, pa.string()))
