"""What the documents tell of ties and acts between two parties: the table `reports`, one row each."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, cast

from dragoman.analysis.network.layers import act_kind, case, mutual
from dragoman.corpus.filters import VIEWS, Filters, first_day, narrow, narrow_to
from dragoman.corpus.queries import ask, joined
from dragoman.corpus.who import inside
from dragoman.records import LIKELY

if TYPE_CHECKING:
    import duckdb

_NAMED = r"""CASE WHEN {0}.named THEN true ELSE regexp_matches({0}.name, '[ -][A-Z]|^[A-Z][\w-]*(?:-\w|[’'']s )') END"""
"""Somebody with a name, or called by one: "the Assad regime", "Iran-backed groups"."""
_PARTY = f"""coalesce({{0}}.actor,
    CASE WHEN {_NAMED} THEN {{0}}.name ELSE concat({{0}}.name, ' @', left({{0}}.document, 6)) END)"""
_SURE = "CASE r.certainty WHEN 'certain' THEN 1.0 WHEN 'probable' THEN 2 / 3 WHEN 'possible' THEN 1 / 3 ELSE 0 END"
_DATED = "CASE WHEN r.basis <> 'tense' THEN r.latest END"
_ROLES = "('from', 'to', 'actors', 'recipients')"
_TIES = f"""SELECT r.uid, r.id, r.document, r.kind, r.status, r."until",
    coalesce(v.report, r.document) AS report,
    coalesce(r."since", d.published_on) AS day, d.published_on AS told, {_SURE} AS certainty, false AS mutual
    FROM {joined("ties")} WHERE r.polarity = 'affirmed'"""
_ACTS = f"""SELECT r.uid, r.id, r.document,
    {act_kind('r.type', 'r.quad')} AS kind,
    CASE r.status WHEN 'ended' THEN 'former' ELSE 'current' END AS status, NULL AS "until",
    coalesce(v.report, r.document) AS report,
    coalesce({_DATED}, d.published_on) AS day, d.published_on AS told, {_SURE} AS certainty,
    r.type = 'CONSULT' AND r.recipients = '' AS mutual
    FROM {joined("events")} WHERE r.polarity = 'affirmed' AND r.quad IS NOT NULL"""
_SIDES = f"""SELECT DISTINCT t.uid, x.role IN ('from', 'actors') AS first, {_PARTY.format("x")} AS party,
        {_NAMED.format("x")} AS named, x.country, x.actor_id
    FROM (SELECT * FROM roles WHERE uid IN (SELECT uid FROM records) AND role IN {_ROLES} AND entity IS NOT NULL) x
    JOIN records t ON t.uid = x.uid"""
_NEAR = f"""CREATE TEMP TABLE own AS SELECT DISTINCT uid FROM roles WHERE key IN ({{}}) AND role IN {_ROLES};
    CREATE TEMP TABLE near AS SELECT DISTINCT key FROM roles WHERE role IN {_ROLES} AND uid IN (FROM own);
    CREATE TEMP TABLE nearby AS SELECT uid FROM roles WHERE role IN {_ROLES} AND key IN (FROM near) GROUP BY uid
        HAVING min(key) <> max(key)"""
_FALLS = f"""CREATE TEMP TABLE fallen AS SELECT uid, id, document, modes, basis, latest FROM events
    WHERE type = 'CHANGE' AND modes IN ('falls', 'dies', 'leaves_office') AND polarity = 'affirmed'
      AND status IN ('actual', 'ended') AND certainty IN ('certain', 'probable') AND coalesce(score, 1) >= {LIKELY};
    CREATE TEMP TABLE falls AS
    SELECT {_PARTY.format('x')} AS party, r.modes AS mode, coalesce({_DATED}, d.published_on) AS day, r.id, r.document
    FROM fallen r JOIN documents d ON d.id = r.document
    JOIN (SELECT * FROM roles WHERE uid IN (SELECT uid FROM fallen) AND role = 'recipients') x ON x.uid = r.uid
    WHERE r.modes = 'falls' AND x.kind IN ('organization', 'group') OR x.kind = 'person'"""
"""Places and states fall in another way: they are taken, and go on."""


def gather(
    connection: duckdb.DuckDBPyConnection, given: Filters, unnamed: bool, near: str
) -> dict[str, int]:
    """Make the tables `reports` and `falls`; how many records each reason leaves out.

    `reports`: source, target, kind, layer, sign, id, document, report (the document, or the one that it copies), day
    (since when a tie holds, when an act was, else when it was told), told, status, until, certainty (0 to 1). Where
    `near` has keys of somebody's names, only records between those who stand in a record with it are gathered.
    """
    if near:
        connection.execute(_NEAR.format(near))
    left_out = Counter(_asked(connection, "ties", given, bool(near)))
    connection.execute(f"CREATE TEMP TABLE records AS {_TIES}")
    connection.execute("DROP TABLE asked")
    left_out.update(_asked(connection, "events", given, bool(near)))
    connection.execute(f"INSERT INTO records {_ACTS}")
    connection.execute(f"CREATE TEMP TABLE sides AS {_SIDES} {'WHERE x.key IN (FROM near)' if near else ''}")
    if not unnamed:
        (count,) = connection.execute("SELECT count(DISTINCT uid) FROM sides WHERE NOT named").fetchall()[0]
        connection.execute("DELETE FROM sides WHERE NOT named")
        left_out.update({"with somebody unnamed": count} if count else {})
    connection.execute(_joined(given))
    connection.execute(_FALLS)
    return dict(left_out)


def _joined(given: Filters) -> str:
    ends = [f"{column} {sign} DATE '{first_day(name, value)}'" for name, sign, column in
            (("since", ">=", 'coalesce("until", day)'), ("until", "<=", "day"))
            if isinstance(value := given.get(name), str) and value]  # fmt: skip
    window = " AND ".join(ends) or "true"
    turned = f"t.kind IN ({mutual()}) AND a.party > b.party"
    return f"""CREATE TEMP TABLE reports AS
        SELECT CASE WHEN {turned} THEN b.party ELSE a.party END AS source,
            CASE WHEN {turned} THEN a.party ELSE b.party END AS target, t.kind, {case("t.kind", "layer")} AS layer,
            {case("t.kind", "sign")} AS sign, t.id, t.document, t.report, t.day, t.told,
            t.status, t."until", t.certainty
        FROM records t JOIN sides a ON a.uid = t.uid AND a.first
        JOIN sides b ON b.uid = t.uid AND (NOT b.first OR t.mutual)
        WHERE a.party <> b.party AND (NOT t.mutual OR a.party < b.party) AND {window}"""


def _asked(connection: duckdb.DuckDBPyConnection, table: str, given: Filters, near: bool) -> dict[str, int]:
    left = ("actor", "since", "until", "undated")
    fitting = cast(Filters, {n: v for n, v in given.items() if n in VIEWS[table].filters and n not in left})
    narrowed = narrow(table, fitting)
    if whole := given.get("within"):
        narrow_to(table, inside(connection, whole), narrowed)
    if near:
        narrowed.where.append("r.uid IN (FROM nearby)")
    return ask(connection, table, narrowed)
