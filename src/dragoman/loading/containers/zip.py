"""Zip archives, and web archives of that form (WACZ)."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, cast

from dragoman.errors import DocumentError, RefusedFile
from dragoman.loading.containers.names import check_path, is_hidden
from dragoman.loading.piece import Piece, failure
from dragoman.records import Failure

_LARGEST_LIST = 200_000_000
"""Bytes of an archive's list of members at most: the zip module reads it at once."""

_RECORDS = re.compile(r"archive/.*\.warc(?:\.gz)?", re.IGNORECASE)
_OFFICE = frozenset({"[Content_Types].xml", "META-INF/manifest.xml", "META-INF/container.xml"})


class _Careful:
    """A file of which no more than an honest list of members is read at once."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable, self.close = file.seek, file.tell, file.seekable, file.close

    def read(self, size: int = -1) -> bytes:
        if size > _LARGEST_LIST:
            raise RefusedFile("members", f"its list of members has {size:,} bytes; give it in parts")
        return self._file.read(size)


def from_zip(piece: Piece) -> Iterator[Piece | Failure]:
    """The members that are files, in the order of the archive's list; a Failure for each that is not opened.

    Of a WACZ only the records of what was fetched, not its indexes. Raises DocumentError for an office document.
    """
    with piece.seekable() as file, zipfile.ZipFile(cast(IO[bytes], _Careful(file))) as archive:
        for header in _wanted(archive.infolist()):
            piece.budget.count()
            try:
                _check(header)
                stream = archive.open(header)
            except (RefusedFile, zipfile.BadZipFile, NotImplementedError) as error:
                yield failure(f"{piece.origin}!{header.filename}", error)
                continue
            with stream:
                yield piece.member(header.filename, stream, header.compress_size)


def _wanted(headers: Iterable[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    files = [header for header in headers if not header.is_dir() and not is_hidden(header.filename)]
    names = {header.filename for header in files}
    if _OFFICE & names:
        raise DocumentError("it is an office document or a program, no archive; save it as PDF or text and give that")
    records = [header for header in files if _RECORDS.fullmatch(header.filename)]
    return records if records and "datapackage.json" in names else files


def _check(header: zipfile.ZipInfo) -> None:
    check_path(header.orig_filename)
    if stat.S_ISLNK(header.external_attr >> 16):
        raise RefusedFile("link", "it is a link; pack the file itself")
    if header.flag_bits & 1:
        raise RefusedFile("encrypted", "it needs a password; unpack it and give its folder")
