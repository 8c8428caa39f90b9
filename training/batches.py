"""Examples of one task put together, of like lengths, filled up to the longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from dragoman.reading.encoding.pieces import Ints
from training.examples import Choice, Event, Example, Links

INPUTS = ("ids", "shapes", "quotes", "openings")


@dataclass(frozen=True, slots=True)
class Batch:
    """`inputs` and `mask` are [batch, pieces], `first` and `words` [batch, words], `tags` [batch, layers, words].

    `values` are rows, words and factuality; `events` and `choices` rows, and what `Example` has.
    """

    inputs: list[Tensor]
    mask: Tensor | None
    first: Tensor
    words: Tensor
    tags: Tensor
    links: list[tuple[Links, Links]]
    values: tuple[Tensor, Tensor, Tensor]
    events: list[tuple[int, Event]]
    choices: list[tuple[int, Choice]]


def batches(examples: Sequence[Example], size: int, rng: np.random.Generator) -> Iterator[list[Example]]:
    """Shuffled batches of at most `size` pieces, padding included, of examples of like length."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i]) // 8, rng.random()))
    batch: list[Example] = []
    for i in order:
        if batch and (len(batch) + 1) * max(len(x) for x in (*batch, examples[i])) > size:
            yield batch
            batch = []
        batch.append(examples[i])
    if batch:
        yield batch


def collate(examples: Sequence[Example]) -> Batch:
    """The batch of these examples."""
    lengths = [len(x) for x in examples]
    words = _fill([np.ones(len(x.first), dtype=np.int64) for x in examples]).bool()
    mask = _fill([np.ones(n, dtype=np.int64) for n in lengths]).bool()
    values = [(row, word, value) for row, x in enumerate(examples) for word, value in x.values]
    rows, places, gold = zip(*values, strict=True) if values else ((), (), ())
    tags = [x.tags for x in examples if x.tags is not None]
    return Batch(
        [_fill([x.inputs[name] for x in examples]) for name in INPUTS],
        None if min(lengths) == max(lengths) else mask,
        _fill([x.first for x in examples]),
        words,
        torch.stack([_fill(list(layer)) for layer in zip(*tags, strict=True)], dim=1) if tags else torch.empty(0),
        [x.links for x in examples if x.links is not None],
        (torch.tensor(rows), torch.tensor(places), torch.tensor(gold)),
        [(row, event) for row, x in enumerate(examples) for event in x.events],
        [(row, choice) for row, x in enumerate(examples) for choice in x.choices],
    )


def _fill(rows: Sequence[Ints]) -> Tensor:
    """Rows beside each other, zeros behind the shorter ones."""
    width = max(len(row) for row in rows)
    return torch.from_numpy(np.stack([np.pad(row, (0, width - len(row))) for row in rows]))
