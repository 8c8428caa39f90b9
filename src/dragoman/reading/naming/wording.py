"""What a mention's words say of whom it means: gender, title, kind."""

from __future__ import annotations

from dragoman.knowledge import people
from dragoman.knowledge.given_names import gender_of
from dragoman.reading.naming.entities import Cluster
from dragoman.reading.naming.mentions import Draft
from dragoman.reading.parsing.syntax import Token


def gender(d: Draft) -> people.Gender | None:
    """What a mention's title, noun or given name tells of a person's gender."""
    told = next((n.gender for n in titles_of(d) if n.gender is not None), None)
    short = people.abbreviation(d.sentence.tokens[d.first].text) if d.form == "name" else None
    given = d.sentence.tokens[d.head_first].text if d.form == "name" and d.head_last > d.head_first else ""
    return told or (short.gender if short is not None else None) or gender_of(given)


def titles_of(d: Draft) -> list[people.Noun]:
    """The nouns for persons in a name's title, or the noun of a phrase."""
    if d.noun is not None:
        return [d.noun] if d.kind == "person" and not d.plural else []
    if d.name is None or d.name.title is None:
        return []
    tokens = d.sentence.tokens[d.first : d.head_first]
    found = people.noun_ending([t.lower for t in tokens])
    return [found] if found is not None else []


def same_sort(d: Draft, other: Draft) -> bool:
    """Whether a noun phrase and a name are of one sort: both persons, or neither."""
    return (d.kind == "person") == (other.kind == "person") and not d.plural


def is_predicate(d: Draft) -> bool:
    """Whether the phrase says what somebody is ("X is a leader") rather than who acts."""
    return d.head.dep in ("attr", "oprd", "acomp")


def content_words(d: Draft) -> tuple[str, ...]:
    """The words of the whole phrase but for determiners, in lower case."""
    tokens: list[Token] = d.sentence.tokens[d.first : d.last + 1]
    return tuple(t.lower for t in tokens if t.dep not in ("det", "punct", "predet") and t.tag != "POS")


def modifiers(d: Draft) -> tuple[str, ...]:
    """The words of the whole phrase but for determiners and its name or head."""
    return tuple(w for w in content_words(d) if w not in d.words)


def may_describe(d: Draft, other: Draft, c: Cluster) -> bool:
    """Whether a bare description ("the union") can be of a mention of a sentence before: one person, body, several."""
    if d.sentence is other.sentence or len(content_words(d)) > 1:
        return False
    if (c.kind == "person") != (d.kind == "person") or c.kind == "place":
        return False
    return d.plural == (other.plural or c.kind == "group")
