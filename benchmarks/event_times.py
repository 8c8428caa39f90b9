"""When and where events took place: as coders of a hundred sentences mark it, and as 48 articles' main event has it.

- "sentences": `cameo` on the columns Time and Location alone: whether what an event's time and place rest on touches
  what a coder marked, in sentences that most coders call relevant, beside the coders against each other.
- "articles": who_what_when_where, for the first events that are shown as having happened, k = 1 and 3, in the order of
  the text, and for the first that has a day at all: "right day" is the share of articles where one of them has the
  annotated day; "holds the day" where the days on which it may have taken place hold it, by more than its tense.
  "wrong day" is the share of articles whose first event with a day has another one than any that is annotated. "events
  with a day" and "with bounds" are shares of all events that are shown. "where" is `five_w`'s. The constant answer is
  the day of publication.

A wrong day is worse than a bound, so "wrong day" has a floor too. A unit is a sentence or an article.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks import cameo, five_w
from benchmarks.figures import Figure, figures
from benchmarks.measures import Counts, shares, total
from benchmarks.texts import folder
from dragoman.when import When

FIRST = (1, 3)
ASKED = ("time ", "location ")

Days = Sequence[When | None]
"""When each event took place that is shown, in the order of the text."""


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read and score both sets; `limit` takes the first sentences and articles."""
    sentences = {f"sentences, {name}": x for name, x in cameo.run(data, limit).items() if _is_asked(name)}
    paths = sorted(folder(data, "who_what_when_where").glob("*.json"))[:limit]
    articles = [five_w.article(json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    told = [(article, five_w.told(article)) for article in articles]
    units = [score(article, [event.when for _, event in found]) for article, found in told]
    where = [five_w.score(article.wanted, {"where": [five_w.where(*one) for one in found]}) for article, found in told]
    sentences |= {f"articles, {name}": x for name, x in figures(where, five_w.measure).items()}
    return sentences | {_named(name): x for name, x in figures(units, measure).items()}


def _named(name: str) -> str:
    """The measure's name; what is better if less keeps its "wrong" in front, as the floors have it."""
    return f"{name}, articles" if name.startswith("wrong ") else f"articles, {name}"


def _is_asked(name: str) -> bool:
    return name.removeprefix("coders ").startswith(ASKED)


def score(article: five_w.Article, found: Days) -> Counts:
    """One article's counts; none where no day is annotated."""
    wanted = article.wanted["when"]
    counts: Counts = Counter()
    if not wanted:
        return counts
    counts.update({"articles": 1, "constant": article.published in wanted, "events": len(found)})
    for k in FIRST:
        counts.update({f"right {k}": any(_day(when) in wanted for when in found[:k])})
        counts.update({f"holds {k}": any(_holds(when, day) for when in found[:k] for day in wanted)})
    first = next((day for when in found if (day := _day(when)) is not None), None)
    counts.update({"right first": first in wanted, "wrong first": first is not None and first not in wanted})
    counts.update({"dated": sum(_day(when) is not None for when in found)})
    counts.update({"bounded": sum(when is not None and when.basis != "tense" for when in found)})
    return counts


def _day(when: When | None) -> str | None:
    """The one day on which it took place, or None."""
    return when.earliest if when is not None and when.earliest == when.latest else None


def _holds(when: When | None, day: str) -> bool:
    """Whether it may have taken place on that day, by more than its tense."""
    if when is None or when.basis == "tense":
        return False
    return (when.earliest or "") <= day <= (when.latest or day)


def measure(units: Sequence[Counts]) -> dict[str, float]:
    """The scores, from the articles' counts."""
    parts = {f"right day, first {k}": (f"right {k}", "articles") for k in FIRST}
    parts |= {f"holds the day, first {k}": (f"holds {k}", "articles") for k in FIRST}
    parts |= {"right day, first with one": ("right first", "articles"), "constant right day": ("constant", "articles")}
    parts |= {"events with a day, share": ("dated", "events"), "events with bounds, share": ("bounded", "events")}
    parts |= {"wrong day, first with one": ("wrong first", "articles")}
    return shares(total(units), parts)
