"""Where the parties of a network stand on a wide picture: groups apart, names readable; the same each time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import networkx as nx

Spot = tuple[float, float]

WIDTH = 1000
"""How wide a picture is, in its own units."""

HIGHEST, LOWEST, MARGIN = 640, 300, 55
WIDER = 1.7
"""A layout is round, a screen is not."""

ROOM = (74.0, 30.0)
"""How far apart two dots are at least, across and down, so that most names can be read."""

_SEED = 1
_PUSHES = 60


def places(names: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[dict[str, Spot], int]:
    """The place of each name, downwards and to the right from the corner, and the picture's height, in its own units.

    Every connected group is laid out by itself (Fruchterman and Reingold's forces, "Graph drawing by force-directed
    placement", 1991, as networkx has them) with an area by its size; the groups are set side by side, the largest
    first, and dots that stand too close pushed apart.
    """
    import networkx as nx

    graph = nx.Graph()
    graph.add_nodes_from(sorted(names))
    graph.add_edges_from(sorted(pairs))
    groups = [sorted(group) for group in sorted(nx.connected_components(graph), key=lambda g: (-len(g), min(g)))]
    if not groups:
        return {}, LOWEST
    boxes = [(len(group) ** 0.5 * WIDER, len(group) ** 0.5) for group in groups]
    corners, wide, tall = _packed(boxes)
    height = round(min(max(WIDTH * tall / wide, LOWEST), HIGHEST))
    scale = np.array([WIDTH / wide, height / tall])
    spots: dict[str, Spot] = {}
    for group, box, corner in zip(groups, boxes, corners, strict=True):
        laid = _laid(graph.subgraph(group), np.array(box) * scale - 2 * MARGIN)
        spots |= {name: tuple(spot + np.array(corner) * scale + MARGIN) for name, spot in laid.items()}
    return _apart(spots, height), height


def _packed(boxes: list[Spot]) -> tuple[list[Spot], float, float]:
    """The corners of boxes that are given largest first, in shelves; and width and height of the whole.

    Of some widths that is taken at which all is largest on a screen.
    """
    tried = [_shelved(boxes, boxes[0][0] * (1 + n / 8)) for n in range(24)]
    return min(tried, key=lambda found: max(found[1] / WIDTH, found[2] / HIGHEST))


def _shelved(boxes: list[Spot], room: float) -> tuple[list[Spot], float, float]:
    corners: list[Spot] = []
    x = top = under = column = shelf = widest = 0.0
    for wide, tall in boxes:
        if column and top + under + tall <= top + shelf and wide <= column:  # below the one before, in its column
            corners.append((x, top + under))
            under += tall
            continue
        x, column = x + column, wide
        if x + wide > room + 1e-9:
            x, top, shelf = 0.0, top + shelf, 0.0
        corners.append((x, top))
        under, shelf, widest = tall, max(shelf, tall), max(widest, x + wide)
    return corners, widest, top + shelf


def _laid(group: nx.Graph, room: np.ndarray) -> Mapping[str, np.ndarray]:
    """A connected group in the room that it has, from its corner."""
    import networkx as nx

    found = nx.spring_layout(group, seed=_SEED, iterations=200, method="force", k=2 / len(group) ** 0.5)
    spots = np.array([found[name] for name in group])
    low, span = spots.min(axis=0), np.ptp(spots, axis=0)
    fitted = (spots - low) / np.where(span > 0, span, 1) * np.maximum(room, 1)
    return dict(zip(group, fitted, strict=True))


def _apart(spots: Mapping[str, Spot], height: int) -> dict[str, Spot]:
    """The spots with those pushed apart that lie closer than ROOM, all of them within the picture."""
    names, at = list(spots), np.array(list(spots.values()))
    room, limit = np.array(ROOM), np.array([WIDTH - MARGIN, height - MARGIN / 2])
    for _ in range(_PUSHES):
        between = (at[:, None] - at[None, :]) / room
        far = np.sqrt((between**2).sum(axis=2))
        np.fill_diagonal(far, 1)
        push = np.where(far < 1, (1 - far) / np.maximum(far, 0.05), 0)[:, :, None] * between * room / 3
        at = np.clip(at + push.sum(axis=1), [MARGIN, MARGIN / 2 + 8], limit)
    return {name: (round(float(x), 1), round(float(y), 1)) for name, (x, y) in zip(names, at, strict=True)}
