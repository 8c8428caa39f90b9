"""Issues as their user writes them down: `issues.toml` beside a store.

Each is an `[[issue]]` with `id`, `question`, `objects` (names or words that it is about), two `[[issue.pole]]` with
`label` and `acts`, and where there is something between them `[issue.middle]` with the same. An act is a class of
`knowledge/data/acts.tsv` ("preserve"), PLOVER's event type or quadrant ("ASSAULT", "material conflict"), or any verb
("hand over"). The first pole is -1, the second +1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from dragoman.knowledge.acts import Act, acts, verb_act
from dragoman.loading.own_tables import check_fields, own_tables
from dragoman.vocabulary import EventType, Quad

FILE = "issues.toml"
"""What the file beside a store is called."""

_FIELDS = ("id", "question", "objects", "pole", "middle")
_TYPES = (*get_args(EventType), *get_args(Quad))
_FOR = ("support", "praise", "demand", "preserve", "strengthen", "aid", "recognize", "deploy")
_AGAINST = ("oppose", "blame", "dissolve", "weaken", "attack", "sanction", "refuse", "abandon", "withdraw", "resign")


@dataclass(frozen=True, slots=True)
class Pole:
    """An end of an issue, or its middle: what one who stands there wants to happen to the objects.

    `types` are event types, quadrants and, of `about`, kinds of ties; `acts` are classes and verbs.
    """

    label: str
    acts: tuple[Act, ...]
    types: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """The acts as they were given."""
        return (*(act.name for act in self.acts), *self.types)


@dataclass(frozen=True, slots=True)
class Issue:
    """A question with two poles, the first -1 and the second +1; `objects` are names and words of what it is about.

    `themselves`: the objects may be holders too, who want something for themselves.
    """

    id: str
    question: str
    poles: tuple[Pole, Pole]
    objects: tuple[str, ...]
    middle: Pole | None = None
    themselves: bool = True

    @property
    def valued(self) -> tuple[tuple[Pole, float], ...]:
        """The poles and the middle with their places."""
        middle = ((self.middle, 0.0),) if self.middle else ()
        return ((self.poles[0], -1.0), (self.poles[1], 1.0), *middle)


def about(target: str) -> Issue:
    """For or against `target`: what stands for no issue of one's own."""
    against = Pole("against", tuple(acts()[name] for name in _AGAINST),
                   ("verbal conflict", "material conflict", "opposes"))
    favour = Pole("for", tuple(acts()[name] for name in _FOR),
                 ("verbal cooperation", "material cooperation", "allied_with", "sponsors"))  # fmt: skip
    return Issue(target, f"For or against {target}?", (against, favour), (target,), themselves=False)


def beside(store: Path) -> dict[str, Issue]:
    """The issues of the file beside the store at `store`, by id; none where there is no file."""
    file = store.with_name(FILE)
    return {issue.id: issue for issue in read(file)} if file.exists() else {}


def read(file: Path) -> list[Issue]:
    """The issues of a TOML file; ConfigError, with the issue's number, for anything that is not allowed."""
    return own_tables(file, "issue", from_table, lambda issue: issue.id)


def from_table(row: Mapping[str, Any]) -> Issue:
    """The issue of one table; ValueError for a field that is not allowed or missing."""
    check_fields(row, _FIELDS, "an issue")
    poles, middle = row.get("pole", ()), row.get("middle")
    if not isinstance(poles, list) or len(poles) != 2:
        raise ValueError("it needs two [[issue.pole]], each with label and acts")
    first, second = (_pole(pole, "pole") for pole in poles)
    if twice := set(first.words) & set(second.words):
        raise ValueError(f"{', '.join(sorted(twice))}: an act of both poles; leave it with one")
    between = _pole(middle, "middle") if middle is not None else None
    return Issue(_text(row, "id"), _text(row, "question"), (first, second), _list(row, "objects"), between)


def _pole(table: object, name: str) -> Pole:
    if not isinstance(table, dict) or set(table) - {"label", "acts"}:
        raise ValueError(f"a {name} has label and acts, and nothing else")
    words = _list(table, "acts")
    named = [word for word in words if word.isupper()]
    if wrong := [word for word in named if word not in _TYPES]:
        raise ValueError(f"{', '.join(wrong)}: no event type; allowed are {', '.join(get_args(EventType))}")
    types = tuple(word for word in words if word in _TYPES)
    return Pole(_text(table, "label"), tuple(acts().get(word) or verb_act(word) for word in words if word not in types),
                types)  # fmt: skip


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{name} is {value!r}; give a text")
    return value.strip()


def _list(row: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = row.get(name)
    if not isinstance(values, list) or not values or not all(isinstance(v, str) and v.strip() for v in values):
        raise ValueError(f'{name} is {values!r}; give a list of texts, as ["one", "two"]')
    return tuple(dict.fromkeys(value.strip() for value in values))
