"""What fills a cue's content slots in the parse: clauses, objects, prepositions, the clause around a parenthesis."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.knowledge.cues import CueRow
from dragoman.reading.parsing.grammar import is_passive, phrase, surface_subject
from dragoman.reading.parsing.syntax import Sentence, Token

_CLOSING, _OPENING = frozenset({'"', "”", "’", "'", "''", ")"}), frozenset({'"', "“", "‘", "'", "''", "("})
_PAUSES, _STOPS = frozenset({",", "—", "–", "-", "--"}), frozenset({".", "!", "?", ";"})
_CLAUSAL = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN", "ADV", "NUM"})


def content_of(row: CueRow, slot: str, t: Token, words: list[Token]) -> list[list[Token]]:
    """The runs of tokens that fill a slot of a cue, none where nothing fills it.

    `t` is the head of the cue, `words` are all its fixed words.
    """
    if slot == "quote":
        return []
    if slot == "clause":
        return _rest_of_clause(row, t, words)
    if row.pos in ("noun", "adj") and slot in ("that", "infinitive", "xcomp", "ccomp"):
        return _clause_of_noun(t, slot)
    if slot in ("ccomp", "xcomp"):
        return _clause_of_verb(t, slot, words)
    if slot == "dobj":
        return [trimmed([*o.subtree(), *_grounds(row, t), *_condition(t)])] if (o := _object(t)) is not None else []
    if slot == "obj_as":
        return _object_with_as(t)
    return _prepositional_content(t, slot, words)


def _whole(token: Token) -> list[Token]:
    return trimmed(token.subtree())


def trimmed(tokens: list[Token]) -> list[Token]:
    """The tokens without punctuation at their ends, but with quotation marks and brackets."""
    while tokens and ((tokens[-1].pos == "PUNCT" and tokens[-1].text not in _CLOSING) or tokens[-1].pos == "SPACE"):
        tokens = tokens[:-1]
    while tokens and tokens[0].pos == "PUNCT" and tokens[0].text not in _OPENING:
        tokens = tokens[1:]
    return tokens


def _object(t: Token) -> Token | None:
    return surface_subject(t) if is_passive(t) else t.child("dobj")


def _grounds(row: CueRow, t: Token) -> list[Token]:
    """What somebody is blamed or praised for: "blamed the army *for the fire*"."""
    found = (c for c in t.children_of("prep") if c.lower in row.content and c.i > t.i)
    return [x for c in found for x in c.subtree()] if not is_passive(t) else []


def _condition(t: Token) -> list[Token]:
    """The if-clause behind an active cue: it is part of what is threatened or promised."""
    for c in t.children_of("advcl") if not is_passive(t) else ():
        mark = c.child("mark")
        if mark is not None and mark.lower in ("if", "unless") and c.i > t.i:
            return c.subtree()
    return []


def _clause_of_verb(t: Token, slot: str, words: list[Token]) -> list[list[Token]]:
    clauses = [c for c in t.children_of(slot) if c.pos in _CLAUSAL]
    if not clauses:
        return []
    own = _cue_and_speaker(t) | set(words)
    runs = _runs([x for c in clauses for x in _whole(c) if x not in own])
    if slot == "xcomp" and is_passive(t):
        return [*_subject_before(t), *runs]
    target = t.child("dobj") if slot == "xcomp" else None
    return [trimmed(target.subtree() + [x for r in runs for x in r])] if target is not None else runs


def _cue_and_speaker(t: Token) -> set[Token]:
    """The cue with its subject and auxiliaries: in "who the army said was hurt" they interrupt the content."""
    return {t, *(x for c in t.children if c.dep in ("nsubj", "aux", "neg") for x in c.subtree())}


def _subject_before(t: Token) -> list[list[Token]]:
    """The phrase that a passive cue speaks of, without the cue's own clause."""
    subject = surface_subject(t)
    if subject is None or subject.i > t.i:
        return []
    return [trimmed(phrase(subject, ("of", "in", "from", "at", "on")))]


def _clause_of_noun(t: Token, slot: str) -> list[list[Token]]:
    copula = t.head if t.dep == "nsubj" and t.head.lemma == "be" else None
    predicates = copula.children_of("xcomp", "ccomp") if copula is not None else []
    for c in (*t.children, *predicates):
        if c.dep not in ("acl", "ccomp", "xcomp", "relcl", "advcl") or c.i < t.i:
            continue
        infinitive = any(x.lower == "to" and x.tag == "TO" for x in c.children)
        that = any(x.lower in ("that", "whether") and x.dep == "mark" for x in c.children)
        if (slot in ("infinitive", "xcomp") and infinitive) or (slot in ("that", "ccomp") and that):
            return [_whole(c)]
    return []


