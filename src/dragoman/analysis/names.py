"""What to call those whom a reading speaks of, and on whose word it speaks."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.document import Document
from dragoman.records import Attribution, Reading, Role

UNKNOWN = "–"
"""Stands where nobody is named, so that it cannot be taken for a name."""

UNNAMED = "an unnamed source"

_PRONOUNS = (
    "i me we us you he him she her it they them himself herself itself themselves who whom which that this these those "
    "one someone somebody anyone anybody everyone everybody nobody none some many others another mine ours theirs his "
    "hers its their our my what whoever"
)


class Names:
    """The names within one reading."""

    def __init__(self, reading: Reading) -> None:
        self.document = reading.document
        self._entities = {e.id: e.name for e in reading.entities}
        self._attributions = {a.id: a for a in reading.attributions}

    def of(self, role: Role) -> str:
        """The entity's name, else the words themselves; UNKNOWN for a pronoun that refers to nobody known."""
        name = " ".join(self._entities.get(role.entity or "", role.span.text).split())
        return UNKNOWN if name.lower() in _PRONOUNS.split() else name

    def all(self, roles: Iterable[Role]) -> tuple[str, ...]:
        """The names of `roles`, each once; those of whom nothing is known are left out."""
        names = dict.fromkeys(self.of(role) for role in roles)
        return tuple(name for name in names if name != UNKNOWN)

    def sources(self, attribution: Attribution) -> tuple[str, ...]:
        """Whose words they are; empty where the text does not say."""
        return self.all(attribution.sources)

    def author(self) -> tuple[str, ...]:
        """Who speaks where no attribution does: a post's author. An article's own voice names nobody."""
        document = self.document
        name = document.author or document.handle
        return (name,) if name and document.kind == "post" else ()

    def word(self, attribution: str | None) -> str | None:
        """On whose word something stands: the nearest source, then those who pass it on, then the post's author.

        None is the article's own voice.
        """
        chain: list[str] = []
        seen: set[str] = set()
        while attribution in self._attributions and attribution not in seen:
            seen.add(attribution)
            record = self._attributions[attribution]
            if record.source_class != "document":
                chain.append(", ".join(self.sources(record)) or UNNAMED)
            attribution = record.parent
        if self.document.kind == "post":
            chain.append(poster(self.document))
        return ", as told by ".join(dict.fromkeys(chain)) or None


def poster(document: Document) -> str:
    """A post's author, handle and day, as far as they are known."""
    handle = f"@{document.handle.removeprefix('@')}" if document.handle else None
    who = f"{document.author} ({handle})" if document.author and handle else document.author or handle
    day = (document.published or "")[:10]
    return f"the post of {who or UNNAMED}" + (f", {day}" if day else "")


def joined(names: Iterable[str]) -> str:
    """Names as one string; UNKNOWN where there are none."""
    return ", ".join(names) or UNKNOWN
