"""Where words judge an object itself: "X is a disgrace", "the brave X", "X has betrayed us", "called X a hero".

The words between the object and the judgement must make it the object's: forms of to be, auxiliaries, adverbs, and
before them what belongs to the object ("X's plan"). Of anything else ("the war in X is terrible", "X's critics are
liars", "whether X is a danger") nothing is told.
"""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.analysis.positions.statement import ActWord
from dragoman.knowledge.acts import attitudes

_LINKS = frozenset(
    "is are was were be been being am as seem seems seemed look looks looked remain remains remained become becomes "
    "became prove proves proved sound sounds isn’t isn't aren’t aren't wasn’t wasn't weren’t weren't “ \" ’s 's ’re "
    "'re ‘ '".split()
)
_AUXILIARIES = frozenset(
    "will would could may might has have had do does did to ’ve 've ’ll 'll ’d 'd hasn’t hasn't haven’t haven't "
    "doesn’t doesn't don’t don't didn’t didn't won’t won't".split()
)
_FILLERS = frozenset(
    "a an the not no never very so such more most too just still also now quite rather one of nothing but both always "
    "again long ever much kind sort man woman person people leader president candidate himself herself itself "
    "themselves all clearly far less least yet once ‘ “ \" '".split()
)
_POSSESSIVE = ("’s", "'s", "’", "'")
_MARKS = frozenset("“ ‘ \" '".split())
_RELATIVES = ("who", "which", "that")
_STOPS = frozenset(
    "in on at by for from with about against through over under into of to than and or but that which who whom whose "
    "when where if he she it they we i you me us him them his her its their our my this these those , ; : . ? —".split()
)
_BEFORE = frozenset(
    "in on at by for from with about against through over under into of to than like between among".split()
)
_DETERMINERS = frozenset(
    "the a an mr mrs ms dr mr. mrs. ms. dr. sen. gov. gen. rep. president senator this that our these those".split()
)
_SAYS = frozenset("said says told wrote argued added insisted".split())
_CONDITIONS = frozenset("if whether unless had".split())
_ASKING = frozenset("is are was were would will does did do can could has have should".split())
NAMING = frozenset(form for (form,) in attitudes()["naming"])
"""Verbs of calling something so: what stands behind the object is said of it."""


def judged(words: Sequence[str], objects: Sequence[int], act: ActWord) -> int | None:
    """The object, of those at the places `objects`, that a judgement is passed on; None where it is on none."""
    after = next((n for n in objects if n >= act.end), None)
    place = next((n for n in reversed(objects) if n < act.start), None)
    if act.kind in ("epithet", "trait"):
        before = act.kind == "epithet" and after is not None and _adorned(words, act.end, after)
        if after is not None and (before or _owns(words, after, act.start, act.end)):
            return after
        return place if place is not None and _own_work(words, act, place) else None
    if place is None or act.kind not in ("predicate", "doing"):
        return None
    said = _predicated if act.kind == "predicate" else _done
    return place if said(words, place, act.start) else None


def _own_work(words: Sequence[str], act: ActWord, place: int) -> bool:
    """Whether it is a trait of the object's, or said of a work of its: "X's lies", "X's disastrous plan"."""
    work = act.kind == "trait" or any((word,) in attitudes()["work"] for word in words[act.end : act.end + 2])
    return work and _owns(words, place, act.start, act.end)


def _predicated(words: Sequence[str], place: int, start: int) -> bool:
    """Whether the predicate at `start` is said of the object at `place`, before it."""
    gap = words[place + 1 : start]
    if _named(words, place, gap):
        return True
    return _subject(words, place) and _linked(_owned(gap))


def _done(words: Sequence[str], place: int, start: int) -> bool:
    """Whether the object at `place` is the subject of the verb at `start`."""
    rest = _owned(words[place + 1 : start])
    return _subject(words, place) and rest is not None and all(
        word in _AUXILIARIES or word in _LINKS or word in _FILLERS or word.endswith("ly") for word in rest
    )


def _adorned(words: Sequence[str], end: int, place: int) -> bool:
    """Whether an epithet that ends at `end` stands right before the object at `place`."""
    gap = words[end:place]
    return len(gap) <= 1 and not any(word in _STOPS or word in _LINKS or word in _DETERMINERS for word in gap)