def _object_with_as(t: Token) -> list[list[Token]]:
    as_phrase = next((c for c in t.children if c.lower == "as" and c.dep in ("prep", "mark") and c.children), None)
    if as_phrase is None:
        as_phrase = next((c for c in t.children if c.dep in ("advcl", "oprd", "xcomp") and any(
            x.lower == "as" for x in c.children)), None)
    if as_phrase is None and not is_passive(t):
        as_phrase = t.child("oprd") or next((c for c in t.children_of("ccomp") if c.child("aux", "mark") is None), None)
        if as_phrase is not None and as_phrase.dep == "ccomp":
            return _runs(as_phrase.subtree())
    elif as_phrase is None:
        as_phrase = t.child("oprd")
    subject = _object(t)
    if as_phrase is None or subject is None:
        return []
    if subject.i > as_phrase.i or subject.i < t.i:
        return [*_subject_before(t), _whole(as_phrase)] if is_passive(t) else [_whole(as_phrase)]
    return [trimmed(sorted({*subject.subtree(), *as_phrase.subtree()}, key=lambda x: x.i))]


def _prepositional_content(t: Token, name: str, words: list[Token]) -> list[list[Token]]:
    hosts = [t, *(o for o in t.children_of("dobj") if o in words)]
    for prep in (c for h in hosts for c in h.children if c.dep in ("prep", "agent", "dative") and c.lower == name):
        inner = prep.child("pobj", "pcomp")
        if inner is None or (prep in words and name != "to"):
            continue
        tokens = _whole(inner)
        target = t.child("dobj") if name == "of" and t.pos == "VERB" else None
        if target is not None and target.i < prep.i:
            tokens = trimmed([*target.subtree(), prep, *tokens]) if target.i > t.i else tokens
        return [tokens]
    return []


def _rest_of_clause(row: CueRow, t: Token, words: list[Token]) -> list[list[Token]]:
    """The clause around a parenthesis ("it is, he said, over"), an adverb or "according to"."""
    if row.pos == "verb":
        return _around_parenthesis(t) or _beside_commas(t)
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


def _beside_commas(t: Token) -> list[list[Token]]:
    """What stands around ", X said," or before ", X said." where the parse gives the cue nothing."""
    subject = surface_subject(t)
    if subject is None or t.child("ccomp", "dobj", "xcomp") is not None:
        return []
    words = {t, *phrase(subject), *(c for c in t.children if c.dep in ("aux", "neg", "advmod", "npadvmod", "mark"))}
    first, last = min(x.i for x in words), max(x.i for x in words)
    tokens = t.sentence.tokens
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    as_said = tokens[first].lower == "as"
    if ((before is None or before.text not in _PAUSES) and not as_said) or last - first > 11:
        return []
    if after is not None and after.text not in _PAUSES and after.text not in _STOPS:
        return []
    runs = _runs([*tokens[:first], *tokens[last + 1 :]])
    return runs if any(x.pos in ("VERB", "AUX") for run in runs for x in run) else []


def closing_words(sentence: Sentence) -> list[Token]:
    """The words of ", the agency reports." at a sentence's end: comma, speaker and verb; else none."""
    tokens = sentence.tokens
    end = len(tokens) - 1 if tokens[-1].text in _STOPS else len(tokens)
    start = next((n for n in range(end - 1, max(-1, end - 9), -1) if tokens[n].text in _PAUSES), None)
    if start is None or end - start < 3 or tokens[start - 1].text in _CLOSING:
        return []
    *speaker, verb = tokens[start + 1 : end]
    spoken = verb.tag in ("VBD", "VBZ", "VBP", "NNS") and verb.child("nsubj") in speaker
    nominal = all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART", "ADP") for t in speaker)
    told = any(t.pos in ("VERB", "AUX") for t in tokens[:start])
    return tokens[start:end] if spoken and nominal and told else []


def _clause_only(top: Token) -> list[Token]:
    """The tokens of a clause without coordinated clauses that have a subject of their own."""
    skipped: set[Token] = set()
    for c in top.children:
        if c.dep == "conj" and c.pos in ("VERB", "AUX") and c.child("nsubj", "nsubjpass") is not None:
            skipped.update(c.subtree())
    return [x for x in top.subtree() if x not in skipped]


def _runs(tokens: Iterable[Token]) -> list[list[Token]]:
    runs: list[list[Token]] = []
    for x in sorted(tokens, key=lambda x: x.i):
        if runs and runs[-1][-1].i == x.i - 1:
            runs[-1].append(x)
        else:
            runs.append([x])
    return [r for run in runs if (r := trimmed(run)) and any(x.pos not in ("PUNCT", "CCONJ") for x in r)]
