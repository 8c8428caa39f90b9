"""What labellers of events are shown: `python -m training.sampling DATA SHOWN KEPT SEED`.

Candidates of the program from the training parts of four sets that have no label yet and that the encoder is in doubt
of: of each type that the rules give, as many as there are up to a quota, of triggers that they let pass and of verbs
that no list has, more. KEPT gets a candidate a line, as places in the set's text; SHOWN the same with the words around,
for people to read, without what the program thinks.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from benchmarks.measures import Range as Place
from dragoman.document import Document
from dragoman.loading.document import blocks, make_document
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.happening.event_candidates import candidates
from dragoman.reading.happening.event_judging import Peopled
from dragoman.reading.happening.event_roles import theme_roles
from dragoman.reading.happening.event_types import fired, peopled
from dragoman.reading.naming.labels import relabel
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.parse import parse
from dragoman.reading.parsing.syntax import Sentence
from dragoman.records import Role
from training.sets.documents import documents
from training.sets.labelled import LABELS

READ = {"polnear": 260, "newsmtsc": 4000}
"""How many of the articles and sentences of the two large sets are read."""

QUOTA, PASSED, UNLISTED = 60, 120, 280
"""Candidates of one type, of triggers on which no rule fires, and of verbs outside the lists."""

SURE = 0.9
"""The probability of a type, or of none, from which the encoder is not in doubt."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A candidate: its set, document and places there; `guess` is the rules' type, and not shown."""

    set: str
    document: str
    trigger: Place
    actors: tuple[Place, ...]
    recipients: tuple[Place, ...]
    themes: tuple[Place, ...]
    guess: str


def texts(data: Path, rng: np.random.Generator) -> Iterator[tuple[str, str, str]]:
    """Set, document and text of what candidates are taken from."""
    found: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for document in documents(data):
        found[document[0]].append(document)
    for set, own in found.items():
        for i in sorted(rng.permutation(len(own))[: READ.get(set)].tolist()):
            yield own[i]


def shown(name: str, text: str, set: str) -> Iterator[tuple[Shown, str]]:
    """The candidates of a text that the encoder is in doubt of, each with what a labeller sees of it."""
    document = make_document(text)
    sentences = parse(document.text, blocks(document))
    encoded = Encoded(document.text)
    relabel(sentences, encoded)
    referents = Referents(document, sentences, encoded)
    for sentence in sentences:
        for p, guess in _candidates(sentence, referents, document):
            themes = [r for t in p.candidate.themes[:1] for r in theme_roles(t, referents, document)]
            if p.actors or p.recipients:
                words = (p.candidate.words[0].start, p.candidate.words[-1].end)
                odds = encoded.event_types(_places(p.actors), [words], _places(p.recipients))
                if max(odds.values()) >= SURE:
                    continue
                sides = (p.actors, p.recipients, themes)
                seen = _lines(document.text, sentence, words, *sides)
                yield Shown(set, name, words, *(_places(roles) for roles in sides), guess), seen


def _candidates(sentence: Sentence, referents: Referents, document: Document) -> Iterator[tuple[Peopled, str]]:
    for options in candidates(sentence):
        found = fired(options, referents, document)
        if found is not None:
            yield found, str(found.candidate.row.type)
        else:
            yield peopled(options[0], referents, document), "unlisted" if options[0].row.type is None else "passed"


def _places(roles: Sequence[Role]) -> tuple[Place, ...]:
    return tuple((r.span.start, r.span.end) for r in roles)


def _lines(text: str, sentence: Sentence, trigger: Place, *roles: Sequence[Role]) -> str:
    before = " ".join(text[max(0, sentence.start - 200) : sentence.start].split())
    start, end = trigger
    marked = f"{text[sentence.start : start]}<<{text[start:end]}>>{text[end : sentence.end]}"
    names = " | ".join(
        f"{name}: {'; '.join(r.span.text for r in found) or '-'}"
        for name, found in zip(("ACTOR", "RECIPIENT", "ABOUT"), roles, strict=True)
    )
    return f"before: …{before}\ntext: {' '.join(marked.split())}\n{names}"


def main(data: str, shown_to: str, kept_in: str, seed: str = "1") -> None:
    """Sample and write both files."""
    rng = np.random.default_rng(int(seed))
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    labelled = {(row["set"], row["document"], *row["trigger"]) for row in rows}
    found = [
        x
        for set, name, text in texts(Path(data), rng)
        for x in shown(name, text, set)
        if (x[0].set, x[0].document, *x[0].trigger) not in labelled
    ]
    quota = Counter({"passed": PASSED, "unlisted": UNLISTED})
    done: Counter[str] = Counter()
    chosen = []
    for i in rng.permutation(len(found)).tolist():
        guess = found[i][0].guess
        if done[guess] < quota.get(guess, QUOTA):
            done[guess] += 1
            chosen.append(found[i])
    print(len(found), "candidates;", len(chosen), "chosen:", dict(done))
    Path(kept_in).write_text("".join(json.dumps(asdict(c)) + "\n" for c, _ in chosen), encoding="utf-8")
    Path(shown_to).write_text("\n\n".join(f"#{i}\n{x}" for i, (_, x) in enumerate(chosen)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
