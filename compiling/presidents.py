"""The full names of the presidents of the United States, by their first year: presidents 1.1.1 (npm, MIT)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_ENTRY = re.compile(r'name: "(?P<name>[^"]+)",\s+term: \{\s+startYear: (?P<year>\d{4})')


def presidents(package: Path) -> Iterator[tuple[str, str]]:
    """Year and name, from the unpacked package."""
    for entry in _ENTRY.finditer((package / "index.js").read_text(encoding="utf-8")):
        yield entry["year"], entry["name"]
