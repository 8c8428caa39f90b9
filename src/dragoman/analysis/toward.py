"""How the words of a text are toward somebody whom they name, and whose words they are.

The sentiment is that of the words of one sentence, as `encoding.sentiment` judges them, in about 7 ms a mention on one
core. It is no act and no position: who says something bad of somebody may still back them.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.analysis.names import Names
from dragoman.corpus.sentences import sentence_at
from dragoman.document import Span
from dragoman.errors import ConfigError
from dragoman.reading.encoding.sentiment import Sentiment, sentiments
from dragoman.reading.speech.attribution_index import Attributions
from dragoman.records import Reading


@dataclass(frozen=True, slots=True)
class Toward:
    """What a sentence expresses toward the mention `target` in it.

    `attribution` is the id of the innermost attribution whose content holds the mention: it is its source's sentiment
    then; None: the document's own voice. `word` has the names, the nearest source first ("Lea Sommer, as told by …").
    """

    target: Span
    sentence: Span
    sentiment: Sentiment
    attribution: str | None
    word: str | None


def judged(target: Span, sentence: Span) -> Sentiment:
    """What `sentence`, read alone, expresses toward `target` in it; ValueError for a target without a word."""
    return sentiments(sentence.text, [(target.start - sentence.start, target.end - sentence.start)])[0]


def toward(reading: Reading, name: str) -> tuple[Toward, ...]:
    """What is expressed at each mention of whom `reading` calls `name`, in any case, in text order.

    A mention may be a pronoun. Posts are readings of their own. ConfigError where nobody is called so.
    """
    folded = name.lower()
    called = {e.id for e in reading.entities if folded in (n.lower() for n in (e.name, *e.aliases, e.actor or ""))}
    if not called:
        names = ", ".join(repr(e.name) for e in reading.entities[:8])
        raise ConfigError(f"the text calls nobody {name!r}; it names {names or 'nobody'}")
    held, names_of = Attributions(reading.attributions), Names(reading)
    found = []
    for mention in sorted((m for m in reading.mentions if m.entity in called), key=lambda m: m.span):
        said = next((a.id for a in held.holding(mention.span)), None)
        sentence = sentence_at(reading.document, mention.span)
        found.append(Toward(mention.span, sentence, judged(mention.span, sentence), said, names_of.word(said)))
    return tuple(found)
