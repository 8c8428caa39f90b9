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

REPORTS = [
    ("2031-03-02", "“The River Wardens must be preserved,” Governor Esi Boateng of Ghana told reporters in Tamale. "
     "Boateng called for the reinforcement of the River Wardens."),
    ("2031-03-03", "Togolese President Komla Adjavon said that the River Wardens must be disbanded. "
     "Adjavon urged Togolese Interior Minister Afi Mensah to disband the River Wardens."),
    ("2031-03-05", "Mediator Ana Ruiz proposed to restructure rather than dissolve the River Wardens."),
    ("2031-03-06", "The Chadian army attacked the River Wardens near the bridge. "
     "Togo said that Mali had attacked the River Wardens."),
    ("2031-03-07", "Colonel Luis Paz said that the River Wardens arrived at noon."),
    ("2031-09-01", "“We must dissolve the River Wardens,” Esi Boateng said in Tamale."),
    ("2031-09-02", "Pastor Ama Owusu said that the River Wardens must be kept."),
    ("2031-09-03", "Ama Owusu said that the River Wardens must be protected. "
     "“We must keep the River Wardens,” Owusu said. "
     "Owusu opposed the dissolution of the River Wardens."),
]  # fmt: skip
"""On the river wardens of an invented valley: the day of each report and its text."""


def issue(against: list[str], favour: list[str], between: list[str] | None = None) -> Issue:
    """An issue of these acts."""
    poles = [{"label": "against", "acts": against}, {"label": "for", "acts": favour}]
    middle = {"middle": {"label": "between", "acts": between}} if between else {}
    return from_table({"id": "x", "question": "?", "objects": ["x"], "pole": poles} | middle)


def leans(content: str, cue: str, lemma: str, on: Issue) -> Leaning | None:
    """How content with its objects marked ("[object:the wardens]") leans."""
    text, spans = parse_marked(content)
    return leaning(Statement(cue, lemma, text, tuple((m.start, m.end) for m in spans.get("object", []))), on)
