"""Whom pronouns and definite descriptions mean in 22 reports of PolNeAR: own labels in `polnear_antecedents.tsv`.

The reports are of the corpus' training part, which marks no coreference, and none of them is among those that our own
training labels are from. A reader who did not see the program's answers gave each pronoun of the third person and each
definite description the nearest mention before that is one with it, or none. Another did so for three of the reports:
docs/model-card.md has how often both agree. Recall is the share, of those that lead to a name, for which
our mention's entity has that name; precision the share of right ones among all that we lead to any name. A unit is a
report.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.gum import PRONOUNS, measure
from benchmarks.measures import Counts, Range, overlap, touches
from benchmarks.texts import folder, read
from dragoman.document import Span

LABELS = Path(__file__).with_name("polnear_antecedents.tsv")
"""Lines of article, the place of a mention, and the place of one before that it is one with; "-" for none."""

Labels = Mapping[Range, Range | None]


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the labelled reports and score them; `limit` takes the first ones."""
    home = folder(data, "polnear") / "train" / "text"
    found = list(labels().items())[:limit]
    texts = [((home / f"{name}.txt").read_text(encoding="utf-8"), rows) for name, rows in found]
    return figures([score(text, rows, read(text)) for text, rows in texts], measure)


def labels() -> dict[str, dict[Range, Range | None]]:
    """The labels of each report."""
    out: dict[str, dict[Range, Range | None]] = defaultdict(dict)
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        report, start, end, *other = line.split("\t")
        out[report][int(start), int(end)] = None if other == ["-"] else (int(other[0]), int(other[1]))
    return out


def score(text: str, rows: Labels, reading: dr.Reading) -> Counts:
    """One report's counts, by form."""
    counts: Counts = Counter()
    for place in rows:
        form = "pronoun" if text[slice(*place)].lower() in PRONOUNS else "nominal"
        name, ours = _name(text, place, rows), _names(place, reading)
        right = name is not None and touches(ours, [name])
        counts.update({f"{form} gold": name is not None, f"{form} ours": bool(ours), f"{form} hit": right})
    return counts


def _name(text: str, place: Range, rows: Labels) -> Range | None:
    """The name that a mention's labels lead to."""
    seen: set[Range] = set()
    found: Range | None = place
    while found is not None and found in rows and found not in seen:
        seen.add(found)
        found = rows[found]
    return found if found is not None and found not in seen and text[found[0]].isupper() else None


def _names(place: Range, reading: dr.Reading) -> list[Range]:
    """The places of the names to which our mention at this place leads."""
    best = max(reading.mentions, key=lambda m: overlap(_range(m.head), place), default=None)
    if best is None or best.entity is None or not overlap(_range(best.head), place):
        return []
    return [_range(m.head) for m in reading.mentions if m.entity == best.entity and m.form == "name"]


def _range(span: Span) -> Range:
    return span.start, span.end
