"""Who, what, when and where on 48 news articles with the answers of three coders (Hamborg et al. 2019, Giveme5W1H).

The set's published measure is a mean generalized precision by human judges, which cannot be run again. Here
an answer is right or not: the share of articles where one of the first k events that are shown as having happened, in
the order of the text, has it, for k = 1 and 3, of the articles with an annotated answer.

- who: an actor, of CHANGE who changes; where: the place; by any name that the reading has for it, taken for the
  annotated one by the own gold's rule (`names.same_name`) or where over half of the content words of the shorter one
  stand in the other;
- when: the time begins on the day to which the annotators' answer was parsed;
- what: over half of the trigger's content words stand in the annotated phrase.

Beside ours runs bare spaCy's small model: its first k entities, PERSON, ORG and GPE for who, GPE, LOC and FAC for
where, DATE and TIME for when (their day by dateparser, where it is installed), and for what its first k verbs. The
other floor is the day of publication ("constant when"). Both read the text without its title, as Dragoman takes no
events from titles. A unit is an article.
"""

from __future__ import annotations

import importlib
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, shares, total
from benchmarks.names import same_name
from benchmarks.texts import Part, folder, parts, read
from dragoman.analysis.system import happened
from dragoman.reading.parsing.parse import pipeline
from dragoman.records import Event, Role

QUESTIONS = ("who", "what", "where", "when")
FIRST = (1, 3)
SPACY = {"who": {"PERSON", "ORG", "GPE"}, "where": {"GPE", "LOC", "FAC"}, "when": {"DATE", "TIME"}}
DAY = re.compile(r"\d{4}-\d\d-\d\d")
SMALL = frozenset(
    "a an the of in on at to for from by with near and or as is are was were be been has have had will would it its "
    "his her their this that after before outside inside over under about s".split()
)

Answers = dict[str, list[set[str]]]
"""To each question, in the order of the text, what an event or entity answers: its names, or its day."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article, its day of publication where that is known, and the annotated answers; those of "when" are days."""

    text: str
    published: str | None
    wanted: dict[str, set[str]]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score all articles; `limit` takes the first ones."""
    paths = sorted(folder(data, "who_what_when_where").glob("*.json"))[:limit]
    articles = [article(json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    readers: dict[str, Callable[[Article], Answers]] = {"": ours, "spaCy ": bare, "constant ": constant}
    out: dict[str, Figure] = {}
    for reader, answers in readers.items():
        found = figures([score(x.wanted, answers(x)) for x in articles], measure)
        out |= {f"{reader}{name}": figure for name, figure in found.items()}
    return out


def article(row: dict[str, Any]) -> Article:
    """A file of the set."""
    wanted: dict[str, set[str]] = {}
    for question in QUESTIONS:
        key = "parsed" if question == "when" else "text"
        answers = row["fiveWoneH"][question]["annotated"]
        wanted[question] = {answer[key] for answer in answers if answer.get(key)}
    day = DAY.match(row["date_publish"])
    return Article(row["text"], day[0] if day else None, wanted)


def _doers(event: Event) -> tuple[Role, ...]:
    return event.actors + event.recipients if event.type == "CHANGE" else event.actors


def ours(given: Article) -> Answers:
    """What Dragoman's events answer."""
    found = told(given)
    return {
        "who": [{name for role in _doers(event) for name in part.names(role)} for part, event in found],
        "what": [{str(event.triggers[0])} for _, event in found],
        "where": [where(part, event) for part, event in found],
        "when": [_when(part, event) for part, event in found],
    }


def told(given: Article) -> Sequence[tuple[Part, Event]]:
    """The events that are shown as having happened, in the order of the text."""
    reading = read(given.text, given.published)
    shown = ((part, event) for part in parts(reading) for event in part.reading.events if event.likely)
    events = [(part, event) for part, event in shown if happened(event)]
    return sorted(events, key=lambda x: x[0].range(x[1].triggers[0]))


def where(part: Part, event: Event) -> set[str]:
    """The name of the place of an event."""
    return {p.name for p in part.reading.places if p.id == event.place}


def _when(part: Part, event: Event) -> set[str]:
    days = (DAY.match(t.value or "") for t in part.reading.times if t.id == event.time)
    return {day[0] for day in days if day}


def bare(given: Article) -> Answers:
    """What bare spaCy's entities and verbs answer; no "when" where dateparser is not installed."""
    doc = pipeline()(given.text)
    found = {k: [{e.text} for e in doc.ents if e.label_ in labels] for k, labels in SPACY.items()}
    try:
        found["when"] = [_day(words, given.published) for (words,) in found["when"]]
    except ImportError:
        del found["when"]
    return found | {"what": [{t.text} for t in doc if t.pos_ == "VERB"]}


def _day(words: str, published: str | None) -> set[str]:
    settings: dict[str, Any] = {"RELATIVE_BASE": datetime.fromisoformat(published)} if published else {}
    moment = importlib.import_module("dateparser").parse(words, languages=["en"], settings=settings)
    return {moment.date().isoformat()} if moment else set()


def constant(given: Article) -> Answers:
    """The day of publication."""
    return {"when": [{given.published} if given.published else set()]}


def score(wanted: dict[str, set[str]], found: Answers) -> Counts:
    """One article's counts, for the questions that are answered at all."""
    counts: Counts = Counter()
    for question, answers in found.items():
        gold = wanted[question]
        right = [any(_same(question, a, b) for a in answer for b in gold) for answer in answers]
        counts.update({f"{question} gold": bool(gold)})
        counts.update({f"{question} {k}": any(right[:k]) for k in FIRST})
    return counts


def _same(question: str, found: str, wanted: str) -> bool:
    if question == "when":
        return found == wanted
    if question == "what":
        return over_half(_content(found), _content(wanted))
    return same_name(found, wanted) or over_half(*sorted((_content(found), _content(wanted)), key=len))


def over_half(these: set[str], those: set[str]) -> bool:
    """Whether over half of these words are among those."""
    return 2 * len(these & those) > len(these)


def _content(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.lower())) - SMALL


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the articles' counts."""
    c = total(units)
    asked = [question for question in QUESTIONS if f"{question} gold" in c]
    return shares(c, {f"{q}, first {k}": (f"{q} {k}", f"{q} gold") for q in asked for k in FIRST})
