"""Expected-utility bargaining (Bueno de Mesquita 1985, 1994, 1997), as Scholz, Calbert and Smith reconstructed it.

Bueno de Mesquita never published his program. Scholz, J. B., Calbert, G. J. and Smith, G. A. (2011), "Unravelling
Bueno De Mesquita's group decision model", Journal of Theoretical Politics 23(4), 510-531, wrote its equations down. For
actors i, j with positions x on an axis of length 1 (the range of the stated positions), saliences s and capabilities c,
a round is:

    v_k    = c_k s_k (|x_k - x_j| - |x_k - x_i|)                       what k throws in for i against j
    P_ij   = sum of the v_k above 0 / sum of |v_k|                     how probably i prevails over j
    d      = |x_i - x_j|
    Us     = 2 - 4 (1/2 - d/2)^r,  Uf = 2 - 4 (1/2 + d/2)^r            utilities of success, failure
    Usq    = 2 - 4 (1/2)^r                                            … and of leaving things as they are
    E(ij)  = s_j (P_ij Us + (1 - P_ij) Uf) + (1 - s_j) Us - Usq        what i expects of challenging j

with the exponent r of whoever looks at it: E^i(ij) is i's own view, E^i(ji) i's view of j's challenge. Exponents come
from how exposed an actor's position is, with all r = 1 first:

    D_i    = sum over j of E(ji), each weighted by j's share of all capability
    R_i    = (2 D_i - max D - min D) / (max D - min D)                 from -1, safest, to 1, most exposed
    r_i    = (1 - R_i / 3) / (1 + R_i / 3)                             from 2, cautious, to 1/2, daring

Then every actor i looks at every other actor j, and takes it for an offer to move towards j where E^i(ji) > 0 and

    E^i(ji) > E^i(ij) > 0        j has the upper hand in a confrontation: i would move to x_j
    E^i(ij) < 0, |E^i(ij)| < E^i(ji)   a compromise: i would go |E^i(ij)| / E^i(ji) of the way to x_j
    E^i(ij) < 0 otherwise        i would give in and move to x_j

Of its offers each actor takes the one that moves it least, all at once, and the next round begins. Rounds end when
nobody moves. The outcome is the median of the last positions weighted by c s, and each round has one: the continuing
median.

The article itself was not at hand when this was written: check the equations against it before you cite them for it.
Choices of this program, where a reconstruction can go several ways: Q, the chance that j stays where it is if nobody
challenges it, is 1, so that the terms for moves of j's own accord vanish; the extremes of D are taken over the actors
and not over all positions that an actor might take; D is weighted, so that an actor that is entered as two halves
counts as one; an actor whose least offers pull it equally far both ways stays. The code is tested against a plain
transcription of these lines, not against published rounds: there were none at hand, and no replication is claimed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.analysis.what_if.averages import median
from dragoman.analysis.what_if.inputs import Floats, Inputs

Places = NDArray[np.intp]

ROUNDS = 20
"""How many rounds at most."""

BAND = (5, 50, 95)
"""The percentiles that are kept of where each actor stands in each round."""

_CELLS = 90_000
"""Numbers in an array of (actors, actors, runs): so many runs are computed together that a core's cache holds a few."""

_LEAST = 1e-9
"""Of the axis: what is nearer to 0 counts as 0, so that the order in which numbers are added decides nothing."""

_NONE = 2.0
"""No offer: longer than the axis."""

_TINY = 1e-12
"""Added to votes for and against, so that they are one to one where nothing is between two actors."""


@dataclass(frozen=True, slots=True)
class Bargaining:
    """How each run went: the last positions (actors, runs); the median of each round from the stated positions on, the
    last one repeated once nobody moves (rounds + 1, runs); the share of runs in which both of two actors expect to gain
    from challenging the other in the first round (actors, actors); and percentiles (`BAND`) of each actor's position
    over the runs, in each round up to the last in which anybody moves (rounds, actors, 3)."""

    position: Floats
    medians: Floats
    clashes: Floats
    bands: Floats

    @property
    def outcome(self) -> Floats:
        """The last median of each run."""
        last: Floats = self.medians[-1]
        return last


def bargain(inputs: Inputs, rounds: int = ROUNDS) -> Bargaining:
    """Let the actors bargain, in every run, for at most `rounds` rounds; nothing is random."""
    low, high = inputs.position.min(axis=0), inputs.position.max(axis=0)
    length = np.where(high > low, high - low, 1)
    at, position = (inputs.position - low) / length, inputs.position
    stated, medians, bands = at.copy(), [median(position, inputs.weight)], [_band(position)]
    moving = np.arange(at.shape[1])
    while len(moving) and len(medians) <= rounds:
        steps = np.concatenate([_round(part) for part in _parts(at[:, moving], inputs, moving)], axis=1)
        at[:, moving] = np.clip(at[:, moving] + steps, 0, 1)
        position = np.clip(low + at * length, low, high)
        medians.append(median(position, inputs.weight))
        moving = moving[(steps != 0).any(axis=0)]
        if len(moving):
            bands.append(_band(position))
    medians += [medians[-1]] * (rounds + 1 - len(medians))
    clashes = sum(_clashes(part) for part in _parts(stated, inputs, np.arange(at.shape[1]))) / at.shape[1]
    return Bargaining(position, np.array(medians), np.asarray(clashes), np.array(bands))


