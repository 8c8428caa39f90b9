"""Tar archives, read from front to back."""

from __future__ import annotations

import stat
import tarfile
from collections.abc import Iterator
from typing import cast

from dragoman.errors import RefusedFile
from dragoman.loading.containers.names import check_path, is_hidden
from dragoman.loading.piece import Piece, Readable, failure
from dragoman.records import Failure

_LONGEST_NOTE = 1_000_000
"""Bytes of a name or of notes on a member at most: the tar module holds them in memory."""

_NOTES = (tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK)


class _Header(tarfile.TarInfo):
    """A member's header, refused where what it says of the member is larger than any name is."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> _Header:
        header = super().frombuf(buf, encoding, errors)
        if header.type in _NOTES and header.size > _LONGEST_NOTE:
            raise RefusedFile("size", f"a member's name has {header.size:,} bytes; pack the folder again")
        return header


def from_tar(piece: Piece) -> Iterator[Piece | Failure]:
    """The members that are files, in the archive's order; a Failure for each that is not opened."""
    with tarfile.open(fileobj=piece.stream, mode="r|", tarinfo=_Header) as archive:
        while (header := archive.next()) is not None:
            archive.members = []  # type: ignore[attr-defined] # it would keep every header
            if header.isdir() or is_hidden(header.name):
                continue
            piece.budget.count()
            try:
                _check(header)
            except RefusedFile as error:
                yield failure(f"{piece.origin}!{header.name}", error)
                continue
            if stream := archive.extractfile(header):
                yield piece.member(header.name, cast(Readable, stream), 0 if header.issparse() else None)


def _check(header: tarfile.TarInfo) -> None:
    check_path(header.name)
    if not header.isreg():
        kind = "a link" if header.issym() or header.islnk() else f"no file ({stat.filemode(header.mode)})"
        raise RefusedFile("link", f"it is {kind}; pack the file itself")
