"""Who noun phrases and pronouns refer to, in text order, after the names are clustered.

A phrase is joined to what came before only where the text leaves one choice: an apposition, a title that one person
bears, the same noun with no other adjective, the one person that "she" can be. Else it stands for itself, and a
pronoun for nobody, with the reason. (Windows and preferences as in rule-based resolvers, Raghunathan et al. 2010.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.reading.encoding.encoded import Encoded
from dragoman.reading.naming.antecedents import Antecedents, needed
from dragoman.reading.naming.entities import Cluster, cluster_names
from dragoman.reading.naming.mentions import PLURAL, SINGULAR_PERSON, SPEAKER, Draft
from dragoman.reading.naming.pronouns import Found, Pronouns
from dragoman.reading.naming.wording import (
    content_words,
    gender,
    is_predicate,
    may_describe,
    modifiers,
    same_sort,
    titles_of,
)
from dragoman.reading.parsing.syntax import Token
from dragoman.records import By
from dragoman.vocabulary import Reason

_BACK = frozenset({"the", "this", "that", "these", "those", "both", "such"})
_POINTING = frozenset({"this", "that", "these", "those", "both", "such"})
_LOOSE = frozenset("group faction organization force side body militia movement party".split())
_APART = frozenset("next previous former last new other another future old first second rival".split())
_DESCRIBES = frozenset(
    "agency movement group organization organisation party militia newspaper daily network company alliance "
    "coalition union bloc front broadcaster channel magazine outlet".split()
)
_OTHERS = frozenset({"old", "new", "former", "other", "next", "previous", "another", "second"})
_COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "emirate", "sultanate"})
DESCRIBED = 0.9
"""How sure the encoder must be to give a description its antecedent."""

GOVERNS = frozenset({"government", "regime", "administration", "authority"})


@dataclass(slots=True)
class Resolved:
    """Each draft's cluster, None where it could not be told; `reason` says why not, `by` what told a pronoun's or a
    description's where the encoder was asked.
    """

    of: dict[Draft, Cluster | None] = field(default_factory=dict)
    reason: dict[Draft, Reason] = field(default_factory=dict)
    by: dict[Draft, By] = field(default_factory=dict)


def resolve(drafts: Sequence[Draft], encoded: Encoded) -> Resolved:
    """Give every draft (in text order) its cluster."""
    found = Resolved(dict(cluster_names(drafts)))
    found.reason.update({d: "ambiguous" for d, c in found.of.items() if c is None})
    _Resolver(found, drafts, Antecedents(encoded, drafts, dict(found.of))).run()
    return found


class _Resolver:
    def __init__(self, found: Resolved, drafts: Sequence[Draft], antecedents: Antecedents) -> None:
        self.found = found
        self.antecedents = antecedents
        self.drafts = drafts
        self.by_token = {d.head: d for d in drafts}
        self.by_start = {(d.sentence.index, d.first): d for d in drafts if d.form == "name"}
        self.recent: list[Draft] = []
        self.by_owner: dict[tuple[int, str], Draft] = {}
        self.by_noun: dict[str, list[Draft]] = {}
        self.titled: dict[str, list[Cluster]] = {}
        self.pronouns = Pronouns(self.by_token, found.of, agrees)
        self.unclear = False

    def run(self) -> None:
        for d in self.drafts:
            self.pronouns.sentences[d.sentence.index] = d.sentence
            if d.form == "nominal":
                self.unclear = False
                self._set(d, self._nominal(d))
                self._explain(d)
            elif d.form == "pronoun":
                self._pronoun(d)
            self._remember(d)

    def _set(self, d: Draft, c: Cluster | None) -> None:
        if c is None and self.unclear:
            self.found.of[d], self.found.reason[d] = None, "ambiguous"
            return
        c = c or Cluster(d.kind, d.words)
        self.found.of[d] = c
        c.drafts.append(d)

    def _explain(self, d: Draft) -> None:
        """Give the pronoun before a bracketed phrase that phrase's cluster: "them (the soldiers)"."""
        before = d.sentence.tokens[max(0, d.first - 2) : d.first]
        pronoun = self.by_token.get(before[0]) if len(before) == 2 and before[1].text == "(" else None
        c = self.found.of.get(d)
        if pronoun is not None and pronoun.form == "pronoun" and c is not None and not self._is_ruled(pronoun):
            self.found.of[pronoun] = c
            self.found.reason.pop(pronoun, None)
            c.drafts.append(pronoun)

    def _is_ruled(self, d: Draft) -> bool:
        found = self.found.by.get(d)
        return self.found.of.get(d) is not None and (found is None or found.method != "encoder")

    def _remember(self, d: Draft) -> None:
        c = self.found.of.get(d)
        if c is None:
            return
        self.recent.append(d)
        if c.kind == "person" and c.gender is None:
            c.gender = gender(d)
        key = self._owned(d)
        if key is not None:
            self.by_owner.setdefault(key, d)
        if d.noun is not None and not is_predicate(d):
            self.by_noun.setdefault(d.noun.lemma, []).append(d)
        for noun in titles_of(d):
            bearers = self.titled.setdefault(noun.lemma.split()[-1], [])
            if c.kind == "person" and c not in bearers:
                bearers.append(c)

    # ---------------------------------------------------------------- noun phrases
    def _nominal(self, d: Draft) -> Cluster | None:
        named = self._apposed(d) or self._described(d) or self._government(d) or self._country(d)
        known = named or self._same_phrase(d) or self._same_owner(d) or self._holder_of_title(d)
        if known is None and d.determiner in _BACK and not self.unclear:
            known = self._same_noun(d) or self._likely(d)
        return known

    def _likely(self, d: Draft) -> Cluster | None:
        """Whom the encoder takes the description for."""
        p, c = next(iter(self.antecedents.likely(d, self.found.of, may_describe)), (0.0, None))
        return self._told(d, c, "encoder", p) if c is not None and p >= DESCRIBED else None

    def _told(self, d: Draft, c: Cluster, method: str, p: float) -> Cluster:
        self.found.by[d] = By(method, round(p, 3))
        return c

    def _apposed(self, d: Draft) -> Cluster | None:
        """The name that the phrase stands in apposition to: "Fares, chairman of …", "their lawyer, Lasky"."""
        near = [d.head.head] if d.head.dep == "appos" else []
        near += d.head.children_of("appos") + self._behind(d)
        for token in near:
            other = self.by_token.get(token)
            if other is not None and other.form == "name" and same_sort(d, other) and not other.plural:
                c = self.found.of.get(other)
                if c is not None:
                    return c
        return None

    def _behind(self, d: Draft) -> list[Token]:
        """The person whose name follows the noun with nothing between: "the teenager Ahmed Mohamed"."""
        tokens = d.sentence.tokens
        if d.head_last + 1 >= len(tokens) or d.kind != "person" or tokens[d.head_last + 1].tag not in ("NNP", "NNPS"):
            return []
        name = self.by_start.get((d.sentence.index, d.head_last + 1))
        return [name.head] if name is not None and name.kind == "person" else []

    def _described(self, d: Draft) -> Cluster | None:
        """The name that the noun only describes: "Reuters news agency", "the Hezbollah movement"."""
        if d.noun is None or d.plural or d.noun.lemma.split()[-1] not in _DESCRIBES:
            return None
        named = [o for t in d.head.children_of("compound", "nmod") if (o := self.by_token.get(t)) is not None]
        fitting = [o for o in named if o.form == "name" and o.kind in ("organization", "group")]
        return self.found.of.get(fitting[0]) if len(fitting) == 1 else None

    def _government(self, d: Draft) -> Cluster | None:
        """The state whose government this is: "the Iranian regime"."""
        if d.noun is None or d.noun.lemma not in GOVERNS:
            return None
        for token in d.head.children_of("amod", "poss", "compound", "nmod"):
            other = self.by_token.get(token)
            c = self.found.of.get(other) if other is not None else None
            if c is not None and c.kind == "state":
                return c
        return None

    def _country(self, d: Draft) -> Cluster | None:
        """The only state named before in this sentence, or else in the one before, for "the country"."""
        if d.head.lower not in _COUNTRY or d.determiner != "the" or len(content_words(d)) > 1:
            return None
        for back in (0, 1):
            near = (o for o in reversed(self.recent[-40:]) if d.sentence.index - o.sentence.index == back)
            named = {id(c): c for o in near if (c := self.found.of.get(o)) is not None and c.kind == "state"}
            if named:
                return next(iter(named.values())) if len(named) == 1 else None
        return None

    def _owner(self, d: Draft) -> Cluster | None:
        owner = d.head.child("poss")
        other = self.by_token.get(owner) if owner is not None else None
        return self.found.of.get(other) if other is not None else None

    def _same_owner(self, d: Draft) -> Cluster | None:
        """The regime or party of the same owner: "Assad's regime" after "Bashar al-Assad's regime in Syria"."""
        key = self._owned(d)
        return self.found.of.get(self.by_owner[key]) if key in self.by_owner else None

    def _owned(self, d: Draft) -> tuple[int, str] | None:
        """Whose and what, for a phrase that names the only one of its kind: a body, an office, a lawyer."""
        if d.noun is None or d.plural or set(modifiers(d)) & _OTHERS:
            return None
        owner = self._owner(d)
        only = d.kind in ("organization", "group") or d.noun.tie in ("heads", "commands", "advises", "represents")
        return (id(owner), d.noun.lemma) if owner is not None and only else None

    def _same_phrase(self, d: Draft) -> Cluster | None:
        key = content_words(d)
        if len(key) < 2 or d.determiner in ("a", "an"):
            return None
        for other in reversed(self.by_noun.get(d.noun.lemma if d.noun else "", ())[-20:]):
            if content_words(other) == key:
                return self.found.of.get(other)
        return None

    def _holder_of_title(self, d: Draft) -> Cluster | None:
        """The one person who bears the title: "the prime minister", "the commander"."""
        if d.noun is None or d.kind != "person" or d.plural or d.determiner not in ("the", "this", "that"):
            return None
        bearers = [c for c in self.titled.get(d.noun.lemma.split()[-1], []) if _bears(c, set(modifiers(d)))]
        self.unclear = len(bearers) > 1
        return bearers[0] if len(bearers) == 1 else None

    def _same_noun(self, d: Draft) -> Cluster | None:
        """The phrase before with the same noun and all of this one's adjectives; for "these groups", any group."""
        mine, lemma = set(modifiers(d)), d.noun.lemma if d.noun else ""
        same = [o for o in self.by_noun.get(lemma, ())[-12:] if o.plural == d.plural]
        before = [o for o in same if mine <= (theirs := set(modifiers(o))) and not (theirs - mine) & _APART]
        choices = list(dict.fromkeys(c for o in reversed(before) if (c := self.found.of.get(o)) is not None))
        if choices and (len(choices) == 1 or d.determiner in _POINTING):
            return choices[0]
        near = [c for c in choices if d.sentence.index - c.drafts[-1].sentence.index <= 1]
        if choices:
            self.unclear = len(near) != 1
            return near[0] if len(near) == 1 else None
        return self._last_plural(d) if d.determiner in _POINTING and lemma in _LOOSE and not mine else None

    def _last_plural(self, d: Draft) -> Cluster | None:
        for other in reversed(self.recent[-12:]):
            if other.form != "pronoun" and other.plural and other.kind in ("group", "organization"):
                return self.found.of.get(other)
        return None

    # ---------------------------------------------------------------- pronouns
    def _pronoun(self, d: Draft) -> None:
        picked, reason = (None, "not_stated") if d.head.lower in SPEAKER else self._antecedent(d)
        self.found.of[d] = picked
        if picked is None:
            self.found.reason[d] = reason or "not_found"
        else:
            picked.drafts.append(d)
            if picked.gender is None and d.head.lower in SINGULAR_PERSON:
                picked.gender = "female" if d.head.lower.startswith(("she", "her")) else "male"


    def _antecedent(self, d: Draft) -> Found:
        """The rules' antecedent; without one the encoder's, where it is sure."""
        picked, reason = self.pronouns.antecedent(d)
        barred = self.pronouns.barred
        ranked = self.antecedents.likely(d, self.found.of, agrees)
        mine = next((p for p, c in ranked if c is picked), 0.0)
        if picked is not None:
            return self._told(d, picked, "rule:pronoun", mine), None
        p, c = next(((p, c) for p, c in ranked if id(c) not in barred), (0.0, None))
        if c is not None and p >= needed(d, c):
            return self._told(d, c, "encoder", p), None
        return None, reason or "ambiguous"


def _bears(c: Cluster, modifiers: set[str]) -> bool:
    """Whether the words around a title ("the *Iraqi* prime minister") all stand in the person's title too."""
    titles = (d.sentence.tokens[d.first : d.head_first] for d in c.drafts if d.name is not None)
    return not modifiers or any(modifiers <= {t.lower for t in title} for title in titles)


def agrees(d: Draft, other: Draft, c: Cluster) -> bool:
    """Whether a pronoun can refer to a mention: person to person, "it" to one thing, "they" to several."""
    word = d.head.lower
    if word in SINGULAR_PERSON:
        return c.kind == "person" and not other.plural and _gender_fits(word, c)
    if word in PLURAL:
        several = other.plural or c.kind == "group" or (other.form == "nominal" and other.kind == "organization")
        return several or (c.kind == "organization" and other.sentence is d.sentence)
    return (c.kind in ("state", "organization") and not (other.plural and other.form == "nominal")) or (
        c.kind == "group" and not other.plural
    )


def _gender_fits(word: str, c: Cluster) -> bool:
    told = "female" if word.startswith(("she", "her")) else "male"
    return c.gender is None or c.gender == told
