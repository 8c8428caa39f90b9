"""Candidates for attributions: a word of the cue lexicon, and the phrases that fill its slots in the parse.

A candidate says which characters could be cue, content, source and addressee. Whether it is an attribution, and whose,
is decided in `attributions.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.knowledge.cues import CueRow, cues
from dragoman.reading.grammar import doer, is_passive, phrase, prepositional, surface_subject
from dragoman.reading.syntax import Sentence, Token

_POS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adj": ("ADJ", "VERB"), "adv": ("ADV",), "prep": ("VERB", "ADP", "SCONJ")}


@dataclass(slots=True, eq=False)
class Candidate:
    """A cue and what could belong to it; `content` are runs of tokens, empty where only a quotation could fill it."""

    row: CueRow
    token: Token
    cue: list[Token]
    content: list[list[Token]] = field(default_factory=list)
    slot: str = ""
    sources: list[Token] = field(default_factory=list)
    source_slot: str = ""
    addressees: list[Token] = field(default_factory=list)


def candidates(sentence: Sentence) -> Iterator[Candidate]:
    """The candidates of a sentence, at most one for each cue word and slot of content."""
    lexicon = cues()
    for t in sentence.tokens:
        rows = dict.fromkeys((*lexicon.get(t.lemma.lower(), ()), *lexicon.get(t.lower, ())))
        fitting = [(r, w) for r in rows if t.pos in _POS[r.pos] and (w := _fixed_words(t, r)) is not None]
        longest = max((len(r.words) for r, _ in fitting), default=0)
        for row, words in fitting:
            if len(row.words) == longest:
                yield from _filled(row, t, words)


def _fixed_words(t: Token, row: CueRow) -> list[Token] | None:
    """The tokens of the cue's words, None where one is missing ("point *out*", "according *to*")."""
    found = [t]
    for word in row.words[1:]:
        near = [c for c in (*t.children, *t.sentence.tokens[t.i + 1 : t.i + 4]) if c.lower == word or c.lemma == word]
        if not near:
            return None
        found.append(near[0])
    return found


def _filled(row: CueRow, t: Token, words: list[Token]) -> Iterator[Candidate]:
    sources, source_slot = _sources(row, t, words)
    addressees = [a for s in row.addressee if (a := _addressee(t, s)) is not None]
    made = False
    for slot in row.content:
        content = _content(row, slot, t, words)
        if content:
            made = True
            yield Candidate(row, t, words, content, slot, sources, source_slot, addressees)
            break
    if not made and "quote" in row.content:
        yield Candidate(row, t, words, [], "quote", sources, source_slot, addressees)


# ---------------------------------------------------------------------------------------------------- content
def _content(row: CueRow, slot: str, t: Token, words: list[Token]) -> list[list[Token]]:
    if slot == "quote":
        return []
    if slot == "clause":
        return _rest_of_clause(row, t, words)
    if row.pos in ("noun", "adj") and slot in ("that", "infinitive", "xcomp", "ccomp"):
        return _clause_of_noun(t, slot)
    if slot in ("ccomp", "xcomp"):
        return _clause_of_verb(t, slot)
    if slot == "dobj":
        return [_whole(o)] if (o := _object(t)) is not None else []
    if slot == "obj_as":
        return _object_with_as(t)
    return _prepositional_content(t, slot, words)


def _whole(token: Token) -> list[Token]:
    return _trim(token.subtree())


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[-1].pos == "PUNCT" and tokens[-1].text not in "\"”’')" or tokens[-1].pos == "SPACE"):
        tokens = tokens[:-1]
    while tokens and tokens[0].pos == "PUNCT" and tokens[0].text not in "\"“‘'(":
        tokens = tokens[1:]
    return tokens


def _object(t: Token) -> Token | None:
    return surface_subject(t) if is_passive(t) else t.child("dobj")


def _clause_of_verb(t: Token, slot: str) -> list[list[Token]]:
    clause = t.child(slot)
    if clause is None or clause.pos not in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "NUM"):
        return []
    own = _cue_and_speaker(t)
    runs = _runs([x for x in _whole(clause) if x not in own])
    if slot == "xcomp" and is_passive(t):
        return [*_subject_before(t), *runs]
    target = t.child("dobj") if slot == "xcomp" else None
    return [_trim(target.subtree() + [x for r in runs for x in r])] if target is not None else runs


def _cue_and_speaker(t: Token) -> set[Token]:
    """The cue with its subject and auxiliaries: in "who the army said was hurt" they interrupt the content."""
    return {t, *(x for c in t.children if c.dep in ("nsubj", "aux", "neg") for x in c.subtree())}


def _subject_before(t: Token) -> list[list[Token]]:
    """The phrase that a passive cue speaks of, without the cue's own clause."""
    subject = surface_subject(t)
    if subject is None or subject.i > t.i:
        return []
    return [_trim(phrase(subject, ("of", "in", "from", "at", "on")))]


def _clause_of_noun(t: Token, slot: str) -> list[list[Token]]:
    for c in t.children:
        if c.dep not in ("acl", "ccomp", "xcomp", "relcl", "advcl") or c.i < t.i:
            continue
        infinitive = any(x.lower == "to" and x.tag == "TO" for x in c.children)
        that = any(x.lower in ("that", "whether") and x.dep == "mark" for x in c.children)
        if slot in ("infinitive", "xcomp") and infinitive or slot in ("that", "ccomp") and that:
            return [_whole(c)]
    return []


