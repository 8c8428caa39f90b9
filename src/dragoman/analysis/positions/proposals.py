"""Issues proposed from what the actors of a store demand, offer, threaten and refuse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.analysis.positions.issues import Issue, about, beside
from dragoman.analysis.positions.statement import OBJECT, act_words, tokens
from dragoman.corpus import files
from dragoman.corpus.queries import flat
from dragoman.vocabulary import EventType

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

Row = dict[str, Any]

Acts = list[tuple[str, float]]
"""Acts, each with the side that it is on."""

MOST = 20
"""How many issues are proposed."""

_REACH = 6
_WANTED = "('demanded', 'proposed', 'promised', 'threatened', 'refused')"
_EVENTS = f"""
    SELECT e.document, e.id, e.type, e.quad, e.trigger AS words, coalesce(x.actor, e_x.name) AS object,
           coalesce(nullif(f.actors, ''), e.actors) AS who
    FROM events e JOIN roles x ON x.uid = e.uid AND x.role IN ('recipients', 'themes')
    JOIN entities e_x ON e_x.document = x.document AND e_x.id = x.entity
    LEFT JOIN events f ON f.document = e.document AND f.id = e.frame
    WHERE e.status IN {_WANTED} AND e_x.kind <> 'place'"""
_SAID = """
    WITH wished AS (SELECT document, id, sources AS who, content AS words, unnest(content_nested) AS c
        FROM attributions WHERE sources <> '' AND regexp_matches(concat(cue, ' ', content),
        '(?i)\\b(?:must|should|ought|urge|demand|call(?:ed|s|ing)? for|want|refuse|reject|oppose|support|propose)'))
    SELECT w.document, w.id, w.who, w.words, m.head, coalesce(e.actor, e.name) AS object
    FROM wished w JOIN mentions m ON m.document = w.document AND m.start >= w.c.start AND m.start < w.c."end"
    JOIN entities e ON e.document = m.document AND e.id = m.entity
    WHERE e.kind <> 'place' AND m.form <> 'pronoun'"""


@dataclass(slots=True)
class _Seen:
    """What is wanted of an object: by whom, in which records, which acts against it and for it."""

    who: set[str] = field(default_factory=set)
    records: list[str] = field(default_factory=list)
    against: Counter[str] = field(default_factory=Counter)
    favour: Counter[str] = field(default_factory=Counter)


def listed(path: Path) -> pa.Table:
    """The issues of the file beside the store, a row each: id, question, poles, middle, objects."""
    rows = [
        {"id": issue.id, "question": issue.question, "first_pole": issue.poles[0].label,
         "second_pole": issue.poles[1].label, "middle": issue.middle.label if issue.middle else None,
         "objects": "; ".join(issue.objects)}
        for issue in beside(path).values()
    ]  # fmt: skip
    return _texts(rows, ("id", "question", "first_pole", "second_pole", "middle", "objects"))


def proposed(path: Path) -> pa.Table:
    """At most `MOST` issues that the store's actors seem to have, those of most actors first.

    An object is proposed that two actors or more want something of, with what they want against it and for it. Columns:
    object, actors (how many), records, against and for (the acts seen, the most frequent first), evidence (ids), toml:
    what to write into `issues.toml`, to be looked over; an act is put there as it was seen, on one side.
    """
    seen: dict[str, _Seen] = {}
    issue = about("")
    with files.reading(path) as connection:
        for object, who, id, acts in _acts(connection, issue):
            found = seen.setdefault(object, _Seen())
            found.who.add(who)
            found.records.append(id)
            for act, value in acts:
                (found.favour if value > 0 else found.against)[act] += 1
    several = [(object, found) for object, found in seen.items() if len(found.who) > 1]
    several.sort(key=lambda pair: (-len(pair[1].who), -len(pair[1].records), pair[0]))
    return flat(_proposals(several[:MOST]), nested=False)


def _acts(connection: duckdb.DuckDBPyConnection, issue: Issue) -> Iterator[tuple[str, str, str, Acts]]:
    """Object, actor, record and acts with the side that they are on."""
    for row in connection.sql(_EVENTS).to_arrow_table().to_pylist():
        found = _classes(tokens(row["words"], ()), issue) or _by_type(row)
        if found and row["who"]:
            yield row["object"], row["who"], row["id"], found
    for row in connection.sql(_SAID).to_arrow_table().to_pylist():
        place = row["words"].find(row["head"])
        if place >= 0:
            words = tokens(row["words"], [(place, place + len(row["head"]))])
            at = words.index(OBJECT)
            if found := _classes(words[max(0, at - _REACH) : at + _REACH], issue):
                yield row["object"], row["who"], row["id"], found


def _classes(words: list[str], issue: Issue) -> Acts:
    found = [(word, value) for word, value in _named(words, issue)]
    return list(dict.fromkeys(found))


def _named(words: list[str], issue: Issue) -> Iterator[tuple[str, float]]:
    """The classes of the acts among the words."""
    for word in act_words(words, issue):
        phrase = tuple(words[word.start : word.end])
        for pole, value in issue.valued:
            for act in pole.acts:
                if word.kind in ("verb", "noun") and not act.stance and phrase in act.verbs | act.nouns:
                    yield act.name, value


def _by_type(row: Row) -> Acts:
    quad, type = row["quad"] or "", row["type"]
    kept: tuple[EventType, ...] = ("AID", "COOPERATE", "SANCTION", "ASSAULT", "COERCE", "RETREAT", "CONCEDE")
    return [(type, 1.0 if quad.endswith("cooperation") else -1.0)] if quad and type in kept else []


def _proposals(several: list[tuple[str, _Seen]]) -> pa.Table:
    import pyarrow as pa

    rows = [
        {"object": object, "actors": len(found.who), "records": len(set(found.records)),
         "against": [act for act, _ in found.against.most_common()],
         "for": [act for act, _ in found.favour.most_common() if act not in found.against],
         "evidence": list(dict.fromkeys(found.records)), "toml": _toml(object, found)}
        for object, found in several
    ]  # fmt: skip
    text = pa.string()
    schema = pa.schema({"object": text, "actors": pa.int64(), "records": pa.int64(), "against": pa.list_(text),
                        "for": pa.list_(text), "evidence": pa.list_(text), "toml": text})  # fmt: skip
    return pa.Table.from_pylist(rows, schema)


def _toml(object: str, found: _Seen) -> str:
    """An issue that can be read again; a side that nobody was seen on has the general word."""
    import json

    id = "-".join("".join(c if c.isalnum() else " " for c in object.lower()).split())
    against = [act for act, _ in found.against.most_common()] or ["oppose"]
    favour = [act for act, _ in found.favour.most_common() if act not in found.against] or ["support"]
    poles = (("against", against), ("for", favour))
    told = [f"[[issue.pole]]\nlabel = {json.dumps(label)}\nacts = {json.dumps(acts)}\n" for label, acts in poles]
    name = json.dumps(object, ensure_ascii=False)
    question = json.dumps(f"What should become of {object}?", ensure_ascii=False)
    return "\n".join([f"[[issue]]\nid = {json.dumps(id)}\nquestion = {question}\nobjects = [{name}]\n", *told])


def _texts(rows: list[Row], columns: tuple[str, ...]) -> pa.Table:
    import pyarrow as pa

    return pa.Table.from_pylist(rows, pa.schema({name: pa.string() for name in columns}))
