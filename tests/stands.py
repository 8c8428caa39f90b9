"""An issue and statements for the tests of positions, from the fewest words."""

from __future__ import annotations

from dragoman.analysis.positions.issues import Issue, from_table
from dragoman.analysis.positions.leaning import Leaning, Statement, leaning
from marked import parse_marked

WARDENS = """
[[issue]]
id = "wardens"
question = "What should become of the river wardens?"
objects = ["River Wardens", "wardens"]

[[issue.pole]]
label = "dissolve"
acts = ["dissolve", "weaken", "attack", "ASSAULT", "blame"]

[[issue.pole]]
label = "preserve"
acts = ["preserve", "strengthen", "praise", "AID"]

[issue.middle]
label = "restructure"
acts = ["restructure"]
"""


def issue(against: list[str], favour: list[str], between: list[str] | None = None) -> Issue:
    """An issue of these acts."""
    poles = [{"label": "against", "acts": against}, {"label": "for", "acts": favour}]
    middle = {"middle": {"label": "between", "acts": between}} if between else {}
    return from_table({"id": "x", "question": "?", "objects": ["x"], "pole": poles} | middle)


def leans(content: str, cue: str, lemma: str, on: Issue) -> Leaning | None:
    """How content with its objects marked ("[object:the wardens]") leans."""
    text, spans = parse_marked(content)
    return leaning(Statement(cue, lemma, text, tuple((m.start, m.end) for m in spans.get("object", []))), on)
