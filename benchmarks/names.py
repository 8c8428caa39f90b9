"""When two names are taken for one: the rule of the own gold."""

from __future__ import annotations

import re
from collections.abc import Iterable

TITLES = frozenset(
    "mr mrs ms dr sir the a an president minister prime foreign secretary general ayatollah leader supreme king".split()
)


def same_name(a: str, b: str) -> bool:
    """Equal, or one is the other without leading words (Diallo, Amara Diallo); titles and possessives do not count."""
    short, long = sorted((_words(a), _words(b)), key=len)
    return bool(short) and long[-len(short) :] == short


def any_same(these: Iterable[str], those: Iterable[str]) -> bool:
    """Whether any of these names is one of those."""
    others = list(those)
    return any(same_name(a, b) for a in these for b in others)


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", re.sub(r"['’]s?\b", "", name.lower()).replace("-", " "))
    return [word for word in words if word not in TITLES] or words
