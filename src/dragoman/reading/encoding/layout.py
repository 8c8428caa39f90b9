"""Where each head stands in the encoder's output, a row of numbers for each word piece."""

from __future__ import annotations

import itertools

ROLES = ("Source", "Cue", "Content")
"""The parts of an attribution, each with a layer of tags O, B, I."""

KINDS = ("person", "organization", "state", "group", "place")
"""The kinds of names, which share one layer: O, then B and I of each."""

TYPES = tuple(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE "
    "COERCE ASSAULT CHANGE NONE".split()
)
"""The types of events, in the order of the matrix that tells them apart; NONE is no event."""

LINK, EVENT = 64, 128
"""The lengths of the vectors that links and event types are told by."""

SIZES = {
    "roles": 3 * len(ROLES),
    "names": 1 + 2 * len(KINDS),
    "factuality": 1,
    "content query": LINK,
    "cue key": LINK,
    "cue query": LINK,
    "source key": LINK,
    "content side": 3,
    "cue side": 3,
    "mention query": LINK,
    "mention key": LINK,
    "mention side": 1,
    "actor": EVENT,
    "trigger": EVENT,
    "recipient": EVENT,
}
"""How many numbers each head gives for a piece, in their order. A side: the partner stands before, after, nowhere;
a mention's: nowhere.
"""

_ENDS = list(itertools.accumulate(SIZES.values()))
WIDTH = _ENDS[-1]
"""The length of a row."""

PLACES = {name: slice(end - size, end) for (name, size), end in zip(SIZES.items(), _ENDS, strict=True)}
"""Each head's part of a row."""
