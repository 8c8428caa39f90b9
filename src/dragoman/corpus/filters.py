"""What a query is narrowed to: the same filters for every table, as SQL."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from typing import Any, TypedDict, get_args

from dragoman import vocabulary
from dragoman.corpus.tables import key
from dragoman.corpus.who import Meant
from dragoman.errors import ConfigError
from dragoman.knowledge.states import demonym, state_of, states
from dragoman.records import LIKELY


class Filters(TypedDict, total=False):
    """The filters of a query; what is not given narrows nothing.

    `actor` is a name as the documents write it, in any case: who acts (events), speaks (attributions) or stands at
    either end (ties). `country` is a state's name or ISO 3166-1 alpha-3 code: all actors that belong to it. `within` is
    an actor with its parts and members, as the documents' ties tell of them. `since` and `until` are ISO 8601, as
    precise as known, and overlap a row's own time; rows without one, and events that only their tense puts before or
    after the report, are left out and counted, and kept with `undated`.
    `published_since` is the report's date. `min_score` leaves out rows of a lower probability, and counts them; a row
    that has none, as the rules alone decided, stays. Where it is not given, events are left out that are not likely
    (`records.LIKELY`). `all` adds these, and what the document does not present as having happened.
    What copies tell again, and updates in the sentences that an earlier version has, is left out and counted too: it
    stands in the first report. It is kept with `copies`, with `all`, and for one `publisher`, whose own rows are asked
    for then.
    Of happenings, `publisher` and `published_since` mean any of their reports, `sole_source` those that one independent
    report tells, `party` those that somebody tells who takes part or is tied to somebody who does.
    """

    actor: str | None
    country: str | None
    within: str | None
    since: str | None
    until: str | None
    published_since: str | None
    type: str | None
    status: str | None
    certainty: str | None
    voice: str | None
    publisher: str | None
    min_score: float | None
    all: bool
    undated: bool
    copies: bool
    sole_source: bool
    party: bool


@dataclass(frozen=True, slots=True)
class View:
    """What can be filtered of a table: its filters, who its actors are, the columns of its time, what is hidden, below
    which probability rows are, which rows besides those without a time count as undated, and where a row's place in the
    text stands."""

    filters: tuple[str, ...]
    roles: tuple[str, ...] = ()
    earliest: str = ""
    latest: str = ""
    hidden: dict[str, str] = field(default_factory=dict)
    least: float | None = None
    undated: str = ""
    place: str = ""

    @property
    def repeated(self) -> str:
        """Whether an earlier version of the report tells the row, as SQL; `v` is its document's row in `copies`.

        A post that a copy embeds is told again with it; one in an update may be what is new.
        """
        new = f'FROM changes n WHERE n.document = r.document AND n.start <= {self.place} AND {self.place} < n."end"'
        return f"v.report IS NOT NULL AND (v.kind = 'copy' OR (d.parent IS NULL AND NOT EXISTS ({new})))"


@dataclass(slots=True)
class Narrowed:
    """SQL for a WHERE, of a row and of its report, for the reason why a row is left out (null: it is shown), and their
    parameters."""

    where: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)
    parameters: dict[str, Any] = field(default_factory=dict)

    @property
    def asked(self) -> str:
        """The condition for the rows that were asked for, on `r`, `d` and `p`."""
        return " AND ".join((*self.where, *self.reports)) or "true"

    @property
    def rows(self) -> str:
        """The part of it that tells by the row `r` alone."""
        return " AND ".join(self.where) or "true"

    @property
    def of_reports(self) -> str:
        """The part of it on the row's documents `d` and `p`."""
        return " AND ".join(self.reports) or "true"

    @property
    def reason(self) -> str:
        """The first reason that holds, or null."""
        cases = " ".join(f"WHEN {sql} THEN '{reason}'" for reason, sql in self.left_out)
        return f"CASE {cases} END" if cases else "NULL"


_FROM = ("publisher", "published_since")
_WHO = ("actor", "country", "within")
_WHEN = ("since", "until", "undated")
_NEGATED = {"negated": "r.polarity <> 'affirmed'"}
_UNSURE = {"not certain or probable": "coalesce(r.certainty, '') NOT IN ('certain', 'probable')"}
_UNREAL = {"not actual or ended": "coalesce(r.status, '') NOT IN ('actual', 'ended')"}

VIEWS = {
    "documents": View(_FROM),
    "failures": View(("publisher",)),
    "actors": View(("country", "within", *_FROM)),
    "reports": View(_FROM),
    "updates": View(_FROM),
    "attributions": View(
        (*_WHO, *_WHEN, *_FROM, "min_score", "copies"), ("sources",), "r.earliest", "r.latest", place="r.start"
    ),
    "events": View(
        (*_WHO, *_WHEN, *_FROM, "type", "status", "certainty", "voice", "min_score", "all", "copies"), ("actors",),
        "r.earliest", "r.latest", _NEGATED | _UNREAL | _UNSURE, LIKELY, "r.basis = 'tense'", "r.start",
    ),
    "mentions": View(("actor", *_FROM, "copies"), place="r.start"),
    "positions": View((*_WHO, *_WHEN, *_FROM, "copies")),
    "happenings": View(
        (*_WHO, *_WHEN, *_FROM, "type", "status", "certainty", "voice", "min_score", "sole_source", "party", "all"),
        ("actors",), "r.earliest", "r.latest", _NEGATED | _UNREAL | _UNSURE, LIKELY, "r.basis = 'tense'",
    ),
    "ties": View(
        (*_WHO, *_WHEN, *_FROM, "type", "status", "certainty", "voice", "all", "copies"), ("from", "to"), 'r."since"',
        'r."until"', _NEGATED | _UNSURE, place="r.evidence_nested[1].start",
    ),
}  # fmt: skip

_VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "events": {"type": get_args(vocabulary.EventType), "status": get_args(vocabulary.Status)},
    "happenings": {"type": get_args(vocabulary.EventType), "status": get_args(vocabulary.Status)},
    "places": {"type": get_args(vocabulary.EventType), "status": get_args(vocabulary.Status)},
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
    _documents(table, given, made)
    if country := given.get("country"):
        own = "r.country = $country"
        made.where.append(own if table == "actors" else _somebody(table, own.replace("r.", "x.")))
        made.parameters["country"] = country_code(country)
    if given.get("since") or given.get("until"):
        _times(view, given, made)
    _default(view, given, made)
    _scores(view, given, made)
    return made


def allowed(table: str, name: str) -> tuple[str, ...]:
    """The values that the filter `name` of `table` may have; empty where any may be given."""
    return (_COMMON | _VALUES.get(table, {})).get(name, ())


def first_day(name: str, value: str) -> str:
    """The first day of a year, a month or a day in ISO 8601; ConfigError for anything else."""
    return _bound(name, value, last=False)


def _exact(table: str, given: Filters, made: Narrowed) -> None:
    chosen = {n: str(v) for n, v in given.items() if n in ("type", "status", "certainty", "voice") and v is not None}
    for name, value in chosen.items():
        values = allowed(table, name)
        if value not in values:
            raise ConfigError(f"{name} is {value!r}; allowed are {', '.join(values)}")
        column = "kind" if name == "type" and table == "ties" else name
        made.where.append(f"r.{column} = ${name}")
        made.parameters[name] = value


def _scores(view: View, given: Filters, made: Narrowed) -> None:
    least = given.get("min_score")
    if least is None and not given.get("all"):
        least = view.least
    if least is None:
        return
    if not 0 <= least <= 1:
        raise ConfigError(f"min_score is {least!r}; allowed are probabilities from 0 to 1")
    made.left_out.append(("of a lower score", "r.score < $min_score"))
    made.parameters["min_score"] = least


def _documents(table: str, given: Filters, made: Narrowed) -> None:
    if publisher := given.get("publisher"):
        _of_report(table, "lower(coalesce(d.publisher, p.publisher)) = lower($publisher)", made)
        made.parameters["publisher"] = publisher
    if since := given.get("published_since"):
        _of_report(table, "d.published_on >= CAST($published_since AS DATE)", made)
        made.parameters["published_since"] = first_day("published_since", since)
    for name in ("sole_source", "party"):
        if given.get(name):
            made.where.append("r.sole_source" if name == "sole_source" else "r.party <> ''")


def _of_report(table: str, condition: str, made: Narrowed) -> None:
    """Add a condition on the row's document `d`, of a happening on any of its reports."""
    reports = """r.uid IN (SELECT h.happening FROM happening_events h JOIN documents d ON d.id = h.document
        LEFT JOIN documents p ON p.id = d.parent WHERE {})"""
    if table == "happenings":
        made.where.append(reports.format(condition))
    else:
        made.reports.append(condition)


def narrow_to(table: str, meant: Meant, made: Narrowed) -> None:
    """Add to `made` that one of those who are `meant` stands in the row."""
    made.where.append(_named(table, meant.names + meant.others))
    if meant.others:
        made.left_out.append(("others called so", f"NOT {_named(table, meant.names)}"))


def _named(table: str, names: list[str]) -> str:
    keys = ", ".join(str(key(name)) for name in names)
    if table == "actors":
        return f"r.key IN ({keys})"
    return _somebody(table, f"x.key IN ({keys})")


def _somebody(table: str, condition: str) -> str:
    """Rows in which somebody stands in one of the table's roles, as `x`, of whom the condition holds.

    In a happening any of its events may tell so.
    """
    roles = f"x.role IN {_listed(VIEWS[table].roles)} AND {condition}"
    if table == "happenings":
        return f"r.uid IN (SELECT h.happening FROM roles x JOIN happening_events h ON h.event = x.uid WHERE {roles})"
    return f"r.uid IN (SELECT x.uid FROM roles x WHERE {roles})"


def country_code(country: str) -> str:
    """The ISO 3166-1 alpha-3 code of a state's name or of a code; ConfigError for anything else."""
    codes = {state.iso3 for state in states() if state.iso3}
    known = state_of(country) or demonym(country)
    code = known.iso3 if known and known.iso3 else country.upper()
    if code not in codes:
        raise ConfigError(f"country is {country!r}; give a state's name or its ISO 3166-1 alpha-3 code, as IRQ")
    return code


def _times(view: View, given: Filters, made: Narrowed) -> None:
    if not given.get("undated"):
        bare = f"({view.earliest} IS NULL AND {view.latest} IS NULL)"
        made.left_out.append(("undated", f"{bare} OR {view.undated}" if view.undated else bare))
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
    if view.place and not any(given.get(name) for name in ("all", "copies", "publisher")):
        made.left_out.append(("told again in copies", view.repeated))


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
