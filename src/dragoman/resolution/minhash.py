"""Which articles may be alike, without comparing all with all: MinHash signatures and locality-sensitive hashing.

The signatures (Broder 1997) are rensa's. Two articles are candidates where two neighbouring numbers of their signatures
are the same (banding, Leskovec, Rajaraman and Ullman 2014, chapter 3): of pairs with a Jaccard index of 0.15 95 %
are, of 0.2 more than 99 %, of unrelated ones hardly any.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.resolution.shingles import Body

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]

LENGTH = 256
"""Numbers in a signature; bands of two."""

SEED = 20250109
NEIGHBOURS = 8
"""How many of those before it in a band an article is compared with, besides the first."""

LIKELY = 0.06
"""The least share of equal numbers, an estimate of the Jaccard index, in a pair that is compared."""


def maker() -> str:
    """What made a signature: those of another maker cannot be compared with it."""
    import rensa

    return f"rensa {rensa.RMinHash.ALGORITHM_VERSION} {LENGTH} {SEED}"


def signatures(bodies: Sequence[Body]) -> list[bytes]:
    """The signature of each body: LENGTH numbers of 32 bits, little-endian."""
    import numpy as np
    import rensa

    flat = np.fromiter((run for body in bodies for run in sorted(body.shingles)), np.uint64)
    ends = np.cumsum([0, *(len(body.shingles) for body in bodies)]).astype(np.uint64)
    rows = rensa.RMinHash.digest_matrix_from_flat_token_hashes(flat, ends, LENGTH, SEED).to_rows()
    return [np.asarray(row, "<u4").tobytes() for row in rows]


def candidates(made: Sequence[bytes], days: Sequence[int | None], window: int) -> Iterator[tuple[int, int]]:
    """Positions of articles that may be alike, the earlier one first; `made` and `days` are in the order of time.

    `days` are ordinals of days, None where it is not known; what is farther apart than `window` is not compared.
    """
    import numpy as np

    table = np.frombuffer(b"".join(made), "<u4").reshape(len(made), LENGTH)
    day = np.array([np.nan if d is None else d for d in days], float)
    found = np.unique(np.concatenate([_in_band(table[:, i : i + 2]) for i in range(0, LENGTH, 2)]))
    a, b = found // max(len(made), 1), found % max(len(made), 1)
    near = ~(day[b] - day[a] > window)
    a, b = a[near], b[near]
    for start in range(0, len(a), 10_000):
        ones, others = a[start : start + 10_000], b[start : start + 10_000]
        likely = (table[ones] == table[others]).mean(axis=1) >= LIKELY
        yield from zip(ones[likely].tolist(), others[likely].tolist(), strict=True)


def _in_band(band: Numbers) -> NDArray[np.int64]:
    """Pairs of rows with the same two numbers, as first * rows + second: with the next ones, and with the first.

    Of hundreds of texts that are nearly the same not all pairs are given, and each is in one with an earlier one.
    """
    import numpy as np

    n = len(band)
    keys = band[:, 0].astype(np.uint64) << np.uint64(32) | band[:, 1]
    order = np.argsort(keys, kind="stable").astype(np.int64)
    keys = keys[order]
    opens = np.concatenate([[True], keys[1:] != keys[:-1]]) if n else np.zeros(0, bool)
    first = order[np.maximum.accumulate(np.where(opens, np.arange(n), 0))] if n else order
    pairs = [first[~opens] * n + order[~opens]]
    for step in range(1, min(NEIGHBOURS, n - 1) + 1):
        same = keys[step:] == keys[:-step]
        pairs.append(order[:-step][same] * n + order[step:][same])
    return np.concatenate(pairs)
