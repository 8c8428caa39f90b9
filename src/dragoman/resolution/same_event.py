"""Whether two documents' events are the same happening: what speaks for it, with points, and what forbids it.

What may never be one: events of one article, whose reader kept them apart; of other types, unless the words are the
same; of other participants, places or times; one demanded and one done. Everything else is weighed: two reports of one
story that tell of the same people by the same verb are most often the same event, while strikes and statements of
other days, and all that stands in no common story, need their day and more.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dragoman.resolution.spots import is_one, may_be_one
from dragoman.resolution.told import Told, Who

ENOUGH = 7
"""Points from which two events are one; `CONTENT` more where neither recipients nor words tell that it is."""

WORDY = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Acts that the same people do by words again and again: what they are about must be alike."""

ONCE = frozenset({"dies", "takes_office", "leaves_office", "forms", "splits", "merges", "arrest"})
"""Modes of what befalls somebody once: within a story nothing else must tell one from another."""

CONTESTS = frozenset({"wins", "loses"})
"""Modes of what the same people do in one place after another."""

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Acts in which both sides do the same, so that either may stand first."""

HAPPENED = frozenset({"actual", "ended"})
_TELLING = frozenset({"like words", "same day", "same place", "same numbers", "same themes"})
_DENIED = frozenset({"denied"})
_OTHER_DAYS = timedelta(days=2)
_LONG_AGO = timedelta(days=10)
_A_DAY = timedelta(days=1)
_ALIKE = ((0.3, 3), (0.2, 2), (0.1, 1))


@dataclass(frozen=True, slots=True)
class Compared:
    """What speaks for two events being one: each reason with its points; or why they cannot be, `against`."""

    reasons: tuple[tuple[str, int], ...] = ()
    against: str | None = None

    @property
    def points(self) -> int:
        """The sum; far below all others where something forbids it."""
        return -100 if self.against else sum(points for _, points in self.reasons)

    @property
    def missing(self) -> int:
        """How many points are missing; 0 or less: they are one happening."""
        return ENOUGH - self.points

    @property
    def same(self) -> bool:
        """Whether both tell one happening."""
        return self.missing <= 0


def compare(a: Told, b: Told, rarity: Mapping[str, int]) -> Compared:
    """Weigh two events; `rarity` is the square of the weight of each word of their sentences."""
    sides = _sides(a, b)
    against = _against(a, b, sides)
    if against:
        return Compared(against=against)
    found = [*_of_words(a, b), *((f"same {name}", 2) for name, how in sides.items() if how == "same")]
    found += [(f"{name} of one country", 1) for name, how in sides.items() if how == "near"]
    if a.story is not None and a.story == b.story:
        found.append(("same story", 2))
    found += [*_time(a, b), *_place(a, b), *_sizes(a, b)]
    alike = _alike(a, b, rarity)
    if alike:
        found.append(("like words", alike))
    if not _TELLING & {name for name, _ in found} and not ONCE & set(a.modes) & set(b.modes):
        found.append(("nothing tells it from others of its kind", -2))
    return Compared((*found, *_lacks(a, b, sides)))


def _lacks(a: Told, b: Told, sides: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """What speaks against both being one, though it does not forbid it."""
    if _doubted(a) != _doubted(b):
        yield "one of them denied", -1 if sides["actors"] == sides["recipients"] == "same" else -3
    if sides["themes"] != "same" and a.themes and b.themes and not _words_of(a.themes) & _words_of(b.themes):
        yield "about something else", -2
    silent = [bool(getattr(a, name)) != bool(getattr(b, name)) for name in ("actors", "recipients")]
    if any(silent) and not (a.type == b.type and a.type in MUTUAL):
        yield "one names more of who took part", -1
    if CONTESTS & set(a.modes) and not _place(a, b):
        yield "which contest is not told", -1


def _words_of(side: Sequence[Who]) -> frozenset[str]:
    return frozenset(word for who in side for word in who.words)


def group_of(event: Told) -> str:
    """Events of one group may be one: what happened, or is denied, and each other status by itself."""
    return "happened" if event.status in HAPPENED | _DENIED else event.status


def _doubted(event: Told) -> bool:
    return event.polarity != "affirmed" or event.status in _DENIED


def _against(a: Told, b: Told, sides: Mapping[str, str]) -> str | None:
    """What forbids that both are one, if anything does."""
    if a.article == b.article:
        return "of one article"
    if group_of(a) != group_of(b):
        return "other status"
    if a.stem != b.stem and a.type != b.type:
        return "other act"
    if a.type == b.type and not (a.stem == b.stem and a.type != "CHANGE") and _other_modes(a, b):
        return "other act"
    other = next((name for name in ("actors", "recipients") if sides[name] == "other"), None)
    if other or (a.type in WORDY and sides["themes"] == "other"):
        return f"other {other or 'themes'}"
    if "same" not in (sides["actors"], sides["recipients"]) and not _located(a, b):
        return "nobody in common"
    if a.place and b.place and not may_be_one(a.place, b.place):
        return "other place"
    return _other_time(a, b)


def _other_modes(a: Told, b: Told) -> bool:
    """Whether both have modes and none in common; of changes, whether any differs."""
    ours, theirs = set(a.modes), set(b.modes)
    return ours != theirs if a.type == "CHANGE" else bool(ours and theirs) and ours.isdisjoint(theirs)


def _located(a: Told, b: Told) -> bool:
    """Whether a story, the verb and a day, a town or a number tell an event whose people nobody names."""
    told = {name for name, _ in (*_time(a, b), *_place(a, b), *_sizes(a, b))}
    narrow = {"same day", "same numbers"} | ({"same place"} if a.place and not a.place.wide else set())
    return a.story is not None and a.story == b.story and a.stem == b.stem and bool(told & narrow)


def _sides(a: Told, b: Told) -> dict[str, str]:
    story = a.story is not None and a.story == b.story
    if a.type == b.type and a.type in MUTUAL:
        ours, theirs = (*a.actors, *a.recipients), (*b.actors, *b.recipients)
        found = {"actors": together(ours, theirs, story), "recipients": "open"}
        if sum(together([who], theirs, story) == "same" for who in ours) > 1:
            found["recipients"] = "same"
    else:
        found = {n: together(getattr(a, n), getattr(b, n), story) for n in ("actors", "recipients")}
    return found | {"themes": together(a.themes, b.themes, story)}


def together(ours: Sequence[Who], theirs: Sequence[Who], story: bool) -> str:
    """same: somebody with a name, or a description with a country, in common; near: of one country, and one of them the
    state or its people; open: one side names nobody; other: others.

    Within a story a part of a name is enough ("Boateng", "Esi Boateng"), and so is a description in the same words.
    """
    if any(_same(x, y, story) for x in ours for y in theirs):
        return "same"
    if any(_near(x, y) for x in ours for y in theirs):
        return "near"
    named = [[who for who in side if who.id is not None] for side in (ours, theirs)]
    return "other" if all(named) else "open"


def _same(x: Who, y: Who, story: bool) -> bool:
    if x.id is not None and x.id == y.id:
        return x.called or y.called or x.country == y.country
    if not story or x.kind != y.kind:
        return False
    if x.called and y.called:
        short, long = sorted((x.name.lower().split(), y.name.lower().split()), key=len)
        return x.kind == "person" and bool(short) and short == long[-len(short) :]
    return x.id is None and y.id is None and x.words == y.words and x.country == y.country and len(x.words) > 1


def _near(x: Who, y: Who) -> bool:
    return x.country is not None and x.country == y.country and "state" in (x.kind, y.kind)


def _of_words(a: Told, b: Told) -> list[tuple[str, int]]:
    if a.stem == b.stem:
        return [(f"same act ({a.trigger}, {b.trigger})", 2)]
    if set(a.modes) & set(b.modes):
        return [(f"like act ({a.trigger}, {b.trigger})", 1)]
    return [(f"other words for the act ({a.trigger}, {b.trigger})", -2)]


def _other_time(a: Told, b: Told) -> str | None:
    if (a.earliest and b.earliest) or (a.latest and b.latest):
        return "other time" if _apart(a, b) > _OTHER_DAYS else None
    for dated, undated in ((a, b), (b, a)):
        end = dated.latest or dated.earliest
        if end and not (undated.earliest or undated.latest) and undated.day:
            if undated.day - end > _LONG_AGO:
                return "other time"
            if (dated.earliest or end) - undated.day > _A_DAY and group_of(a) == "happened":
                return "after the report"
    return None


def _apart(a: Told, b: Told) -> timedelta:
    """The days between two times; none where they overlap or an end is open."""
    gaps = [y.earliest - x.latest for x, y in ((a, b), (b, a)) if x.latest and y.earliest]
    return max([*gaps, timedelta(0)])


def _time(a: Told, b: Told) -> list[tuple[str, int]]:
    if not ((a.earliest or a.latest) and (b.earliest or b.latest)):
        return []
    if _apart(a, b):
        return [("other days", -1)]
    return [("same day", 2)] if _is_day(a) and _is_day(b) else [("times that overlap", 1)]


def _is_day(event: Told) -> bool:
    first, last = event.earliest, event.latest
    return first is not None and last is not None and last - first <= _A_DAY


def _place(a: Told, b: Told) -> list[tuple[str, int]]:
    if not (a.place and b.place):
        return []
    return [("same place", 1 if a.place.wide else 2)] if is_one(a.place, b.place) else []


def _sizes(a: Told, b: Told) -> list[tuple[str, int]]:
    ours, theirs = ({(s["what"], s["low"], s["high"]) for s in event.size} for event in (a, b))
    return [("same numbers", 2)] if ours & theirs else []


def _alike(a: Told, b: Told, rarity: Mapping[str, int]) -> int:
    """Points for the rare words that both sentences have besides the names of those who take part."""
    names = {word for event in (a, b) for who in (*event.actors, *event.recipients) for word in who.words}
    ours, theirs = a.words - names, b.words - names
    shared, one, other = (sum(rarity.get(word, 0) for word in words) for words in (ours & theirs, ours, theirs))
    cosine = shared / math.sqrt(one * other) if shared else 0.0
    return next((points for least, points in _ALIKE if cosine >= least), 0)
