"""How a name is looked up in the lists: without case, accents, hyphens and article."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """A name in lower case without accents, hyphens and stops as spaces, no "the" before it."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.casefold().replace("’", "'").replace("-", " ").replace(".", " ").split()
    return " ".join(words[1:] if words[:1] == ["the"] else words)