def _owns(words: Sequence[str], place: int, start: int, end: int) -> bool:
    """Whether the words are the object's own: a trait ("X's lies", "the lies of X"), an epithet on what is X's."""
    if end < place:
        return words[end:place] == ["of"] or (words[end + 1 : place] == ["of"] and (words[end],) in attitudes()["work"])
    return start == place + 2 and words[place + 1] in _POSSESSIVE


def supposed(words: Sequence[str], start: int, place: int) -> bool:
    """Whether the clause from `start` to the object only asks or supposes: "if X", "whether X", "had X", "would X"."""
    before = words[start:place]
    return bool(_CONDITIONS & set(before)) or bool(before[-1:] and before[-1] in _ASKING and len(before) == 1)


def things_own(behind: Sequence[str]) -> bool:
    """Whether what follows upon an object leaves it meant, itself or by its works: "X's plan", not "X's rivals"."""
    if behind[:1] and behind[0] in _POSSESSIVE and len(behind) > 1 and behind[1].isalpha():
        return any((word,) in attitudes()["work"] for word in behind[1:])
    return True


def _named(words: Sequence[str], place: int, gap: Sequence[str]) -> bool:
    """Whether it is called so: "called X a hero", "described X as a hero"."""
    naming = bool(NAMING & set(words[max(0, place - 4) : place]))
    rest = gap[1:] if gap[:1] == ["as"] else gap
    quoted = max((n for n, word in enumerate(rest) if word in _MARKS), default=None)
    if quoted is not None and rest[:1] and rest[0] in _POSSESSIVE and things_own(rest[:4]):
        rest = rest[quoted:]
    return naming and len(rest) <= 6 and not _STOPS & set(rest) and not (_LINKS - _MARKS) & set(rest)


def _subject(words: Sequence[str], place: int) -> bool:
    """Whether the object may be a subject: no preposition makes it a part of something else."""
    n = place - 1
    while n >= 0 and words[n] in _DETERMINERS:
        n -= 1
    if n >= 0 and words[n] in ("and", "or"):
        listed = words[max(0, n - 5) : n]
        return not (_BEFORE - {"with"}) & set(listed) or bool((_LINKS | _AUXILIARIES) & set(listed))
    return n < 0 or words[n] not in _BEFORE | {"which", "whom", "whose"}


def _owned(gap: Sequence[str]) -> Sequence[str] | None:
    """What follows upon the object and what belongs to it; None where something else is spoken of."""
    if gap[:1] == [","]:
        return _aside(gap)
    if gap and gap[0] in _RELATIVES:
        return gap[1:]
    if gap and (gap[0],) in attitudes()["work"]:
        return gap[1:]
    if gap and gap[0] in _POSSESSIVE and gap[1:2] and gap[1] not in _FILLERS:
        works = [n for n in range(1, min(5, len(gap))) if (gap[n],) in attitudes()["work"]]
        return gap[works[-1] + 1 :] if works else None
    return gap


def _aside(gap: Sequence[str]) -> Sequence[str] | None:
    """The same behind "X, who" and "X, the governor of the isles,"."""
    if gap[1:2] and gap[1] in _RELATIVES:
        return gap[2:]
    close = next((n for n in range(1, min(9, len(gap))) if gap[n] == ","), None)
    return None if close is None or _SAYS & set(gap[:close]) else gap[close + 1 :]


def _linked(gap: Sequence[str] | None) -> bool:
    """Whether it is a copula with what may stand around it, and at the most two words more: "has been a very poor"."""
    if gap is None:
        return False
    link = max((n for n, word in enumerate(gap) if word in _LINKS), default=None)
    if link is None:
        return False
    known = _LINKS | _AUXILIARIES | _FILLERS
    before = all(word in known or word.endswith("ly") for word in gap[:link])
    others = [word for word in gap[link + 1 :] if word not in known and not word.endswith("ly")]
    return before and len(others) <= 2 and not _STOPS & (set(others) | (set(gap[link + 1 :]) - {"of", "to"}))
