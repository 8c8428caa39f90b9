"""What a question is about: somebody, two of them, or words; as SQL on the rows of a table."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dragoman.corpus.sentences import sentence_starts
from dragoman.corpus.tables import key
from dragoman.corpus.who import meant
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import duckdb

    from dragoman.corpus.filters import Filters


def keys(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """The keys of the names that `name` goes by in this store, for SQL's IN; ConfigError for a name nobody bears."""
    return ", ".join(str(key(each)) for each in meant(connection, name).names)


def takes_part(keys: str, *roles: str) -> str:
    """Rows in which one of `keys` stands in one of `roles`."""
    listed = ", ".join(f"'{role}'" for role in roles)
    return f"r.uid IN (SELECT uid FROM roles WHERE key IN ({keys}) AND role IN ({listed}))"


def acts(one: str, other: str | None) -> str:
    """Events that `one` acts in, undergoes or is the theme of; with `other`, those in which one of the two acts."""
    if other is None:
        return takes_part(one, "actors", "recipients", "themes")
    sides = ("actors", "recipients", "themes")
    return f"({takes_part(one, 'actors')} AND {takes_part(other, *sides)} OR " \
           f"{takes_part(other, 'actors')} AND {takes_part(one, *sides)})"  # fmt: skip


def between(connection: duckdb.DuckDBPyConnection, given: Filters, other: str) -> str:
    """Events between the filter's actor and `other`; ConfigError where there is no such filter or name."""
    if not (actor := given.get("actor")):
        raise ConfigError("`other` is somebody beside an actor; give the actor too")
    return acts(keys(connection, actor), keys(connection, other))


def says(connection: duckdb.DuckDBPyConnection, one: str, other: str | None) -> str:
    """Attributions to `one`; with `other`, those of either to or about the other one."""
    if other is None:
        return takes_part(one, "sources")
    connection.execute(_TOLD_OF.format(one=one, other=other))
    return "r.uid IN (FROM told_of)"


_TOLD_OF = """CREATE TEMP TABLE told_of AS
    WITH spoken AS (SELECT DISTINCT uid, key IN ({one}) AS first FROM roles
        WHERE key IN ({one}, {other}) AND role = 'sources'),
    said AS (SELECT a.uid, s.first, a.document, unnest(a.content_nested) AS span
        FROM (SELECT * FROM attributions WHERE uid IN (SELECT uid FROM spoken)) a JOIN spoken s ON s.uid = a.uid),
    named AS (SELECT DISTINCT who, key IN ({one}) AS first FROM aliases WHERE key IN ({one}, {other})),
    spots AS (SELECT m.document, m.start, n.first
        FROM (SELECT * FROM mentions WHERE who IN (SELECT who FROM named)) m JOIN named n ON n.who = m.who)
    SELECT s.uid FROM said s SEMI JOIN spots m ON m.document = s.document AND m.first <> s.first
        AND m.start >= s.span.start AND m.start < s.span."end"
    UNION SELECT a.uid FROM roles a JOIN spoken s ON s.uid = a.uid
        WHERE a.key IN ({one}, {other}) AND a.role = 'addressees' AND a.key IN ({one}) <> s.first"""


def patterns(words: str) -> list[str]:
    """A pattern of RE2 for each of `words`, in any case and with any ending; ConfigError where there is none."""
    return [rf"(?i)\b{word}" for word in _several(words)]


def find_sentences(connection: duckdb.DuckDBPyConnection, words: str) -> None:
    """Make the table `sentences` of those that hold all of `words`: their document, start and stop."""
    wanted = patterns(words)
    plain = " AND ".join(_somewhere(word) for word in _several(words))
    held = " AND ".join(f"regexp_matches(lines[n], '{pattern}')" for pattern in wanted)
    lines = connection.execute(_LINES.format(plain=plain, held=held)).fetchall()
    compiled = [re.compile(pattern) for pattern in wanted]
    found = [(id, start + a, start + b) for id, line, start in lines for a, b in _holding(line, compiled)]
    connection.execute("CREATE TEMP TABLE sentences (document VARCHAR, start BIGINT, stop BIGINT)")
    columns = [list(column) for column in zip(*found, strict=True)] or [[], [], []]
    connection.execute(
        "INSERT INTO sentences SELECT unnest($1::VARCHAR[]), unnest($2::BIGINT[]), unnest($3::BIGINT[])", columns
    )


_LINES = """WITH hits AS (SELECT id, string_split(text, chr(10)) AS lines FROM documents WHERE {plain}),
    held AS (SELECT id, lines, unnest(list_filter(range(1, len(lines) + 1), lambda n: {held})) AS n FROM hits)
    SELECT id, lines[n], coalesce(list_sum(list_transform(lines[:n - 1], lambda line: length(line) + 1)), 0)::BIGINT
    FROM held"""
"""The lines that hold all words, with their start: no sentence goes beyond one, and DuckDB finds them faster."""


def _holding(line: str, wanted: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """Start and stop of the line's sentences in which each of the patterns is found."""
    for start, end in itertools.pairwise([*sentence_starts(line), len(line)]):
        sentence = line[start:end].rstrip()
        if all(pattern.search(sentence) for pattern in wanted):
            yield start, start + len(sentence)


def _several(words: str) -> list[str]:
    found = re.findall(r"\w+", words.lower())
    if not found:
        raise ConfigError(f"{words!r} has no word; give some")
    return found


def _somewhere(word: str) -> str:
    """Texts that hold the word as it is mostly written; faster than making each text lower-case.

    A longer word is looked for without its first letter, which may be a capital.
    """
    forms = (word[1:], word[1:].upper()) if len(word) > 4 else (word, word.capitalize(), word.upper())
    return "(" + " OR ".join(f"contains(text, '{form}')" for form in forms) + ")"


_SOMEWHERE = "r.document IN (SELECT document FROM sentences)"
_WITHIN = "EXISTS (FROM sentences s WHERE s.document = r.document AND r.start >= s.start AND r.start < s.stop)"
STANDS_IN_A_SENTENCE = f"({_SOMEWHERE} AND {_WITHIN})"
"""Rows that were read from one of the table `sentences`; which documents have some is quicker to see."""


def in_content(words: str) -> str:
    """Attributions whose cue stands in one of the table `sentences`, or whose content has all of the words."""
    held = " AND ".join(f"regexp_matches(r.content, '{pattern}')" for pattern in patterns(words))
    return f"({_SOMEWHERE} AND ({_WITHIN} OR {held}))"
