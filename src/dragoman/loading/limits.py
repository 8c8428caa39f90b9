"""How long a document may be."""

from __future__ import annotations

from dragoman.errors import DocumentError

LONGEST_TEXT = 1_000_000
"""Characters of a document's text at most, about 165,000 words: two minutes and 1 GB on one core. Reading is linear in
the length, but a text is one document in memory, and no report is that long: such a file holds many."""


def check_length(text: str) -> None:
    """Pass a text of at most LONGEST_TEXT characters; raises DocumentError, with both lengths, for a longer one."""
    if len(text) > LONGEST_TEXT:
        raise DocumentError(
            f"the text has {len(text):,} characters; allowed are {LONGEST_TEXT:,}: split it into its reports and read "
            "each as a document of its own"
        )
