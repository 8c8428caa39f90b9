"""What a text says about who there is, in plain values that tests can compare."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.document import Document
from dragoman.loading.document import blocks, make_document
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.naming.referents import Referents
from dragoman.reading.parsing.parse import parse
from dragoman.records import Entity, Mention


@dataclass(frozen=True)
class Who:
    """The mentions and entities of one text."""

    document: Document
    referents: Referents

    def named(self, name: str) -> Entity:
        """The one entity that bears this name, as its main one or as an alias."""
        found = [e for e in self.referents.entities if name in (e.name, *e.aliases)]
        assert len(found) == 1, f"{name}: {[(e.name, e.kind, e.aliases) for e in self.referents.entities]}"
        return found[0]

    def names(self) -> set[str]:
        """The names of the entities that the text names."""
        named = {m.entity for m in self.referents.mentions if m.form == "name"}
        return {e.name for e in self.referents.entities if e.id in named}

    def mention(self, words: str, nth: int = 0) -> Mention:
        """The nth mention whose span is `words`."""
        found = [m for m in self.referents.mentions if m.span.text == words]
        assert len(found) > nth, f"{words}: {[m.span.text for m in self.referents.mentions]}"
        return found[nth]

    def refers(self, words: str, nth: int = 0) -> str | None:
        """The name of the entity that the nth mention with these words refers to."""
        entity = self.referents.by_id.get(self.mention(words, nth).entity or "")
        return entity.name if entity is not None else None


def who(text: str) -> Who:
    """Who there is in `text`."""
    document = make_document(text)
    return Who(document, Referents(document, parse(document.text, blocks(document)), Encoded(document.text)))
