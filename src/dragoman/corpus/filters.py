"""What a query is narrowed to: the same filters for every table, as SQL."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from typing import Any, TypedDict, get_args

from dragoman import vocabulary
from dragoman.errors import ConfigError


class Filters(TypedDict, total=False):
    """The filters of a query; what is not given narrows nothing.

    `actor` is a name as the documents write it, in any case: who acts (events), speaks (attributions) or stands at
    either end (ties). `since` and `until` are ISO 8601, as precise as known, and overlap a row's own time; rows without
    one are left out and counted, and kept with `undated`. `published_since` is the report's date. `all` adds what the
    document does not present as having happened.
    """

    actor: str | None
    since: str | None
    until: str | None
    published_since: str | None
    type: str | None
    status: str | None
    certainty: str | None
    voice: str | None
    publisher: str | None
    all: bool
    undated: bool


@dataclass(frozen=True, slots=True)
class View:
    """What can be filtered of a table: its filters, who its actors are, the columns of its time, what is left out."""

    filters: tuple[str, ...]
    roles: tuple[str, ...] = ()
    earliest: str = ""
    latest: str = ""
    hidden: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Narrowed:
    """SQL for a WHERE, for the reason why a row is left out (null: it is shown), and their parameters."""

    where: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)


_FROM = ("publisher", "published_since")
_WHEN = ("since", "until", "undated")
_NEGATED = {"negated": "r.polarity <> 'affirmed'"}
_UNSURE = {"not certain or probable": "coalesce(r.certainty, '') NOT IN ('certain', 'probable')"}
_UNREAL = {"not actual or ended": "coalesce(r.status, '') NOT IN ('actual', 'ended')"}

VIEWS = {
    "documents": View(_FROM),
    "failures": View(("publisher",)),
    "actors": View(_FROM),
    "attributions": View(("actor", *_WHEN, *_FROM), ("sources",), "r.earliest", "r.latest"),
    "events": View(
        ("actor", *_WHEN, *_FROM, "type", "status", "certainty", "voice", "all"), ("actors",), "r.earliest", "r.latest",
        _NEGATED | _UNREAL | _UNSURE,
    ),
    "ties": View(
        ("actor", *_WHEN, *_FROM, "type", "status", "certainty", "voice", "all"), ("from", "to"), 'r."since"',
        'r."until"', _NEGATED | _UNSURE,
    ),
}  # fmt: skip

_VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "events": {"type": get_args(vocabulary.EventType), "status": get_args(vocabulary.Status)},
    "ties": {"type": get_args(vocabulary.TieKind), "status": ("current", "former")},
}
_COMMON = {"certainty": get_args(vocabulary.Certainty), "voice": ("own", "attributed")}
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def narrow(table: str, given: Filters) -> Narrowed:
    """The SQL of the filters that are given; `r` is the table's row, `d` its document, `p` the article of a post.

    Raises ConfigError for a filter that the table does not have and for a value that is not allowed.
    """
    view, made = VIEWS[table], Narrowed()
    for name, value in given.items():
        if name not in view.filters and value:
            raise ConfigError(f"{table} have no filter {name!r}; they have {', '.join(view.filters) or 'none'}")
    _exact(table, given, made)
    _documents(given, made)
    if actor := given.get("actor"):
        made.where.append(_acts(view.roles))
        made.parameters["actor"] = actor
    if given.get("since") or given.get("until"):
        _times(view, given, made)
    _default(view, given, made)
    return made


def first_day(name: str, value: str) -> str:
    """The first day of a year, a month or a day in ISO 8601; ConfigError for anything else."""
    return _bound(name, value, last=False)


def _exact(table: str, given: Filters, made: Narrowed) -> None:
    chosen = {n: str(v) for n, v in given.items() if n in ("type", "status", "certainty", "voice") and v is not None}
    for name, value in chosen.items():
        allowed = (_VALUES[table] | _COMMON)[name]
        if value not in allowed:
            raise ConfigError(f"{name} is {value!r}; allowed are {', '.join(allowed)}")
        column = "kind" if name == "type" and table == "ties" else name
        made.where.append(f"r.{column} = ${name}")
        made.parameters[name] = value


def _documents(given: Filters, made: Narrowed) -> None:
    if publisher := given.get("publisher"):
        made.where.append("lower(coalesce(d.publisher, p.publisher)) = lower($publisher)")
        made.parameters["publisher"] = publisher
    if since := given.get("published_since"):
        made.where.append("d.published_on >= CAST($published_since AS DATE)")
        made.parameters["published_since"] = first_day("published_since", since)


def _acts(roles: tuple[str, ...]) -> str:
    """Rows in which the actor has one of `roles`, under its name or an alias of the document's own."""
    known = "SELECT document, id FROM entities WHERE lower(name) = lower($actor) OR list_contains(" \
            "list_transform(aliases, lambda a: lower(a)), lower($actor))"  # fmt: skip
    named = f"(lower(name) = lower($actor) OR (document, entity) IN ({known}))"
    return f"(r.document, r.id) IN (SELECT (document, record) FROM roles WHERE role IN {_listed(roles)} AND {named})"


def _times(view: View, given: Filters, made: Narrowed) -> None:
    if not given.get("undated"):
        made.left_out.append(("undated", f"{view.earliest} IS NULL AND {view.latest} IS NULL"))
    for name, column, sign in (("since", view.latest, ">="), ("until", view.earliest, "<=")):
        value = given.get(name)
        if isinstance(value, str) and value:
            made.where.append(f"({column} IS NULL OR {column} {sign} CAST(${name} AS DATE))")
            made.parameters[name] = _bound(name, value, last=name == "until")


def _default(view: View, given: Filters, made: Narrowed) -> None:
    """Leave out what did not happen, unless all is asked for; a status or certainty that is asked for is shown."""
    chosen = given.get("status") or given.get("certainty")
    if not given.get("all"):
        made.left_out += [(reason, sql) for reason, sql in view.hidden.items() if not chosen or reason == "negated"]


def _bound(name: str, value: str, *, last: bool) -> str:
    found = _DATE.fullmatch(value)
    year, month, day = (int(n) if n else 0 for n in found.groups()) if found else (0, 0, 0)
    month = month or (12 if last else 1)
    if not year or not 1 <= month <= 12 or day > calendar.monthrange(year, month)[1]:
        raise ConfigError(f"{name} is {value!r}; allowed are 2025, 2025-01 and 2025-01-09")
    day = day or (calendar.monthrange(year, month)[1] if last else 1)
    return f"{year:04}-{month:02}-{day:02}"


def _listed(values: tuple[str, ...]) -> str:
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"
