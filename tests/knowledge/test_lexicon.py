"""The event lexicon: its rows are well-formed, and each fits the sentence that it gives."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from dragoman.knowledge.lexicon import (
    LightVerb,
    Needs,
    NounRow,
    VerbRow,
    light_verbs,
    nouns,
    object_sets,
    verbs,
)
from dragoman.reading.parsing.parse import parse
from dragoman.reading.parsing.syntax import Token
from dragoman.vocabulary import EventType, Status

MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
    "CHANGE": "falls weakens strengthens dies forms splits merges takes_office leaves_office wins loses",
}
_WORDS = """
about after against ahead alongside along amid among around as at before behind between by during for from in inside
into near of off on out outside over to toward towards under until upon with within without across
"""
PREPOSITIONS = frozenset(_WORDS.split())
GERUNDS = {f"pcomp_{p}" for p in PREPOSITIONS}
CLAUSES = {"xcomp", "ccomp", "advcl", "oprd", "attr", "pcomp_dobj"}
VERB_RECIPIENTS = PREPOSITIONS | {"dobj", "dative", "iobj", "subj", "poss_dobj", "of_dobj", "acl_dobj", "xsubj"}
VERB_THEMES = PREPOSITIONS | GERUNDS | CLAUSES | {"dobj"}
NOUN_SIDES = PREPOSITIONS | {"poss", "amod", "compound"}
NOUN_THEMES = PREPOSITIONS | {"infinitive", "that"}
MARK = re.compile(r"\[(actor|trigger|recipient|theme):([^\]]*)\]")

VERBS = [row for rows in verbs().values() for row in rows]
NOUNS = [row for rows in nouns().values() for row in rows]
LIGHT = [row for rows in light_verbs().values() for row in rows]
EXAMPLES = sorted({row.example for row in VERBS})


def _trigger(example: str) -> Token:
    """The token that the example marks as its trigger."""
    before, word, _ = re.split(r"\[trigger:([^\]]*)\]", example)
    start = len(MARK.sub(r"\2", before))
    text = MARK.sub(r"\2", example)
    tokens = [t for s in parse(text, [(0, len(text))]) for t in s.tokens]
    return next(t for t in tokens if t.start <= start and t.end >= start + len(word.split()[0]))


def _object(verb: Token, fixed: list[str]) -> str | None:
    """The lemma of the verb's object: a fixed preposition's, else its direct object's or a passive's subject's."""
    for child in verb.children:
        if child.lower in fixed and (governed := child.child("pobj")):
            return governed.lemma
    found = verb.child("dobj", "nsubjpass")
    return found.lemma if found else None


def _fits(lemma: str, row: VerbRow, verb: Token) -> bool:
    first, *fixed = lemma.split()
    words = {t.lower for t in verb.sentence.tokens}
    return first == verb.lemma.lower() and set(fixed) <= words and row.objects.allow(_object(verb, fixed))


def test_types_modes_and_statuses_are_those_of_the_records() -> None:
    rows: list[VerbRow | NounRow] = [*VERBS, *NOUNS]
    for row in rows:
        assert row.type in get_args(EventType), row
        assert row.mode is None or row.mode in MODES.get(str(row.type), "").split(), row
        assert row.mode or row.type != "CHANGE", row
        assert row.needs in get_args(Needs), row
        assert row.inner is None or row.inner in get_args(Status), row


def test_slots_are_known() -> None:
    for verb in VERBS:
        assert set(verb.recipient) <= VERB_RECIPIENTS, verb
        assert set(verb.theme) <= VERB_THEMES, verb
    for noun in NOUNS:
        assert set(noun.actor) <= NOUN_SIDES, noun
        assert set(noun.recipient) <= NOUN_SIDES, noun
        assert set(noun.theme) <= NOUN_THEMES, noun
    for light in LIGHT:
        assert light.slot in PREPOSITIONS | {"dobj"}, light
        assert light.subject in ("actor", "recipient", "neither"), light
        assert set(light.types) <= set(get_args(EventType)), light
        assert light.status is None or light.status in get_args(Status), light


def test_no_row_stands_twice() -> None:
    for lemma, rows in verbs().items():
        keys = [(row.type, row.mode, row.objects, row.recipient) for row in rows]
        assert len(keys) == len(set(keys)), lemma
    for lemma, named in nouns().items():
        kinds = [(row.type, row.mode) for row in named]
        assert len(kinds) == len(set(kinds)), lemma
    for lemma, light in light_verbs().items():
        places = [(row.slot, row.subject) for row in light]
        assert len(places) == len(set(places)), lemma


def test_each_example_marks_one_trigger() -> None:
    rows: list[VerbRow | NounRow | LightVerb] = [*VERBS, *NOUNS, *LIGHT]
    for row in rows:
        assert [kind for kind, _ in MARK.findall(row.example)].count("trigger") == 1, row
        assert not set("[]") & set(MARK.sub(r"\2", row.example)), row


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_verb_row_fits_its_example(example: str) -> None:
    verb = _trigger(example)
    assert any(_fits(k, row, verb) for k, rows in verbs().items() for row in rows if row.example == example)


@pytest.mark.parametrize("example", sorted({row.example for row in NOUNS}))
def test_a_noun_row_fits_its_example(example: str) -> None:
    noun = _trigger(example)
    before = [t.lower for t in noun.sentence.tokens if t.i < noun.i]
    lemmas = [row.lemma.split() for row in NOUNS if row.example == example]
    assert any(words[-1] == noun.lemma.lower() and set(words[:-1]) <= set(before) for words in lemmas)


@pytest.mark.parametrize("example", sorted({row.example for row in LIGHT}))
def test_a_light_verb_carries_a_noun_of_the_lexicon(example: str) -> None:
    assert _trigger(example).lemma.lower() in {lemma.split()[-1] for lemma in nouns()}


def test_strict_objects_come_first() -> None:
    attack = verbs()["attack"]
    assert next(r for r in attack if r.objects.allow("budget")).type == "ACCUSE"
    assert next(r for r in attack if r.objects.allow("village")).type == "ASSAULT"


@pytest.mark.parametrize(
    ("verb", "head", "kind"),
    [
        ("lift", "curfew", "CONCEDE"),
        ("withdraw", "troop", "RETREAT"),
        ("withdraw", "ambassador", "SANCTION"),
        ("declare", "ceasefire", "CONCEDE"),
        ("declare", "war", "THREATEN"),
        ("open", "fire", "ASSAULT"),
        ("open", "embassy", "SUPPORT"),
        ("break", "ceasefire", "ASSAULT"),
        ("win", "election", "CHANGE"),
        ("stag", "protest", "PROTEST"),
    ],
)
def test_the_object_decides_the_type(verb: str, head: str, kind: str) -> None:
    assert next(row.type for row in verbs()[verb] if row.objects.allow(head)) == kind


def test_attribution_verbs_are_no_events() -> None:
    assert not set(verbs()) & {"say", "tell", "state", "announce that", "note", "add"}


def test_object_sets_are_used() -> None:
    restricted = [row.objects.only | row.objects.never for row in VERBS]
    for name, heads in object_sets().items():
        assert any(heads <= objects for objects in restricted), name
