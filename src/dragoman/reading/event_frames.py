"""Which event demands, threatens, promises, proposes, refuses or denies which: the inner ones get status and frame."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.event_types import Draft
from dragoman.reading.syntax import Token

_OWN_CLAUSE = frozenset({"relcl", "appos", "parataxis"})


def frame(drafts: Sequence[Draft]) -> None:
    """Set frame and status of every event that stands in another's theme."""
    by_token = {d.token: d for d in drafts}
    for outer in drafts:
        if outer.inner is None:
            continue
        for token in outer.theme_tokens:
            for below in _core(token):
                inner = by_token.get(below)
                if inner is not None and inner is not outer and inner.frame is None:
                    _put(inner, outer)


def _put(inner: Draft, outer: Draft) -> None:
    inner.frame = outer
    negated = outer.presented.polarity == "negated"
    inner.presented.lower(None if outer.inner == "ended" else "possible")
    inner.presented.status = outer.inner if outer.inner is not None and not negated else "hypothetical"
    if outer.inner in ("refused", "denied"):
        inner.presented.polarity = "negated"


def _core(token: Token) -> list[Token]:
    """The token and what it is made of: its infinitives, objects and coordinated parts, no clauses of their own."""
    found, stack = [], [token]
    while stack:
        t = stack.pop()
        found.append(t)
        stack.extend(c for c in t.children if (c.dep not in _OWN_CLAUSE or _infinitive(c)) and not _aside(c))
    return found


def _infinitive(c: Token) -> bool:
    """"measures *to restructure*" is parsed as a relative clause at times."""
    return c.dep == "relcl" and any(x.tag == "TO" for x in c.children)


def _aside(c: Token) -> bool:
    """An adverbial clause or phrase that says when, why or under which condition."""
    if c.dep == "advcl":
        return True
    return c.dep == "prep" and c.lower in ("after", "before", "following", "since", "during", "despite", "amid", "if")
