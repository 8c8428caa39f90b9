"""Where a sentence of a report judges, guesses or forecasts, and where its outlet does so in its own voice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dragoman.analysis.about import PIECE
from dragoman.knowledge.assessments import Assessing, AssessmentKind, anything, assessing, concerned

if TYPE_CHECKING:
    import duckdb

_BREAK = re.compile(r"[,;:()—–]|\b(?:and|but|or|yet)\b")
_BELOW = re.compile(
    r"\b(?:that|which|who|whom|whose|where|whether|if|because|when|while|whereas|as|although|though|unless|until|after|"
    r"before|since|lest|than|what|how|why)\b", re.IGNORECASE
)  # fmt: skip
_BEFORE_A_VERB = re.compile(
    r"\b(?:to|will|would|can|could|may|might|must|shall|should|not|did|do|does|a|an|the|this|that|no|any|its|his|her|"
    r"their|\w+ing|clear|strong)\s+(?:also |only |\w+ly )?$", re.IGNORECASE
)  # fmt: skip
_SPEAKER = re.compile(r"\s*[A-Z][A-Z .]+:")
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|«[^»]*»?")

_SENTENCES = """WITH whole AS (SELECT d.id AS document, regexp_extract_all(d.text, $piece) AS pieces
        FROM documents d LEFT JOIN documents p ON p.id = d.parent WHERE {where}),
    cut AS (SELECT document, unnest(pieces) AS piece, unnest(list_transform(pieces, lambda x: length(x))) AS length,
                   generate_subscripts(pieces, 1) AS n FROM whole),
    placed AS (SELECT document, piece, sum(length) OVER (PARTITION BY document ORDER BY n) - length AS start FROM cut)
    SELECT r.document, r.piece, r.start::BIGINT AS start,
        list_sort(list_distinct(list_transform(regexp_extract_all(r.piece, $anything), lambda x: lower(x)))) AS found
    FROM placed r WHERE regexp_matches(r.piece, $anything) {among}
    ORDER BY r.document, r.start"""
_AMONG = "AND EXISTS (FROM sentences s WHERE s.document = r.document AND s.start = r.start)"
_SAID = """SELECT r.document, unnest(r.content_nested) AS span, r.start, r."end" FROM attributions r
    WHERE r.document IN (SELECT unnest($1::VARCHAR[]))"""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What a sentence has of judging: its kind, the words, and their [start, end) in the sentence or the document."""

    kind: AssessmentKind
    words: str
    start: int
    end: int
    verb: bool


def assess(sentence: str, rows: Iterable[Assessing] | None = None) -> Iterator[Assessment]:
    """The words of `sentence` by which its main clause judges, guesses or forecasts: the first of each kind.

    `rows` are those to look for, else all. Nothing of a question, of words in quotation marks, or of a clause that a
    conjunction or a relative opens.
    """
    if sentence.rstrip(' \n"”’').endswith("?") or _SPEAKER.match(sentence):
        return
    quoted = [match.span() for match in _QUOTED.finditer(sentence)]
    found = [
        a for a in _matches(sentence, assessing() if rows is None else rows)
        if not any(low <= a.start < high for low, high in quoted) and _main(sentence, a.start)
        and not (a.verb and _BEFORE_A_VERB.search(sentence[: a.start]))
    ]  # fmt: skip
    last, kinds = 0, set()
    for a in sorted(found, key=lambda a: (a.start, -a.end)):
        if a.start >= last and a.kind not in kinds:
            yield a
            kinds.add(a.kind)
        last = max(last, a.end)


def assessments(connection: duckdb.DuckDBPyConnection, where: str, parameters: Mapping[str, Any], among: bool) -> list[
    dict[str, Any]
]:  # fmt: skip
    """The assessments in the documents' own voice: document, sentence, start, end, kind, words, and low and high, the
    sentence's start and end.

    `where` chooses documents `d` (of an article `p`); `among`: only in the table `sentences`. What stands in the
    content of an attribution is somebody else's, and so is a verb that is the cue of one.
    """
    chosen = f"{where} AND d.id IN (SELECT document FROM sentences)" if among else where
    query = _SENTENCES.format(where=chosen, among=_AMONG if among else "")
    rows = connection.execute(query, {**parameters, "piece": PIECE, "anything": anything()}).fetchall()
    found = [
        (document, piece, start, a) for document, piece, start, words in rows for a in assess(piece, _rows(words))
    ]  # fmt: skip
    said, cues = _attributed(connection, {document for document, *_ in found})
    return [
        {"document": document, "sentence": " ".join(piece.split()), "start": start + a.start, "end": start + a.end,
         "kind": a.kind, "words": a.words, "low": start, "high": start + len(piece)}
        for document, piece, start, a in found
        if not any(low <= start + a.start < high for low, high in said.get(document, ()))
        and not (a.verb and any(low <= start + a.start < high for low, high in cues.get(document, ())))
    ]  # fmt: skip


def _matches(sentence: str, rows: Iterable[Assessing]) -> Iterator[Assessment]:
    for row in rows:
        for match in row.pattern.finditer(sentence):
            words = match[0].strip(' \n"“”‘’\'')
            start = match.start() + match[0].index(words)
            yield Assessment(row.kind, words, start, start + len(words), row.form == "verb")


def _rows(words: Iterable[str]) -> list[Assessing]:
    """The rows that some of `words`, as `anything` found them, may belong to."""
    rows = {row: None for word in words for row in concerned(word.replace("’", "'"))}
    return list(rows)


def _main(sentence: str, place: int) -> bool:
    """Whether the clause round `place` is no subordinate one, as far as its words tell."""
    breaks = [match.end() for match in _BREAK.finditer(sentence, 0, place)]
    clause = sentence[breaks[-1] if breaks else 0 : place]
    if not breaks and clause.lstrip(" \n“\"").lower().startswith("that "):
        clause = clause.lstrip()[5:]
    return not _BELOW.search(clause)


def _attributed(
    connection: duckdb.DuckDBPyConnection, documents: Iterable[str]
) -> tuple[dict[str, list[tuple[int, int]]], dict[str, list[tuple[int, int]]]]:
    """The spans of contents and of cues, by document."""
    said: dict[str, list[tuple[int, int]]] = {}
    cues: dict[str, list[tuple[int, int]]] = {}
    for document, span, start, end in connection.execute(_SAID, [sorted(documents)]).fetchall():
        said.setdefault(document, []).append((span["start"], span["end"]))
        if start is not None:
            cues.setdefault(document, []).append((start, end))
    return said, cues
