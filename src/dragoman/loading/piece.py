"""A file or a member of an archive, as a stream of bytes with what is known of it."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import IO, BinaryIO, Protocol, cast

from dragoman.errors import DocumentError, DragomanError
from dragoman.loading.limits import LARGEST_DOCUMENT, LARGEST_NESTED, Budget, check_expansion, too_large
from dragoman.records import Failure

_CHUNK = 1 << 20
_IN_MEMORY = 16 << 20


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says of all documents, and which column of a table holds what."""

    published: str | date | None = None
    publisher: str | None = None
    columns: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes to bring in: `origin` leads to them ("news.zip!a/b.html"), `name` tells their kind, `depth` is how many
    archives they were taken out of, and `budget` counts what comes out of the file that was given."""

    origin: str
    name: str
    stream: IO[bytes]
    budget: Budget
    depth: int = 0

    def member(self, name: str, stream: Readable, packed: int | None = None) -> Piece:
        """The member `name`, which takes `packed` bytes in the archive; None where it stands there as it is."""
        counted = Counting(stream) if packed is None else _Unpacking(stream, self.budget, lambda: packed)
        return Piece(f"{self.origin}!{name}", name, _buffered(counted), self.budget, self.depth + 1)

    def within(self, name: str, stream: Readable) -> Piece:
        """The same piece under another name, once its packing is taken off."""
        unpacking = _Unpacking(stream, self.budget, self._arrived)
        return Piece(self.origin, name, _buffered(unpacking), self.budget, self.depth + 1)

    def _arrived(self) -> int:
        """How many bytes of the piece were read."""
        raw = getattr(self.stream, "raw", None)
        return raw.count if isinstance(raw, Counting) else self.budget.given

    def head(self) -> bytes:
        """The first bytes, as many as are at hand, without taking them."""
        return cast(io.BufferedReader, self.stream).peek(_CHUNK >> 6)

    def whole(self) -> bytes:
        """All bytes; raises RefusedFile for more than LARGEST_DOCUMENT."""
        raw = self.stream.read(LARGEST_DOCUMENT + 1)
        if len(raw) > LARGEST_DOCUMENT:
            raise too_large(LARGEST_DOCUMENT)
        return raw

    def seekable(self) -> BinaryIO:
        """The bytes where one can jump about, put on disk for it if need be; raises RefusedFile for too many."""
        if self.stream.seekable():
            return cast(BinaryIO, self.stream)
        spool = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 -- goes with the last reference
        while chunk := self.stream.read(_CHUNK):
            if spool.tell() + len(chunk) > LARGEST_NESTED:
                raise too_large(LARGEST_NESTED)
            spool.write(chunk)
        spool.seek(0)
        return cast(BinaryIO, spool)


class Counting(io.RawIOBase):
    """The bytes of another stream, counted as they are read."""

    def __init__(self, stream: Readable) -> None:
        super().__init__()
        self._stream = stream
        self.count = 0

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer`, in full unless the stream ends."""
        filled = 0
        while filled < len(buffer) and (chunk := self._stream.read(len(buffer) - filled)):
            buffer[filled : filled + len(chunk)] = chunk
            filled += len(chunk)
        self.count += filled
        return filled


class _Unpacking(Counting):
    """The bytes that are unpacked from `packed` others, refused where they are too many."""

    def __init__(self, stream: Readable, budget: Budget, packed: Callable[[], int]) -> None:
        super().__init__(stream)
        self._budget = budget
        self._packed = packed

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As Counting; raises RefusedFile for too many bytes, alone or with all that came out of the file before."""
        filled = super().readinto(buffer)
        self._budget.take(filled)
        check_expansion(self.count, self._packed())
        return filled


class _Arriving(Counting):
    """A stream whose size shows only as it is read."""

    def __init__(self, stream: Readable, budget: Budget) -> None:
        super().__init__(stream)
        self._budget = budget

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """As Counting, and let the budget grow."""
        filled = super().readinto(buffer)
        self._budget.given = self.count
        return filled


class Metered:
    """A stream whose reader says where each item ends, so that none may be larger than LARGEST_DOCUMENT."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._since = 0

    def read(self, size: int = -1, /) -> bytes:
        """As the stream; raises RefusedFile where an item has no end in sight."""
        chunk = self._stream.read(size)
        self._since += len(chunk)
        if self._since > LARGEST_DOCUMENT:
            raise too_large(LARGEST_DOCUMENT)
        return chunk

    def ended(self) -> None:
        """An item ended."""
        self._since = 0


def failure(origin: str, error: Exception) -> Failure:
    """What went wrong at `origin`; errors that are not Dragoman's own mean that the bytes are damaged."""
    if not isinstance(error, DragomanError | OSError):
        error = DocumentError(f"it is damaged or of another kind ({type(error).__name__}: {error}); check the file")
    return Failure(origin, None, "loading", f"{type(error).__name__}: {' '.join(str(error).split())}")


def given(stream: IO[bytes]) -> Piece:
    """What stands in a stream without a name or a known size, such as standard input."""
    budget = Budget(0)
    return Piece("-", "", _buffered(_Arriving(stream, budget)), budget)


def _buffered(raw: Counting) -> io.BufferedReader:
    return io.BufferedReader(raw, _CHUNK >> 4)
