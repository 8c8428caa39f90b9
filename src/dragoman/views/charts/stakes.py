"""Who stands where, with how much weight and backed by whom: as stated and in each scenario, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.analysis.what_if.question import Question
from dragoman.analysis.what_if.results import Forecast
from dragoman.analysis.what_if.scenarios import changed
from dragoman.analysis.what_if.stakeholders import Stakeholder, Stakeholders
from dragoman.views.charts.style import BLUE, GREY, ORANGE, Spec, short, values

Row = dict[str, Any]

MOST = 12
"""Actors that are named in a panel: those with most weight; the others are dots alone."""


def stakes(forecast: Forecast, stakeholders: Stakeholders, question: Question) -> Spec:
    """A panel for each course: an actor's position with its interval to the right, its weight upwards, the ties of
    `backing` as lines from backer to backed, and the outcome as an upright line."""
    whole = sum(map(_weight, stakeholders.rows)) or 1.0
    order, rows = list[str](), list[Row]()
    for number, course in enumerate(forecast.courses):
        name = short(f"{number}  {course.scenario}" if number else course.scenario)
        order.append(name)
        given = changed(stakeholders, course.scenario) if number else stakeholders
        rows += [row | {"course": name} for row in _rows(given, whole)]
        rows += [{"course": name, "outcome": course.outcome}] if course.outcome is not None else []
    told = ["Right: the position with its interval. Up: capability times salience, as a share of all as stated.",
            "Grey lines: who lends whom capability, by the table. Orange: the outcome."]  # fmt: skip
    facet = {"field": "course", "type": "nominal", "title": None, "sort": order, "header": {"labelAnchor": "start"}}
    return {
        "title": {"text": "Who stands where, with what weight", "subtitle": told, "anchor": "start"},
        "data": values(rows), "facet": facet, "columns": 2, "spacing": 18,
        "spec": {"width": 320, "height": 200, "layer": _layers(question)},
    }  # fmt: skip


def _weight(row: Stakeholder) -> float:
    return row.salience.value * (row.capability.value if row.capability else 0)


def _rows(given: Stakeholders, whole: float) -> Iterator[Row]:
    """The actors, heaviest first, then the ties between them."""
    heights = {row.actor: _weight(row) / whole for row in given.rows}
    at = {row.actor: row.position.value for row in given.rows}
    for place, row in enumerate(sorted(given.rows, key=_weight, reverse=True)):
        yield {"actor": short(row.actor), "label": short(row.actor)[:24] if place < MOST else "", "x": at[row.actor],
               "low": row.position.low, "high": row.position.high, "weight": heights[row.actor]}  # fmt: skip
    for row in given.rows:
        for backing in row.backing:
            yield {"tie": f"{backing.by} lends {backing.share:.0%} of {row.actor}'s", "x": at[backing.by],
                   "weight": heights[backing.by], "x2": at[row.actor], "weight2": heights[row.actor]}  # fmt: skip


def _layers(question: Question) -> list[Spec]:
    x = {"type": "quantitative", "scale": {"domain": [0, 100]}, "title": short(question.axis)}
    y = {"field": "weight", "type": "quantitative", "title": "share of the weight", "axis": {"format": "%"}}
    tips = [{"field": name} for name in ("actor", "x", "low", "high", "weight")]
    dots = [{"filter": "isValid(datum.actor)"}]
    ends = {"x": x | {"field": "x"}, "y": y, "x2": {"field": "x2"}, "y2": {"field": "weight2"}}
    return [
        {"transform": [{"filter": "isValid(datum.outcome)"}],
         "mark": {"type": "rule", "color": ORANGE, "strokeWidth": 3}, "encoding": {"x": x | {"field": "outcome"}}},
        {"transform": [{"filter": "isValid(datum.tie)"}], "mark": {"type": "rule", "color": GREY, "strokeWidth": 1.5},
         "encoding": ends | {"tooltip": [{"field": "tie"}]}},
        {"transform": dots, "mark": {"type": "rule", "color": BLUE, "strokeWidth": 2, "opacity": 0.5},
         "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}, "y": y}},
        {"transform": dots, "mark": {"type": "point", "filled": True, "color": BLUE, "size": 60, "opacity": 1},
         "encoding": {"x": x | {"field": "x"}, "y": y, "tooltip": tips}},
        {"transform": dots, "mark": {"type": "text", "dy": -9, "fontSize": 10, "stroke": "white", "strokeWidth": 3},
         "encoding": {"x": x | {"field": "x"}, "y": y, "text": {"field": "label"}}},
        {"transform": dots, "mark": {"type": "text", "dy": -9, "fontSize": 10},
         "encoding": {"x": x | {"field": "x"}, "y": y, "text": {"field": "label"}}},
    ]  # fmt: skip
