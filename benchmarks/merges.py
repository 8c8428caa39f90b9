"""How many of the merges across reports are right, and what was nearly merged: own labels in `merges.jsonl`.

SEESAW's articles and PolNeAR's dev reports, with their outlets and days, go into one store. `python -m
benchmarks.merges DATA STORE SHEET PAIRS` draws from it a hundred pairs of events that are one happening, no two of the
same one, and the hundred that the rule was nearest to joining, shuffled: SHEET, for readers, has each with its context,
and tells neither the decision nor the reasons; PAIRS has their places. Two readers, apart, said of each pair whether
both tell one happening (y, n). The measures are over the pairs that are joined now and over those that are not; the
mean of both readers. A unit is a pair.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import dragoman as dr
from benchmarks.figures import Figure, figures
from benchmarks.measures import ratio
from benchmarks.texts import folder
from dragoman.corpus import files
from dragoman.document import Document
from dragoman.loading.document import make_document
from dragoman.resolution.clusters import Judged
from dragoman.resolution.grouping import Grouping
from dragoman.resolution.told import told

LABELS = Path(__file__).with_name("merges.jsonl")
SEED, SIZE, AROUND = 4, 100, 400
OUTLETS = {"breitbart": "Breitbart", "huff-post": "Huffington Post", "nyt": "The New York Times",
           "politico": "Politico", "usa-today": "USA Today", "wash-post": "The Washington Post",
           "west-journal": "Western Journalism"}  # fmt: skip

Row = dict[str, Any]
Unit = tuple[bool, Sequence[str]]
"""Whether the pair is joined, and both readers' labels."""


def run(data: Path, limit: int | None = None) -> dict[str, Figure]:
    """Read the documents, merge their events and look for the labelled pairs; `limit` takes the first documents."""
    if not LABELS.exists():
        return {}
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as home:
        store = dr.Store(Path(home) / "merges.dragoman")
        store.add(list(documents(data))[:limit])
        return figures([(joined(store, row), row["labels"]) for row in rows], measure)


def documents(data: Path) -> Iterator[Document]:
    """SEESAW's articles, then PolNeAR's dev reports; the address is the set's name and the file's."""
    home = folder(data, "seesaw")
    for path in sorted((home / "articles").glob("*.json")):
        story, _, number = path.stem.partition("_DOCUMENT_")
        row, meta = (json.loads(p.read_text(encoding="utf-8")) for p in (path, home / "meta" / f"{story}.json"))
        body = " ".join(sentence["text"].strip() for sentence in row["text"] if sentence["text"].strip())
        outlet = meta[f"Meta info for article {number}"]["source"]
        text = f"{row['title']}\n\n{body}"
        yield make_document(text, published=meta["story_time"], publisher=outlet, url=f"seesaw:{path.stem}")
    for path in sorted((folder(data, "polnear") / "dev" / "text").glob("*.txt")):
        name, day, _ = path.stem.split("_", 2)
        text = path.read_text(encoding="utf-8")
        yield make_document(text, published=day, publisher=OUTLETS[name], url=f"polnear:{path.stem}")


def joined(store: dr.Store, row: Row) -> bool:
    """Whether the two events of a row, by address and place, belong to one happening."""
    places = " OR ".join(f"(d.url = '{url}' AND e.start = {start})" for url, start, _ in (row["first"], row["other"]))
    found = store.sql(f"""SELECT h.happening FROM happening_events h JOIN events e ON e.uid = h.event
        JOIN documents d ON d.id = e.document WHERE {places}""")["happening"].to_pylist()
    return len(found) == 2 and found[0] == found[1]


def measure(units: Sequence[Unit]) -> dict[str, float]:
    """The shares of pairs that are one happening."""
    one, apart = ([x for is_one, labels in units if is_one == which for x in labels] for which in (True, False))
    return {
        "joined, right": ratio(one.count("y"), len(one)),
        "joined, share": ratio(sum(is_one for is_one, _ in units), len(units)),
        "nearly joined, one happening": ratio(apart.count("y"), len(apart)),
        "readers agree": ratio(sum(a == b for _, (a, b) in units), len(units)),
    }


def draw(path: Path) -> list[Row]:
    """The pairs, each as where both events are, with what a reader is shown; one pair of a happening."""
    with files.reading(path) as connection:
        events = list(told(connection))
        texts = dict(connection.execute("SELECT id, text FROM documents").fetchall())
        urls = dict(connection.execute("SELECT id, url FROM documents").fetchall())
    grouping = Grouping(events, Judged())
    rng = random.Random(SEED)
    groups = grouping.groups()
    merged = [tuple(sorted(rng.sample(group, 2))) for group in groups]
    home = {n: k for k, group in enumerate(groups) for n in group}
    near = sorted((grouping.compare(a, b).missing, rng.random(), a, b) for a, b in grouping.pairs()
                  if not grouping.compare(a, b).against and (a not in home or home[a] != home.get(b)))  # fmt: skip
    chosen = [*rng.sample(merged, min(SIZE, len(merged))), *_once((a, b) for _, _, a, b in near)]
    rng.shuffle(chosen)
    return [{name: {"url": urls[events[n].document], "event": events[n], "text": texts[events[n].document]}
             for name, n in zip(("first", "other"), pair, strict=True)} for pair in chosen]  # fmt: skip


def _once(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first pairs in which no event stands twice."""
    seen: set[int] = set()
    found: list[tuple[int, int]] = []
    for pair in pairs:
        if seen.isdisjoint(pair) and len(found) < SIZE:
            found.append(pair)
            seen |= {*pair}
    return found


def shown(number: int, row: Row) -> str:
    """A pair as a reader sees it: outlet, day and context of each, the trigger in brackets."""
    parts = [f"=== {number}    one happening (y) or not (n)? "]
    for side in (row["first"], row["other"]):
        event, text = side["event"], side["text"]
        end = event.start + len(event.trigger)
        marked = f"{text[max(0, event.start - AROUND):event.start]}[[{event.trigger}]]{text[end:end + AROUND]}"
        parts.append(f"{event.publisher}, {event.day}: … {' '.join(marked.split())} …")
    return "\n\n".join(parts)


def _place(side: Row) -> list[str | int]:
    start = side["event"].start
    return [side["url"], start, start + len(side["event"].trigger)]


def main(data: str, store: str, sheet: str, pairs: str) -> None:
    """Make the store where there is none, draw, and write both files."""
    if not Path(store).exists():
        dr.Store(store).add(documents(Path(data)))
    rows = draw(Path(store))
    Path(sheet).write_text("\n\n\n".join(shown(n, row) for n, row in enumerate(rows, 1)), encoding="utf-8")
    kept = [{name: _place(row[name]) for name in ("first", "other")} for row in rows]
    Path(pairs).write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
