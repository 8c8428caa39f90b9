"""Pre-tokenised sentences as text that somebody could have written, with each token's place in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from benchmarks.measures import Range

JOINED_LEFT = re.compile(r"[.,;:!?%)\]}]+|'(?:s|m|d|re|ve|ll)?|n't|’(?:s|m|d|re|ve|ll)?|n’t|\.\.\.", re.IGNORECASE)
JOINED_RIGHT = frozenset("( [ { $ £ € ``".split())
WRITTEN = {"-LRB-": "(", "-RRB-": ")", "``": "“", "''": "”", "--": "–", "amp": "&"}


def join(tokens: Iterable[str]) -> tuple[str, list[Range]]:
    """The text and the tokens' places in it.

    Punctuation and clitics are joined to the word before, brackets and signs of money to the word after; straight
    quotation marks open and close in turn; the Penn Treebank's signs for quotation marks and brackets are written as
    such. Every token has a place, in order.
    """
    text, places, inside = "", list[Range](), False
    tight = True
    for token in tokens:
        opens = token == '"' and not inside
        closes = token == "''" or (token == '"' and inside)
        inside = inside ^ (token == '"')
        written = WRITTEN.get(token, token)
        if not (tight or closes or JOINED_LEFT.fullmatch(written)):
            text += " "
        places.append((len(text), len(text) + len(written)))
        text += written
        tight = opens or token in JOINED_RIGHT or written in JOINED_RIGHT
    return text, places
