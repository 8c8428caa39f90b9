"""What might be otherwise: somebody gone, a number changed, a tie cut.

A scenario is written as one or more changes with ";" between them:

    remove Iran
    set Iran position 30          or salience (0 to 1), or capability: from then on known exactly
    cut Iran > Hezbollah          Iran backs Hezbollah no longer: what it lent is gone

Somebody who is removed backs nobody any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dragoman.analysis.what_if.stakeholders import Backing, Estimate, Stakeholder, Stakeholders
from dragoman.errors import ConfigError

_FORMS = "remove ACTOR; set ACTOR position|salience|capability NUMBER; cut BACKER > BACKED"


def changed(stakeholders: Stakeholders, scenario: str) -> Stakeholders:
    """The stakeholders as the scenario has them.

    Raises ConfigError for words that are no change, an actor or a tie that is not in the table, a number out of bounds.
    """
    changes = [part.strip() for part in scenario.split(";") if part.strip()]
    if not changes:
        raise ConfigError(f"the scenario {scenario!r} changes nothing; allowed are {_FORMS}")
    for change in changes:
        stakeholders = _change(stakeholders, change)
    return stakeholders


def _change(stakeholders: Stakeholders, change: str) -> Stakeholders:
    for pattern, done in _CHANGES.items():
        if match := re.fullmatch(pattern, change):
            return done(stakeholders, *match.groups())
    raise ConfigError(f"the scenario has {change!r}; allowed are {_FORMS}")


def _remove(stakeholders: Stakeholders, actor: str) -> Stakeholders:
    gone = _found(stakeholders, actor)
    return Stakeholders(tuple(_without(row, gone.actor) for row in stakeholders.rows if row is not gone))


def _set(stakeholders: Stakeholders, actor: str, what: str, number: str) -> Stakeholders:
    row = _found(stakeholders, actor)
    try:
        estimate = Estimate.exactly(float(number))
        return _with(stakeholders, replace(row, **{what: estimate}))  # type: ignore[arg-type]
    except ValueError as error:
        words = error if isinstance(error, ConfigError) else f"{number!r} is no number"
        raise ConfigError(f"the scenario sets {row.actor}'s {what}: {words}") from error


def _cut(stakeholders: Stakeholders, by: str, actor: str) -> Stakeholders:
    row, backer = _found(stakeholders, actor), _found(stakeholders, by)
    if backer.actor not in [backing.by for backing in row.backing]:
        ties = [f"{backing.by} > {other.actor}" for other in stakeholders.rows for backing in other.backing]
        there = f"there are {'; '.join(ties)}" if ties else "the table's column `backing` has none"
        raise ConfigError(f"the scenario cuts {backer.actor} > {row.actor}, which is no tie of the table; {there}")
    return _with(stakeholders, _without(row, backer.actor))


def _found(stakeholders: Stakeholders, actor: str) -> Stakeholder:
    """The actor of this name, in any capitals."""
    for row in stakeholders.rows:
        if row.actor.casefold() == " ".join(actor.split()).casefold():
            return row
    raise ConfigError(f"the scenario names {actor!r}; the table has {', '.join(stakeholders.actors)}")


def _with(stakeholders: Stakeholders, row: Stakeholder) -> Stakeholders:
    return Stakeholders(tuple(row if row.actor == other.actor else other for other in stakeholders.rows))


def _without(row: Stakeholder, backer: str) -> Stakeholder:
    """The actor without what the backer lends it; others lend as much as before, a larger share of what is left."""
    lost = sum(backing.share for backing in row.backing if backing.by == backer)
    left = [backing for backing in row.backing if backing.by != backer]
    if not lost:
        return replace(row, backing=tuple(left))
    kept = max(0.0, 1 - lost)
    backing = tuple(Backing(other.by, min(1.0, other.share / kept)) for other in left) if kept else ()
    c = row.capability
    return replace(row, backing=backing, capability=c and Estimate(c.value * kept, c.low * kept, c.high * kept))


_CHANGES: dict[str, Callable[..., Stakeholders]] = {
    r"remove\s+(.+)": _remove,
    r"set\s+(.+)\s+(position|salience|capability)\s+(\S+)": _set,
    r"cut\s+(.+?)\s*>\s*(.+)": _cut,
}
