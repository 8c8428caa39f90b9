"""The names of an archive's members."""

from __future__ import annotations

import re

from dragoman.errors import RefusedFile

_PART = re.compile(r"[/\\]")
_ROOT = re.compile(r"[/\\]|[A-Za-z]:")


def check_path(name: str) -> None:
    """Pass a name that stays within its archive; raises RefusedFile for an absolute one and for "..".

    Nothing is ever unpacked to where a name says, but an archive with such a name was not made by an honest packer.
    """
    if _ROOT.match(name) or ".." in _PART.split(name):
        raise RefusedFile("path", "its name leads out of the archive; pack the folder again without such names")


def is_hidden(name: str) -> bool:
    """Whether a member is hidden, or macOS's notes on another one."""
    return any(part == "__MACOSX" or (part.startswith(".") and part.strip(".") != "") for part in _PART.split(name))
