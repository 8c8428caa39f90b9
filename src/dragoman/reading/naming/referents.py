"""Mentions and entities as records, and the way from a token to who it refers to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.document import Document, Span
from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.naming.coreference import GOVERNS, Resolved, resolve
from dragoman.reading.naming.document_names import find_document_names
from dragoman.reading.naming.entities import Cluster
from dragoman.reading.naming.mentions import SPEAKER, Draft, find_mentions
from dragoman.reading.naming.titles import FORMER as FORMER
from dragoman.reading.naming.wording import content_words, is_predicate
from dragoman.reading.parsing.grammar import heads_of
from dragoman.reading.parsing.syntax import Sentence, Token
from dragoman.records import By, Entity, Mention, Role, Title, record_id
from dragoman.vocabulary import EntityKind, Reason


class Referents:
    """The mentions and entities of a document; `role` says who a token refers to."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], encoded: Encoded) -> None:
        names = find_document_names(sentences)
        self.drafts = [d for s, own in zip(sentences, names, strict=True) for d in find_mentions(s, own)]
        resolved = resolve(self.drafts, encoded)
        clusters = list({id(c): c for d in self.drafts if (c := resolved.of.get(d)) is not None}.values())
        self.ids = {id(c): _entity_id(document, c, n) for n, c in enumerate(clusters)}
        self.mentions = tuple(self._mention(document, d, resolved) for d in self.drafts)
        self.by_token = {d.head: (d, m) for d, m in zip(self.drafts, self.mentions, strict=True)}
        self._titled = {t: x for x in self.by_token.values() for t in _title_nouns(x[0]) if t not in self.by_token}
        members: dict[str, list[tuple[Draft, Mention]]] = {}
        for d, m in self.by_token.values():
            members.setdefault(m.entity or "", []).append((d, m))
        self.entities = tuple(self._entity(document, c, members[self.ids[id(c)]]) for c in clusters)
        self._by_start = {m.span.start: t for t, (_, m) in self.by_token.items()}
        self.named = {m.entity for d, m in self.by_token.values() if d.name is not None and not d.name.adjective}
        self.by_id = {e.id: e for e in self.entities}

    def draft(self, token: Token) -> Draft | None:
        """The mention whose head is this token, as the earlier steps see it."""
        found = self._found(token)
        return found[0] if found is not None else None

    def _found(self, token: Token) -> tuple[Draft, Mention] | None:
        return self.by_token.get(token) or self._titled.get(token)

    def role(self, token: Token) -> Role | None:
        """Who the noun or pronoun at this token refers to; None where it refers to nobody."""
        found = self._found(token)
        return Role(found[1].span, found[1].entity) if found is not None else None

    def roles(self, token: Token | None) -> list[tuple[Token, Role]]:
        """Whom a phrase refers to, coordination opened: pairs of head token and role."""
        if token is None:
            return []
        return [(t, r) for t in heads_of(token) if (r := self.role(t)) is not None]

    def kind(self, token: Token) -> EntityKind | None:
        """What kind of entity the token refers to."""
        found = self._found(token)
        if found is None:
            return None
        entity = self.by_id.get(found[1].entity or "")
        return entity.kind if entity is not None else found[1].kind

    def entity(self, role: Role) -> Entity | None:
        """The entity of a role."""
        return self.by_id.get(role.entity or "")

    def owner_of(self, role: Role) -> str | None:
        """For a regime or government as a role, the entity whose it is ("Assad's regime": Assad's); else None."""
        token = self._by_start.get(role.span.start)
        draft = self.draft(token) if token is not None else None
        if draft is None or draft.noun is None or draft.noun.lemma not in GOVERNS:
            return None
        found = draft.head.child("poss")
        owner = self.role(found) if found is not None else None
        return owner.entity if owner is not None else None

    def set_speakers(self, speakers: Iterable[tuple[Span, str]]) -> None:
        """Give "I", "me" and "my" within each span the entity of its speaker: pairs of quoted span and entity id.

        To be called once who says what is known; `mentions` and `entities` hold the change. Later pairs win, so that
        an inner quotation follows the one around it.
        """
        spoken = [(d, m) for d, m in self.by_token.values() if d.head.lower in SPEAKER and d.form == "pronoun"]
        starts = [m.span.start for _, m in spoken]
        told: dict[str, str] = {}
        for span, entity in speakers:
            for _, m in spoken[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
                told[m.id] = entity
        self._assign({i: e for i, e in told.items() if e in self.by_id})

    def _assign(self, told: dict[str, str]) -> None:
        """Move the mentions, by id, to the entities, by id; only mentions that have none."""
        added: dict[str, list[str]] = {}
        for token, (d, m) in list(self.by_token.items()):
            if m.id in told and m.entity is None:
                added.setdefault(told[m.id], []).append(m.id)
                kind = self.by_id[told[m.id]].kind
                self.by_token[token] = (d, replace(m, entity=told[m.id], kind=kind, reasons={}))
        self.mentions = tuple(m for _, m in self.by_token.values())
        self.entities = tuple(
            replace(e, mentions=(*e.mentions, *added[e.id])) if e.id in added else e for e in self.entities
        )
        self.by_id = {e.id: e for e in self.entities}

    def _mention(self, document: Document, d: Draft, resolved: Resolved) -> Mention:
        cluster = resolved.of.get(d)
        entity = self.ids[id(cluster)] if cluster is not None else None
        reason: dict[str, Reason] = {} if entity else {"entity": resolved.reason.get(d, "not_found")}
        head = document.spot(d.sentence.tokens[d.head_first].start, d.sentence.tokens[d.head_last].end)
        made_by = By("spacy:" + d.name.label if d.name is not None and d.name.label else "rule:" + d.form)
        made_by = resolved.by.get(d, made_by)
        return Mention(
            record_id(document.id, "mention", head.start, d.head.i),
            made_by,
            document.spot(d.start, d.end),
            head,
            d.form,
            cluster.kind if cluster is not None else d.kind,
            entity,
            reasons=reason,
        )

    def _entity(self, document: Document, c: Cluster, mine: Sequence[tuple[Draft, Mention]]) -> Entity:
        names = _names(c, document)
        return Entity(
            self.ids[id(c)],
            By("rule:names" if any(d.form == "name" for d, _ in mine) else "rule:nouns"),
            names[0],
            c.kind,
            tuple(names[1:]),
            _titles(document, [d for d, _ in mine]) if c.kind == "person" else (),
            tuple(m.id for _, m in mine),
            reasons={"actor": "out_of_scope", "country": "out_of_scope"},
        )


def _title_nouns(d: Draft) -> list[Token]:
    """The nouns of a title that the parse makes the head of a name: "the *warlord* Idris Hamat"."""
    title = d.sentence.tokens[d.first : d.head_first] if d.form == "name" else []
    return [t for t in title if t.pos in ("NOUN", "PROPN") and d.head.head is t]


def _entity_id(document: Document, c: Cluster, n: int) -> str:
    return record_id(document.id, "entity", min((d.start for d in c.drafts), default=n), n)


def _names(c: Cluster, document: Document) -> list[str]:
    """The entity's best name first: the longest proper one, a state's usual one, else its first noun phrase."""
    named = [d for d in c.drafts if d.form == "name" and not (d.name is not None and d.name.adjective)]
    texts = list(dict.fromkeys(_head_text(d, document) for d in named))
    if c.state is not None and c.kind != "group":
        return [c.state.name, *(t for t in texts if t != c.state.name)]
    if texts:
        best = max(texts, key=lambda t: (len(t.split()), not t.isupper(), len(t)))
        return [best, *(t for t in texts if t != best)]
    phrases = [_phrase_text(d, document) for d in c.drafts if d.form != "pronoun" and not is_predicate(d)]
    return list(dict.fromkeys(phrases)) or [_phrase_text(c.drafts[0], document)]


def _head_text(d: Draft, document: Document) -> str:
    tokens = d.sentence.tokens
    return " ".join(document.text[tokens[d.head_first].start : tokens[d.head_last].end].split())


def _phrase_text(d: Draft, document: Document) -> str:
    tokens = d.sentence.tokens[d.first : d.last + 1]
    kept = next((t for t in tokens if t.dep not in ("det", "predet") and t.tag != "PRP$"), tokens[0])
    return " ".join(document.text[kept.start : d.end].split())


def _titles(document: Document, drafts: Sequence[Draft]) -> tuple[Title, ...]:
    """The titles before a person's names and the phrases in apposition to them, each wording once."""
    found: dict[str, Title] = {}
    for d in drafts:
        span = _title_span(document, d)
        if span is not None:
            words = set(span.text.lower().replace("-", " ").split())
            found.setdefault(span.text.lower(), Title(span, "former" if words & FORMER else "current"))
    return tuple(found.values())


def _title_span(document: Document, d: Draft) -> Span | None:
    tokens = d.sentence.tokens
    if d.name is not None and d.name.title is not None:
        return document.spot(tokens[d.first].start, tokens[d.head_first - 1].end)
    apposed = d.form == "nominal" and (d.head.dep == "appos" or d.head.child("appos") is not None)
    return document.spot(d.start, d.end) if apposed and len(content_words(d)) > 0 else None
