"""Words that attribute: "said", "according to", "the claim that", "reportedly".

`data/attribution_cues.tsv` has one row for each lemma, part of speech and way to take content; `precision` and `count`
were counted on the training part of PolNeAR 1.0: how often the lemma, with one of these slots filled, was annotated
as a cue. The examples and the choice of rows are ours.
"""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal, cast

from dragoman.vocabulary import Stance

CuePos = Literal["verb", "noun", "adj", "adv", "prep"]
CueClass = Literal["speech", "belief", "intention", "perception", "document"]

MISREAD = {
    "blogge": "blog", "extoll": "extol", "hat": "hate", "hop": "hope", "texte": "text",
}  # fmt: skip
"""Lemmas that spaCy's rules give wrongly ("hoped" as "hop")."""


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue and where its content, its source and its addressee stand around it.

    The choice of rows is by hand: a row of low precision is one that annotators of US campaign news often passed over,
    but that attributes all the same ("in her view").

    `words` are the cue's fixed words: the first is the lemma of its head (or the form itself: "according"), the others
    stand as written, next to it or as its particle or object ("point out", "make clear"); with the source `poss` the
    possessive stands between them ("in her view"). A verb row of one word does not hold where the verb has a particle
    ("call off"). Several rows of one lemma and part of speech never share a content slot.

    `content`, best first: quote (a quotation stands beside the cue), ccomp, xcomp, dobj, obj_as (the object together
    with its as-phrase or complement: "describe X as Y"), clause (the rest of the clause, which the cue stands in as a
    parenthesis: "it is, he said, over", "as he said"; with adverbs and prepositions, the whole clause), that and
    infinitive (a noun's clauses), or a preposition with all that it governs ("of", "for"). In the passive, dobj
    and obj_as stand as the subject, and so does the subject of xcomp ("the ship is believed to carry arms").

    `source`, best first: nsubj, agent ("by"), poss, of, from, by, amod (a demonym or name: "the Syrian claim"), none
    (the source is not told), passive_none (not told where the passive has no agent).

    `addressee`: dobj or prepositions. `precision` is None where the row was met fewer than five times.
    """

    words: tuple[str, ...]
    pos: CuePos
    content: tuple[str, ...]
    source: tuple[str, ...]
    cls: CueClass
    stance: Stance
    addressee: tuple[str, ...]
    precision: float | None
    count: int
    example: str

    @property
    def lemma(self) -> str:
        """The cue as one string: "point out"."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that weakens what it stands beside: an adverb its clause, an adjective its noun.

    `use` is attribution where it leaves the word to somebody unnamed ("reportedly", "alleged"), hedge where the text
    itself is unsure ("apparently", "suspected").
    """

    word: str
    pos: Literal["adv", "adj"]
    use: Literal["attribution", "hedge"]
    stance: Stance
    example: str


@functools.cache
def hedges() -> dict[tuple[str, str], Hedge]:
    """The hedges of `data/stance_adverbs.tsv` by their lower-cased form and part of speech (adv or adj)."""
    rows = [Hedge(**cells) for cells in _table("stance_adverbs.tsv")]  # type: ignore[arg-type]
    return {(row.word, row.pos): row for row in rows}


@functools.cache
def cues() -> dict[str, tuple[CueRow, ...]]:
    """All rows by the first of their words; those with more words come first, then the more frequent."""
    found: dict[str, list[CueRow]] = {}
    for row in map(_row, _table("attribution_cues.tsv")):
        found.setdefault(row.words[0], []).append(row)
    return {word: _ordered(rows) for word, rows in found.items()}


def cues_of(lemma: str, form: str) -> tuple[CueRow, ...]:
    """The rows whose first word is a token's lemma or its form, ordered as in `cues`; case does not matter."""
    keys = dict.fromkeys((lemma.lower(), MISREAD.get(lemma.lower(), ""), form.lower()))
    return _ordered([row for key in keys for row in cues().get(key, ())])


def _ordered(rows: list[CueRow]) -> tuple[CueRow, ...]:
    return tuple(sorted(rows, key=lambda r: (-len(r.words), -r.count)))


def _table(name: str) -> Iterator[dict[str, str]]:
    path = files("dragoman.knowledge").joinpath("data", name)
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)


def _row(cells: dict[str, str]) -> CueRow:
    return CueRow(
        words=tuple(cells["lemma"].split(" ")),
        pos=cast(CuePos, cells["pos"]),
        content=_listed(cells["content"]),
        source=_listed(cells["source"]),
        cls=cast(CueClass, cells["class"]),
        stance=cast(Stance, cells["stance"]),
        addressee=_listed(cells["addressee"]),
        precision=float(cells["precision"]) if cells["precision"] else None,
        count=int(cells["count"]),
        example=cells["example"],
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
