"""What a scenario does to the ties: in the table of stakeholders, and in what a store tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.analysis.network.losses import Change, Loss, losses
from dragoman.analysis.what_if.stakeholders import Stakeholders


@dataclass(frozen=True, slots=True)
class Weakened:
    """An actor with less capability than before."""

    actor: str
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is gone, which backing of the table ends (backer, backed), and who is weaker than before.

    `record` is what the network of the store loses; None without a store, and where nobody goes and nothing is cut.
    """

    gone: tuple[str, ...]
    ended: tuple[tuple[str, str], ...]
    weakened: tuple[Weakened, ...]
    record: Loss | None = None


def ties(before: Stakeholders, after: Sequence[Stakeholders], store: Path | None = None) -> list[Ties]:
    """What becomes of the ties in each of `after`. Raises StoreError for what is no store."""
    changed = [_changed(before, one) for one in after]
    cutting = [one for one in changed if one.gone or one.ended]
    if store is None or not cutting:
        return changed
    found = dict(zip(map(id, cutting), losses(store, [Change(one.gone, one.ended) for one in cutting]), strict=True))
    return [Ties(one.gone, one.ended, one.weakened, found.get(id(one))) for one in changed]


def _changed(before: Stakeholders, after: Stakeholders) -> Ties:
    left = {row.actor: row for row in after.rows}
    ended, weakened = list[tuple[str, str]](), list[Weakened]()
    for row in before.rows:
        if now := left.get(row.actor):
            kept = {backing.by for backing in now.backing}
            ended += [(backing.by, row.actor) for backing in row.backing if backing.by not in kept]
            if row.capability and now.capability and now.capability.value < row.capability.value:
                weakened.append(Weakened(row.actor, row.capability.value, now.capability.value))
    gone = tuple(actor for actor in before.actors if actor not in left)
    return Ties(gone, tuple(ended), tuple(weakened))
