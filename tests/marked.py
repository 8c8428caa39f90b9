"""Marked-up sentences: "[actor:Kenya] [trigger:expelled] [recipient:the envoy]" → plain text and labelled spans.

"[actor=Kenya:it]" marks "it" as the place of an actor whose name is Kenya.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[([a-z_]+)(?:=([^:\]]+))?:([^\[\]]*)\]")


@dataclass(frozen=True)
class Marked:
    """One mark: [start, end) of the plain text, and the name it stands for (its own text where none is given)."""

    start: int
    end: int
    text: str
    name: str


def parse_marked(text: str) -> tuple[str, dict[str, list[Marked]]]:
    """The text without marks, and the marks by label in text order."""
    plain, last = "", 0
    spans: dict[str, list[Marked]] = {}
    for m in _MARK.finditer(text):
        plain += text[last : m.start()]
        spans.setdefault(m[1], []).append(Marked(len(plain), len(plain) + len(m[3]), m[3], m[2] or m[3]))
        plain += m[3]
        last = m.end()
    return plain + text[last:], spans
