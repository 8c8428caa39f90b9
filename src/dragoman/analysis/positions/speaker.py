"""Whether a clause of a statement tells what the speaker does or feels: "we back", "she would back", "nobody can"."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

from dragoman.knowledge.acts import attitudes

_FIRST = frozenset(
    f"{pronoun}{form}" for pronoun in ("we", "i")
    for form in ("", "’m", "'m", "’re", "'re", "’ve", "'ve", "’d", "'d", "’ll", "'ll")
)  # fmt: skip
_ALL = frozenset("nobody everybody everyone".split())
_OURS = frozenset("our my".split())
_GROUPS = frozenset(
    "party government country union people administration movement organization organisation group coalition nation "
    "side position committee council office ministry company members colleagues citizens voters state army".split()
)
_THIRD = frozenset(
    f"{pronoun}{form}" for pronoun in ("he", "she", "they", "it")
    for form in ("", "’s", "'s", "’d", "'d", "’ll", "'ll")
)  # fmt: skip
_LIGHT = frozenset(
    "that will would also still not never do does did have has had now always only to be is are was were been am "
    "again once".split()
)
_UNSURE = frozenset("might may whether if".split())
_WITHIN = frozenset("that when after before as who which since until where".split())
_OPENING = frozenset("please so and just always never do not don’t don't let’s let's let us to".split())
_DOUBTFUL = ("like", "back", "love", "trust", "favor", "favour", "champion")
_MODALS = frozenset("can cannot could must should".split())
_TASTES = ("like", "love", "hate")
_JOINTS = frozenset("and or but".split())
_SAYING = frozenset(form for (form,) in attitudes()["saying"])


class Speaker:
    """Where the speaker stands in the words of one sentence, from `cue` on (before it are the cue's words).

    `reported`: the words are not the speaker's own, so that "he" and "she" may be the speaker.
    """

    def __init__(self, words: Sequence[str], cue: int, reported: bool, clause: Callable[[int], int]) -> None:
        self.words, self.cue, self.reported, self._clause = words, cue, reported, clause

    def acts(self, start: int, end: int) -> bool:
        """Whether the subject between `start`, where a clause begins, and `end` is the speaker, or everybody."""
        words = self.words[max(start, self.cue) : end]
        if _UNSURE & set(words):
            return False
        inner = max((n for n, word in enumerate(words) if n and word in _WITHIN), default=None)
        if inner is not None:
            return bool((_FIRST | _ALL) & set(words[inner:]))
        if (_FIRST | _ALL) & set(words) or self.pronoun(start, end):
            return True
        pairs = {*itertools.pairwise(words)}
        if ("no", "one") in pairs or any(a in _OURS and b in _GROUPS for a, b in pairs):
            return True
        return self._urges(start, end) or self._elided(start, end)

    def feels(self, start: int, end: int) -> bool:
        """The same of the attitude that begins at `end`; not where others are only less so ("more loyal than")."""
        compared = _ALL & set(self.words[start:end]) and "than" in self.words[end:]
        return not compared and self.acts(start, end)

    def verb(self, place: int) -> bool:
        """Whether the word there is a verb, if it may be something else: "we like", not "one like", "bring back"."""
        if self.words[place] not in _DOUBTFUL or place <= self.cue:
            return True
        before = self.words[place - 1]
        return before in _FIRST | _THIRD | _LIGHT | _OPENING | _ALL | _MODALS or before.endswith("ly")

    def _urges(self, start: int, end: int) -> bool:
        """Whether it is said to everybody, in the speaker's own words: "Please vote for", "Don't trust"."""
        words = [word for word in self.words[max(start, self.cue) : end] if word.isalpha() or word[:1].isalpha()]
        return not self.reported and self.words[end] not in _TASTES and all(word in _OPENING for word in words)

    def pronoun(self, start: int, end: int) -> bool:
        """Whether the clause opens with a pronoun that is the speaker in reported words: "that she would"."""
        words = self.words[max(start, self.cue) : end]
        if words[:1] == ["that"]:
            words = words[1:]
        if words[:1] == ["it"] and {"is", "was", "be"} & set(words[1:3]):
            return False
        return self.reported and start <= self.cue and bool(words) and words[0] in _THIRD

    def intends(self, start: int, end: int) -> bool:
        """Whether the speaker says what he or she will do: "she would disband"."""
        words = self.words[max(start, self.cue) : end]
        future = any(word in ("will", "would") or word.endswith(("’ll", "'ll", "’d", "'d")) for word in words)
        return self.pronoun(start, end) and future and "have" not in words and not _UNSURE & set(words)

    def others_say(self, start: int, end: int) -> bool:
        """Whether somebody else than the speaker says it between `start` and `end`: "critics call it"."""
        first = max(start, self.cue)
        said = (n for n in range(first, end) if self.words[n] in _SAYING)
        return any(not self.acts(start, n) and self.has_subject(first, n) for n in said)

    def has_subject(self, start: int, end: int) -> bool:
        """Whether a word of some weight stands between, which may be a subject."""
        return any(word not in _LIGHT and word.isalpha() for word in self.words[max(start, self.cue) : end])

    def _elided(self, start: int, end: int) -> bool:
        """Whether the clause shares the speaker as the subject of the one before: "she stays and would back"."""
        light = all(word in _LIGHT or word.endswith("ly") for word in self.words[start:end])
        joint = start > self.cue and self.words[start - 1] in _JOINTS | {","}
        if not joint and self.words[start:end] and self.words[start] in _JOINTS:
            start, joint, light = start + 1, True, True
        if not (light and joint) or start - 1 <= self.cue:
            return False
        before = self._clause(start - 1)
        return before < start - 1 and self.acts(before, start - 1)
