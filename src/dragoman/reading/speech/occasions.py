"""Where and when something is said, and to whom: "in a letter to the court", "speaking to reporters after the vote"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.knowledge.speech_nouns import occasions
from dragoman.reading.parsing.grammar import prepositional
from dragoman.reading.parsing.syntax import Token
from dragoman.reading.speech.cue_content import trimmed
from dragoman.reading.speech.cue_slots import Candidate

_PREPOSITIONS = frozenset({"in", "at", "during", "on", "after", "before", "following"})
_SPEAKING = frozenset({"speak", "talk", "write", "testify", "appear"})
_WITH_ANOTHER = frozenset({"interview", "call", "conversation"})
"""Occasions whose with-phrase names who was spoken to; at a meeting or a summit others are there to hear as well."""


def occasion_of(c: Candidate) -> list[Token]:
    """The words of the occasion that the cue's clause names; empty where it names none."""
    prep = next((prep for prep, _ in _phrases(c)), None)
    return [] if prep is None else _before(trimmed(prep.subtree()), c.sources)


def addressed(c: Candidate) -> list[Token]:
    """The heads of those whom the occasion says were spoken to, where the cue itself has none."""
    speaking = [prepositional(verb, "to") for verb in _participles(c)]
    there = [_hearer(noun) for _, noun in _phrases(c)]
    return [t for t in (*speaking, *there) if t is not None][:1]


def _phrases(c: Candidate) -> Iterator[tuple[Token, Token]]:
    """Preposition and noun of each occasion beside the cue or its participle."""
    for verb in (c.token, *_participles(c)):
        for prep in verb.children:
            noun = prep.child("pobj") if prep.dep == "prep" and prep.lower in _PREPOSITIONS else None
            if noun is not None and noun.lemma.lower() in occasions():
                yield prep, noun


def _participles(c: Candidate) -> list[Token]:
    """"*Speaking* in Lomé, she said …"."""
    return [t for t in c.token.children if t.dep == "advcl" and t.tag == "VBG" and t.lemma in _SPEAKING]


def _hearer(noun: Token) -> Token | None:
    spoken = prepositional(noun, "with") if noun.lemma.lower() in _WITH_ANOTHER else None
    return prepositional(noun, "to") or spoken


def _before(words: Sequence[Token], sources: Sequence[Token]) -> list[Token]:
    """The phrase without a source that the parse took for an apposition: "in an interview with Vox, *Amadi* said"."""
    edge = next((i for i, t in enumerate(words) if t.text == "," and any(s in words[i:] for s in sources)), len(words))
    return list(words[:edge])
