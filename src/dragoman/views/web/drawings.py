"""The charts of the reader: for each question that has one, what is drawn of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import cast

from dragoman.analysis.accuracy import accuracy
from dragoman.analysis.change.change import MEASURES, PERIODS
from dragoman.analysis.network.network import UNFIT, network
from dragoman.analysis.panel import panel
from dragoman.analysis.positions.issues import beside
from dragoman.analysis.positions.table import choose
from dragoman.analysis.voices.voices import voices
from dragoman.corpus.filters import VIEWS, Filters
from dragoman.views.charts.accuracy import accuracy_chart
from dragoman.views.charts.change import change_chart
from dragoman.views.charts.network import network_chart
from dragoman.views.charts.positions import positions, stances
from dragoman.views.charts.style import Spec, framed, values
from dragoman.views.charts.timeline import timeline_chart
from dragoman.views.charts.voices import voices_chart
from dragoman.views.web.analyses import ask_change, ask_positions, ask_timeline, split
from dragoman.views.web.question import Given
from dragoman.views.web.questions import QUESTIONS

Draw = Callable[[Path, Given], Spec]

NEIGHBOURS = 20
"""Parties of a neighbourhood that is drawn."""


def words_alone(words: str) -> Spec:
    """A chart that has nothing to show but `words`."""
    return framed(words, "", data=values([]), width=420, height=20, mark="point")


def _timeline(path: Path, given: Given) -> Spec:
    table = ask_timeline(path, given)
    if not set(table["placed"].to_pylist()) - {"undated"}:
        return words_alone(f"None of {table.num_rows} rows has a day" if table.num_rows else "Nothing is told")
    return timeline_chart(table)


def _positions(path: Path, given: Given) -> Spec:
    table = ask_positions(path, given)
    if not given.get("about") and not given.get("issue"):
        labels = {issue.id: (issue.poles[0].label, issue.poles[1].label) for issue in beside(path).values()}
        if not any(stance is not None for stance in table["stance"].to_pylist()):
            return words_alone("Nothing that it says or does is on one of the issues")
        return stances(table, labels)
    chosen = choose(path, given.get("issue"), given.get("about"))
    return positions(table, chosen.question, chosen.poles[0].label, chosen.poles[1].label)


def _voices(path: Path, given: Given) -> Spec:
    own, filters = split(given, ("words",))
    return voices_chart(voices(path, filters, words=own["words"]))


def _change(path: Path, given: Given) -> Spec:
    own, filters = split(given, ("other", "period"))
    period, table = own["period"] or PERIODS[0], ask_change(path, given)
    if not any(table["events"].to_pylist()):
        return words_alone("No act of theirs is told as having happened on a day that is known")
    counts = panel(path, f"{period},quad", "actor", filters, own["other"])
    return change_chart(table, counts, period, MEASURES)


def _neighbours(path: Path, given: Given) -> Spec:
    found = network(path, cast(Filters, given), at=None, against=None, without=None, layers=(), unnamed=False,
                    most=NEIGHBOURS)  # fmt: skip
    return network_chart(found)


DRAWINGS: dict[str, Draw] = {
    "timeline": _timeline, "positions": _positions, "voices": _voices, "change": _change,
    "accuracy": lambda path, given: accuracy_chart(accuracy(path)), "neighbours": _neighbours,
}  # fmt: skip
"""What is drawn, by the name of the question; `neighbours` are drawn on the page of an actor alone."""


def lacks(name: str, given: Given) -> str | None:
    """What must be said first, in words; None where enough is."""
    question = QUESTIONS.get(name)
    if question is None or not question.needs or any(given.get(need) for need in question.needs):
        return None
    return question.empty


def filters_of(name: str) -> tuple[str, ...]:
    """The parameters of a drawing."""
    if name in QUESTIONS:
        return QUESTIONS[name].filters
    return tuple(filter for filter in VIEWS["events"].filters if filter not in UNFIT)