def _object_with_as(t: Token) -> list[list[Token]]:
    as_phrase = next((c for c in t.children if c.lower == "as" and c.dep in ("prep", "mark") and c.children), None)
    if as_phrase is None:
        as_phrase = next((c for c in t.children if c.dep in ("advcl", "oprd", "xcomp") and any(
            x.lower == "as" for x in c.children)), None)
    subject = _object(t)
    if as_phrase is None or subject is None:
        return []
    if subject.i > as_phrase.i or subject.i < t.i:
        return [*_subject_before(t), _whole(as_phrase)] if is_passive(t) else [_whole(as_phrase)]
    return [_trim(sorted({*subject.subtree(), *as_phrase.subtree()}, key=lambda x: x.i))]


def _prepositional_content(t: Token, name: str, words: list[Token]) -> list[list[Token]]:
    hosts = [t, *(o for o in t.children_of("dobj") if o in words)]
    for prep in (c for h in hosts for c in h.children if c.dep in ("prep", "agent", "dative") and c.lower == name):
        inner = prep.child("pobj", "pcomp")
        if inner is None or prep in words and name != "to":
            continue
        tokens = _whole(inner)
        target = t.child("dobj") if name == "of" and t.pos == "VERB" else None
        if target is not None and target.i < prep.i:
            tokens = _trim(target.subtree() + [prep, *tokens]) if target.i > t.i else tokens
        return [tokens]
    return []


def _rest_of_clause(row: CueRow, t: Token, words: list[Token]) -> list[list[Token]]:
    """The clause around a parenthesis ("it is, he said, over"), an adverb or "according to"."""
    if row.pos == "verb":
        return _around_parenthesis(t)
    if row.pos == "adv":
        top = t.head if t.head is not t else None
    else:
        top = next((a for a in t.ancestors() if a.pos in ("VERB", "AUX") or a.head is a), None)
    if top is None:
        return []
    own = set(t.subtree()) | {x for w in words for x in w.subtree()}
    return _runs([x for x in _clause_only(top) if x not in own])


def _around_parenthesis(t: Token) -> list[list[Token]]:
    """What surrounds "he said" where the parse hangs it below the clause that it reports."""
    if t.dep not in ("parataxis", "ccomp", "advcl") or t.head is t or t.head.pos not in ("VERB", "AUX"):
        return []
    own = t.subtree()
    before = own[0] if own[0].pos == "PUNCT" or own[0].i == 0 else t.sentence.tokens[own[0].i - 1]
    small = len([x for x in own if x.pos != "PUNCT"]) <= 12
    if before.text not in (",", "”", '"', "—", "–") or not small:
        return []
    if t.dep == "advcl" and any(x.dep == "mark" and x.lower != "as" for x in t.children):
        return []
    return _runs([x for x in t.head.subtree() if x not in set(own)])


def _clause_only(top: Token) -> list[Token]:
    """The tokens of a clause without coordinated clauses that have a subject of their own."""
    skipped: set[Token] = set()
    for c in top.children:
        if c.dep == "conj" and c.pos in ("VERB", "AUX") and c.child("nsubj", "nsubjpass") is not None:
            skipped.update(c.subtree())
    return [x for x in top.subtree() if x not in skipped]


def _runs(tokens: Sequence[Token]) -> list[list[Token]]:
    runs: list[list[Token]] = []
    for x in tokens:
        if runs and runs[-1][-1].i == x.i - 1:
            runs[-1].append(x)
        else:
            runs.append([x])
    return [r for run in runs if (r := _trim(run)) and any(x.pos not in ("PUNCT", "CCONJ") for x in r)]


# ---------------------------------------------------------------------------------------------------- people
def _sources(row: CueRow, t: Token, words: list[Token]) -> tuple[list[Token], str]:
    for slot in row.source:
        found = _source(row, slot, t, words)
        if found is not None:
            return [found], slot
        if slot == "none" or slot == "passive_none" and is_passive(t) and t.child("agent") is None:
            return [], slot
    return [], ""


def _source(row: CueRow, slot: str, t: Token, words: list[Token]) -> Token | None:
    if slot == "nsubj":
        if row.pos == "verb":
            return None if is_passive(t) else doer(t)
        return _subject_of_predicate(t)
    if slot == "agent":
        return doer(t) if is_passive(t) else None
    if slot == "poss":
        own = t.child("poss")
        return own if own is not None else next((p for w in words if (p := w.child("poss")) is not None), None)
    if slot == "amod":
        return next((c for c in t.children if c.dep in ("amod", "compound", "nmod") and c.text[:1].isupper()), None)
    if slot in ("of", "from", "by"):
        last = words[-1]
        own_object = last.child("pobj") if row.pos == "prep" else None
        return own_object or prepositional(t, slot)
    return None


def _subject_of_predicate(t: Token) -> Token | None:
    """The subject of "X is reluctant to", or of the verb that carries a noun ("X made a promise to")."""
    if t.dep in ("acomp", "attr", "oprd", "xcomp", "conj") or t.dep == "dobj" and t.head.lemma in ("make", "have", "issue"):
        return surface_subject(t.head)
    return None


def _addressee(t: Token, slot: str) -> Token | None:
    if slot == "dobj":
        found = t.child("dobj", "dative")
        return found if found is not None and not is_passive(t) else (surface_subject(t) if is_passive(t) else None)
    return prepositional(t, slot)
