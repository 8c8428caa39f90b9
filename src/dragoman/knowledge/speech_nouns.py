"""Nouns around speech: documents, which are read rather than heard, and occasions, at which things are said.

`data/speech_nouns.tsv` has one row for each noun and use.
"""

from __future__ import annotations

import functools

from dragoman.knowledge.tables import rows


@functools.cache
def documents() -> frozenset[str]:
    """Lemmas of nouns for what can be a source though nobody speaks: "report", "indictment"."""
    return _used_as("document")


def is_document(lemma: str, form: str) -> bool:
    """Whether a noun with this lemma or form names a document ("data", whose lemma is "datum")."""
    return not documents().isdisjoint((lemma.lower(), form.lower()))


@functools.cache
def occasions() -> frozenset[str]:
    """Lemmas of nouns for where and when something is said: "summit", "sermon"."""
    return _used_as("occasion")


def _used_as(use: str) -> frozenset[str]:
    return frozenset(row["noun"] for row in rows("speech_nouns.tsv") if row["use"] == use)