def _band(position: Floats) -> Floats:
    """The percentiles of each actor's position over the runs (actors, 3)."""
    band: Floats = np.percentile(position, BAND, axis=1).T
    return band


def _parts(at: Floats, inputs: Inputs, runs: Places) -> Iterator[Inputs]:
    """These runs with the actors at these positions, so many at a time as are computed together."""
    some = max(1, _CELLS // len(at) ** 2)
    for start in range(0, len(runs), some):
        part = runs[start : start + some]
        yield Inputs(at[:, start : start + some], inputs.salience[:, part], inputs.capability[:, part])


def _round(inputs: Inputs) -> Floats:
    """How far each actor moves, up or down (actors, runs)."""
    inorder, back = _ascending(inputs)
    own, others, apart = _views(inorder)
    steps: Floats = np.take_along_axis(_steps(own, others, apart), back, 0)
    return steps


def _clashes(inputs: Inputs) -> Floats:
    """In how many runs two actors both expect to gain from challenging the other (actors, actors)."""
    inorder, back = _ascending(inputs)
    gains = _views(inorder)[0] > _LEAST
    gains &= gains.swapaxes(0, 1)
    counts: Floats = gains[back[:, None], back[None], np.arange(back.shape[1])].sum(axis=2, dtype=float)
    return counts


def _ascending(inputs: Inputs) -> tuple[Inputs, Places]:
    """The actors of each run by position, and the place of each there."""
    order = np.argsort(inputs.position, axis=0, kind="stable")
    parts = (np.take_along_axis(a, order, 0) for a in (inputs.position, inputs.salience, inputs.capability))
    return Inputs(*parts), np.argsort(order, axis=0)


def _views(inputs: Inputs) -> tuple[Floats, Floats, Floats]:
    """E^i(ij), E^i(ji) and the distance of i and j, each (actors i, actors j, runs), of actors that ascend."""
    x, s = inputs.position, inputs.salience
    apart = np.abs(x[:, None] - x[None])
    prevails = _prevails(x, inputs.weight / inputs.weight.sum(axis=0), apart)
    exponent = _exponent(_exposed(prevails, apart, s, inputs.capability))
    return *_expected(prevails, apart, s, exponent), apart


def _prevails(x: Floats, weight: Floats, apart: Floats) -> Floats:
    """P_ij of positions that ascend (actors, actors, runs); a half where both stand at one place.

    Of i below j, those up to i give their weight times the whole distance, those between i and the middle twice their
    distance from it. What those beyond the middle give to j follows from the difference, the sum over k of v_k.
    """
    won: Floats = apart * weight.cumsum(axis=0)[:, None]
    for k in range(1, len(x) - 1):
        beyond = x[:k, None] + (x[None, k + 1 :] - 2 * x[k])
        won[:k, k + 1 :] += weight[k] * np.maximum(beyond, 0, out=beyond)
    pulled = np.einsum("kr,ikr->ir", weight, apart)
    for i in range(len(x)):
        thrown = 2 * won[i, i + 1 :] - (pulled[i + 1 :] - pulled[i])
        won[i, i + 1 :] = (won[i, i + 1 :] + _TINY) / (thrown + 2 * _TINY)
        won[i + 1 :, i] = 1 - won[i, i + 1 :]
        won[i, i] = 0.5
    return won


def _exposed(prevails: Floats, apart: Floats, s: Floats, c: Floats) -> Floats:
    """D_i (actors, runs). With r = 1, E(ji) comes to 2 d (1 - 2 s_i P_ij)."""
    expected = 2 * apart * (1 - 2 * s[:, None] * prevails)
    exposed: Floats = np.einsum("ijr,jr->ir", expected, c / c.sum(axis=0))
    return exposed


def _exponent(exposed: Floats) -> Floats:
    """r_i (actors, runs); 1 where all are as exposed."""
    most, least = exposed.max(axis=0), exposed.min(axis=0)
    spread = most - least
    risk = np.divide(2 * exposed - most - least, spread, out=np.zeros_like(exposed), where=spread > _LEAST)
    exponent: Floats = (1 - risk / 3) / (1 + risk / 3)
    return exponent


def _expected(prevails: Floats, apart: Floats, s: Floats, exponent: Floats) -> tuple[Floats, Floats]:
    """E^i(ij) and E^i(ji), each (actors i, actors j, runs), over 4 (1/2)^r_i: a factor of i's own decides nothing."""
    near = (1 - apart) ** exponent[:, None]
    success, stake = 1 - near, (1 + apart) ** exponent[:, None] - near
    kept = prevails * stake
    return success - s[None] * (stake - kept), success - s[:, None] * kept


def _steps(own: Floats, others: Floats, apart: Floats) -> Floats:
    """How far each actor moves, up or down, for its least offer (actors, runs); actors ascend by position."""
    share = (-own / np.maximum(others, _LEAST)).clip(0, 1)
    share[(own > _LEAST) & (others > own + _LEAST)] = 1
    share *= others > _LEAST
    length = share * apart
    length[length <= _LEAST] = _NONE
    up, down = np.full((2, len(own), own.shape[2]), _NONE)
    for i in range(len(own)):
        length[i, i + 1 :].min(axis=0, out=up[i], initial=_NONE)
        length[i, :i].min(axis=0, out=down[i], initial=_NONE)
    return np.where(up < down - _LEAST, up, np.where(down < up - _LEAST, -down, 0))
