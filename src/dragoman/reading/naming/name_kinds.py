"""What kind of thing a name names: by the label, the noun in the name, and the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.knowledge import cues, people, states
from dragoman.reading.parsing.syntax import Token
from dragoman.vocabulary import EntityKind

_LABELS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
_BODIES = frozenset({"front", "brotherhood", "corps", "initiative"})


def name_kind(tokens: Sequence[Token], first: int, last: int, label: str, titled: bool) -> EntityKind | None:
    """What the tokens [first, last] name, by spaCy's label and by the words around; None where it cannot be told."""
    if titled and label in ("PERSON", "ORG", "NORP", "GPE", ""):
        return "person"
    if _is_site(tokens, first, last):
        return "place"
    if label == "PERSON" and _has_article(tokens, first, last):
        return "group" if _plural(tokens[last]) and not tokens[last].text.isupper() else "organization"
    if not label and first == last and _is_acronym(tokens, first):
        return "organization"
    if not label and states.seat(" ".join(t.text for t in tokens[first : last + 1])) is not None:
        return "place"
    before = people.noun_ending([t.lower for t in tokens[max(0, first - 2) : first] if t.pos == "NOUN"])
    modified = first > 0 and tokens[first - 1].dep in ("compound", "nmod")
    if before is not None and before.kind in ("organization", "group") and modified:
        return before.kind
    body = body_kind([t.text for t in tokens[first : last + 1]])
    if body is None and _is_described(tokens, first) and label in ("PERSON", "ORG", "GPE", ""):
        return "person"
    if label == "NORP" and first == last and tokens[first].text.isupper():
        return "organization"
    if body is not None and (label != "PERSON" or last > first):
        return body
    if not label and body is None and _acts_like_a_person(tokens, first, last):
        return "person"
    return _LABELS.get(label)


def _acts_like_a_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether an unlabelled run of proper nouns is the subject of a verb as persons are: "Ana Ruiz met the mayor"."""
    run, head = tokens[first : last + 1], tokens[last]
    known = any(people.noun(t.lower) is not None or t.text.isupper() or not t.text.isalpha() for t in run)
    said = head.dep == "nsubj" and head.head.pos == "VERB" and bool(cues.cues_of(head.head.lemma, "verb"))
    met = head.dep == "nsubj" and head.head.lemma in ("meet", "visit", "lead", "flee", "resign", "win", "die")
    return 1 < len(run) < 4 and not known and (said or met)


def _is_described(tokens: Sequence[Token], first: int) -> bool:
    """Whether a noun for one person stands directly before the name: "the teenager Elif Kaya"."""
    before = people.noun(tokens[first - 1].lower) if first > 0 and tokens[first - 1].tag == "NN" else None
    return before is not None and before.kind == "person" and tokens[first - 1].pos == "NOUN"


def _has_article(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name takes "the" or a possessor, as a person's does not: "the Tamil Tigers", not "the late Deby"."""
    head = tokens[last]
    owned = head.child("poss") is not None and _plural(head)
    before = tokens[first - 1] if first > 0 else None
    return (before is not None and before.lower == "the" and before.head is head) or owned


def _is_acronym(tokens: Sequence[Token], i: int) -> bool:
    """Whether an unlabelled word in capitals names a body: "the IRGC", "SADC sent observers"."""
    text, before = tokens[i].text, tokens[i - 1].lower if i > 0 else ""
    shouted = any(len(t.text) > 3 and t.text.isupper() for t in (*tokens[max(0, i - 2) : i], *tokens[i + 1 : i + 3]))
    used = before == "the" or tokens[i].dep in ("nsubj", "nsubjpass", "poss")
    return text.isupper() and text.isalpha() and 2 < len(text) < 8 and used and not shouted


def _is_site(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words around the name call it a place: "the village of X", "X, a suburb", "X Airport"."""
    words = [t.lower for t in tokens[first : last + 1]]
    before = tokens[first - 2 : first] if first > 1 else []
    told = [before[0].lemma] if len(before) == 2 and before[1].lower == "of" else []
    told += [words[-1]] if len(words) > 1 else []
    told += [c.lemma for t in tokens[first : last + 1] for c in t.children if c.dep == "appos" and c.pos == "NOUN"]
    return any(n is not None and n.kind == "place" for n in map(people.noun, told))


def body_kind(words: Sequence[str]) -> EntityKind | None:
    """organization or group where a name's own noun says so ("Popular Front", "Ministry of …")."""
    lowered = [w.lower() for w in words]
    stem = lowered[: lowered.index("of")] if "of" in lowered[1:] else lowered
    for ending in (stem, lowered):
        found = people.noun_ending([*ending[:-1], singular(ending[-1])]) or people.noun_ending(ending)
        if found is not None and found.kind in ("organization", "group"):
            return found.kind
    return "organization" if len(stem) > 1 and stem[-1] in _BODIES else None


def singular(word: str) -> str:
    """The word without a plural ending, as far as an ending tells."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _plural(t: Token) -> bool:
    return t.tag in ("NNS", "NNPS")
