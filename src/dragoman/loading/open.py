"""One file or member of an archive, whatever its kind, opened: the only place that knows all kinds."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.document import Document
from dragoman.errors import RefusedFile
from dragoman.loading.containers.packed import from_bzip2, from_gzip
from dragoman.loading.containers.tar import from_tar
from dragoman.loading.containers.zip import from_zip
from dragoman.loading.formats.feeds import from_feed
from dragoman.loading.formats.objects import from_json
from dragoman.loading.formats.page import from_either, from_page, from_text
from dragoman.loading.formats.pdf import from_pdf
from dragoman.loading.formats.tables import from_csv, from_lines, from_parquet
from dragoman.loading.formats.warc import from_warc
from dragoman.loading.kinds import Kind, kind_of
from dragoman.loading.limits import DEEPEST
from dragoman.loading.piece import Defaults, Piece, failure
from dragoman.records import Failure

_MEMBERS: dict[Kind, Callable[[Piece], Iterator[Piece | Failure]]] = {
    "zip": from_zip, "tar": from_tar, "gzip": from_gzip, "bzip2": from_bzip2,
}  # fmt: skip
_DOCUMENTS: dict[Kind, Callable[[Piece, Defaults], Iterator[Document | Failure]]] = {
    "text": from_text, "page": from_page, "document": from_either, "csv": from_csv, "lines": from_lines,
    "parquet": from_parquet, "json": from_json, "feed": from_feed, "pdf": from_pdf, "warc": from_warc,
}  # fmt: skip


def documents(piece: Piece, told: Defaults) -> Iterator[Document | Failure]:
    """The documents in `piece`, in its order, and a Failure for whatever cannot be read, with where it stands."""
    try:
        kind = kind_of(piece.name, piece.head())
        if kind not in _MEMBERS:
            yield from _DOCUMENTS[kind](piece, told)
            return
        if piece.depth >= DEEPEST:
            raise RefusedFile("nesting", f"it is an archive within {DEEPEST} others; unpack them and give the folder")
        for member in _MEMBERS[kind](piece):
            yield from [member] if isinstance(member, Failure) else documents(member, told)
            if piece.budget.spent:
                return
    except Exception as error:  # whatever is wrong with one file's bytes must stop no other file
        yield failure(piece.origin, error)
