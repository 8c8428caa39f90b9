"""Single files that are packed: gzip and bzip2."""

from __future__ import annotations

import bz2
import gzip
import re
from collections.abc import Iterator
from typing import cast

from dragoman.loading.piece import Piece, Readable

_TAR = re.compile(r"\.(?:tgz|tbz2?)$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:gz|bz2)$", re.IGNORECASE)


def from_gzip(piece: Piece) -> Iterator[Piece]:
    """What is packed, under the name without its ending; several packed pieces one behind the other are one."""
    with gzip.GzipFile(fileobj=piece.stream) as unpacked:
        yield piece.within(_inner(piece.name), cast(Readable, unpacked))


def from_bzip2(piece: Piece) -> Iterator[Piece]:
    """As from_gzip."""
    with bz2.BZ2File(piece.stream) as unpacked:
        yield piece.within(_inner(piece.name), unpacked)


def _inner(name: str) -> str:
    return _ENDING.sub("", _TAR.sub(".tar", name))
