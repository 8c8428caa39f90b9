"""A forecast as charts: outcomes with their doubt, scenarios side by side, who moves when, and which inputs decide."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.analysis.what_if.models import MODELS
from dragoman.analysis.what_if.question import Question
from dragoman.analysis.what_if.results import BINS, Course, Forecast, Spread
from dragoman.analysis.what_if.stakeholders import Stakeholders
from dragoman.errors import ConfigError
from dragoman.views.charts.stakes import stakes
from dragoman.views.charts.style import BLUE, GREY, ORANGE, RED, SKY, Spec, framed, scale, short, values

MOST = 30
"""Actors whose way is drawn: those that move in most runs."""

Data = dict[str, Any]
Row = tuple[str, Spread, Sequence[float], float, float]
"""A label, the runs' spread and shares, the outcome as stated and the model's error."""

_WIDTH = 420
_ENDS = {"in its lowest fifth": SKY, "in its highest fifth": ORANGE}


def charts(forecast: Forecast, stakeholders: Stakeholders, question: Question) -> dict[str, Spec]:
    """The charts by what they are called, each a whole specification; none where nothing was forecast.

    models: each model's outcomes; scenarios: the same of the chosen one in each scenario, where there are any; stakes:
    who stands where, as stated and in each scenario; rounds: who moves in bargaining; decisive: which inputs decide,
    where any does.
    """
    if forecast.courses[0].reason:
        return {}
    made = {"models": _models(forecast, question)}
    if len(forecast.courses) > 1:
        made["scenarios"] = _scenarios(forecast, question)
    made |= {"stakes": stakes(forecast, stakeholders, question), "rounds": _rounds(forecast, question)}
    if forecast.decisive:
        made["decisive"] = _decisive(forecast, question)
    return {name: framed("", "") | part for name, part in made.items()}


def what_if_chart(forecast: Forecast, stakeholders: Stakeholders, question: Question) -> Spec:
    """All charts below one another; ConfigError with the reason where nothing was forecast."""
    parts = charts(forecast, stakeholders, question)
    if not parts:
        raise ConfigError(f"there is no forecast to draw: {forecast.courses[0].reason}")
    bare = [{key: value for key, value in part.items() if key not in ("$schema", "config")} for part in parts.values()]
    apart = {"scale": {"color": "independent", "x": "independent", "y": "independent"}}
    return framed(short(question.words), f"Forecast by {forecast.model}", vconcat=bare, spacing=30, resolve=apart)


def _models(forecast: Forecast, question: Question) -> Spec:
    rows = [
        (f"{name}{' (chosen)' if name == forecast.model else ''}", forecast.spreads[name], forecast.shares[name],
         forecast.courses[0].outcomes[name], forecast.backtests[name].error)
        for name in MODELS
    ]  # fmt: skip
    issues = forecast.backtests[forecast.model].issues
    return _distributions("Outcomes by model, as stated", rows, question, [
        f"Bars: {forecast.runs:,} runs over the intervals of the table. Thick line: the middle half; thin line: 90 %;",
        "dot: median; tick: from the values as stated. Grey: as far from the median as the model was wrong",
        f"on average, on {issues} issues of EU legislation with known outcomes.",
    ])  # fmt: skip


def _scenarios(forecast: Forecast, question: Question) -> Spec:
    error = forecast.backtests[forecast.model].error
    rows = [
        (short(_numbered(number, course)), course.spread, course.shares, course.outcome, error)
        for number, course in enumerate(forecast.courses)
        if course.spread is not None and course.outcome is not None
    ]
    silent = [f"Scenario {n} has no forecast." for n, course in enumerate(forecast.courses) if n and course.reason]
    told = ["Drawn as above; the same runs in each scenario."]
    return _distributions(f"Outcomes by scenario, by {forecast.model}", rows, question, [*told, *silent])


def _numbered(number: int, course: Course) -> str:
    return f"{number}  {course.scenario}" if number else course.scenario



def _distributions(title: str, rows: Sequence[Row], question: Question, told: Sequence[str]) -> Spec:
    """A panel for each row: its runs, their spread, and how wrong the model was."""
    order = [_labelled(row[0], row[1]) for row in rows]
    data = [part for row in rows for part in _panel_rows(*row)]
    header = {"labelAngle": 0, "labelAlign": "left", "labelAnchor": "start", "labelOrient": "top", "labelPadding": 2}
    facet = {"field": "label", "type": "nominal", "title": None, "sort": order, "header": header}
    return {
        "title": {"text": title, "subtitle": list(told), "anchor": "start"}, "data": values(data),
        "facet": {"row": facet}, "spacing": 6, "resolve": {"scale": {"y": "independent"}},
        "spec": {"width": _WIDTH, "height": 34, "layer": _panel(question)},
    }  # fmt: skip


def _labelled(label: str, spread: Spread) -> str:
    return f"{label}: {spread.p50:.0f}, in 90 % of runs {spread.p5:.0f} to {spread.p95:.0f}"


def _panel_rows(label: str, spread: Spread, shares: Sequence[float], stated: float, error: float) -> list[Data]:
    label, wide = _labelled(label, spread), 100 / BINS
    bars = [
        {"label": label, "from": n * wide, "to": (n + 1) * wide, "share": share}
        for n, share in enumerate(shares) if share
    ]  # fmt: skip
    line = {name: round(getattr(spread, name), 2) for name in Spread.__slots__}
    reach = {"least": max(0.0, round(spread.p50 - error, 2)), "most": min(100.0, round(spread.p50 + error, 2))}
    return [{"label": label, "stated": round(stated, 2), "error": error} | line | reach, *bars]


def _panel(question: Question) -> list[Spec]:
    """The error as a band, the runs as bars, the spread as lines, the median as a dot."""
    x = {"type": "quantitative", "scale": {"domain": [0, 100]}, "title": short(question.axis)}
    below = {"value": 30}
    tips = [{"field": name} for name in (*Spread.__slots__, "stated", "error")]

    def spanned(mark: Spec, first: str, last: str, **more: object) -> Spec:
        place = {"x": x | {"field": first}, "x2": {"field": last}, **more}
        return {"transform": [{"filter": "isValid(datum.p50)"}], "mark": mark, "encoding": place | {"tooltip": tips}}

    bars = {"x": x | {"field": "from"}, "x2": {"field": "to"},
            "y": {"field": "share", "type": "quantitative", "axis": None, "title": None}, "y2": {"datum": 0},
            "tooltip": [{"field": name} for name in ("from", "to", "share")]}  # fmt: skip
    return [
        spanned({"type": "rect", "color": GREY, "opacity": 0.2}, "least", "most"),
        {"transform": [{"filter": "isValid(datum.share)"}], "mark": {"type": "rect", "color": SKY}, "encoding": bars},
        spanned({"type": "rule", "color": BLUE, "strokeWidth": 1.5}, "p5", "p95", y=below),
        spanned({"type": "rule", "color": BLUE, "strokeWidth": 5}, "p25", "p75", y=below),
        {"transform": [{"filter": "isValid(datum.p50)"}], "mark": {"type": "tick", "color": "black", "thickness": 2},
         "encoding": {"x": x | {"field": "stated"}}},
        {"transform": [{"filter": "isValid(datum.p50)"}],
         "mark": {"type": "point", "filled": True, "size": 70, "color": BLUE, "stroke": "white", "opacity": 1},
         "encoding": {"x": x | {"field": "p50"}, "y": below, "tooltip": tips}},
    ]  # fmt: skip


def _rounds(forecast: Forecast, question: Question) -> Spec:
    """A panel for each actor: where it stands in each round, with its band, and the median that all lead to."""
    order = [move.actor for move in forecast.moves[:MOST]]
    tracks = {track.actor: track for track in forecast.tracks}
    rows = [
        {"actor": short(actor), "round": n, "low": low, "middle": middle, "high": high, "median": median}
        for actor in order
        for n, (low, middle, high, median) in enumerate(
            zip(tracks[actor].low, tracks[actor].middle, tracks[actor].high, forecast.medians, strict=True))
    ]  # fmt: skip
    left = len(forecast.tracks) - len(order)
    told = ["Line: the median of the runs; band: 90 % of them; dashed: the weighted median of all, the outcome.",
            "A band that is wide in round 0 is thin evidence. Who moves in most runs stands first."]  # fmt: skip
    return {
        "title": {"text": "Positions by round of bargaining", "anchor": "start",
                  "subtitle": [*told, *([f"{left} more actors are not drawn."] if left else [])]},
        "data": values(rows), "columns": 3, "spacing": 12,
        "facet": {"field": "actor", "type": "nominal", "title": None, "sort": list(map(short, order)),
                  "header": {"labelAnchor": "start"}},
        "spec": {"width": 190, "height": 90, "layer": _way(question)},
    }  # fmt: skip


def _way(question: Question) -> list[Spec]:
    x = {"field": "round", "type": "quantitative", "title": "round", "axis": {"tickMinStep": 1, "format": "d"}}
    y = {"type": "quantitative", "scale": {"domain": [0, 100]}, "title": None}
    tips = [{"field": name} for name in ("actor", "round", "low", "middle", "high", "median")]
    band = {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}}
    line = {"x": x, "y": y | {"field": "middle"}, "tooltip": tips}
    dashed = {"type": "line", "color": GREY, "strokeDash": [4, 3]}
    return [
        {"mark": {"type": "area", "color": SKY, "opacity": 0.35}, "encoding": band},
        {"mark": {"type": "rule", "color": SKY, "strokeWidth": 2}, "encoding": band},
        {"mark": dashed, "encoding": {"x": x, "y": y | {"field": "median"}}},
        {"mark": {"type": "line", "color": BLUE, "point": {"size": 25, "color": BLUE}}, "encoding": line},
    ]


def _decisive(forecast: Forecast, question: Question) -> Spec:
    """A tornado: the mean outcome where an input is lowest and where it is highest, and its share of the variance."""
    centre = forecast.spreads[forecast.model].p50
    rows = [
        {"input": short(f"{one.actor}: {one.number}"), "where": where, "to": end, "from": centre, "share": one.share,
         "told": f"{one.share:.0%}"}
        for one in (forecast.decisive or ())[:MOST]
        for where, end in zip(_ENDS, (one.at_lowest, one.at_highest), strict=True)
    ]  # fmt: skip
    x = {"type": "quantitative", "scale": {"zero": False, "nice": True}, "title": f"outcome ({short(question.axis)})"}
    y = {"field": "input", "type": "nominal", "title": None, "sort": list(dict.fromkeys(row["input"] for row in rows))}
    colour = {"field": "where", "type": "nominal", "scale": scale(_ENDS), "title": "mean outcome with the input",
              "legend": {"orient": "bottom"}}  # fmt: skip
    tips = [{"field": name} for name in ("input", "where", "to", "share")]
    bars = {"x": x | {"field": "from"}, "x2": {"field": "to"}, "y": y, "color": colour, "tooltip": tips}
    share = {"y": y, "x": {"value": _WIDTH + 8}, "text": {"field": "told"}}
    return {
        "title": {"text": f"Which inputs decide, by {forecast.model}", "anchor": "start",
                  "subtitle": ["Beside each bar: the share of the outcome's variance that is its alone (RBD-FAST).",
                               "The line in the middle is the median of the runs."]},
        "data": values(rows), "width": _WIDTH, "height": {"step": 22},
        "layer": [
            {"mark": {"type": "bar", "height": 14}, "encoding": bars},
            {"mark": {"type": "rule", "color": RED}, "encoding": {"x": {"datum": centre, "type": "quantitative"}}},
            {"mark": {"type": "text", "align": "left"}, "encoding": share},
        ],
    }  # fmt: skip
