"""How long a store takes to answer: `python -m benchmarks.store STORE [--runs 5]`.

Typical questions, each asked through the public API as a command does, opening the file anew: the median and
the slowest of some runs, in milliseconds, with the rows that come back. The persons are the one that speaks most and
the hundredth. `benchmarks.large_store` makes a store that is large enough; no figure decides anything.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

import dragoman as dr

Question = Callable[[], pa.Table]
OUTLET = "Outlet 7"


def main() -> None:
    """Ask everything and print the times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    store = dr.Store(given.store)
    documents = store.sql("SELECT count(*) AS n FROM documents WHERE parent IS NULL")["n"][0].as_py()
    print(f"{documents} articles, {given.store.stat().st_size / documents / 1000:.1f} kB each")
    for name, ask in questions(store).items():
        times, rows = timed(ask, given.runs)
        print(f"{name:58} {statistics.median(times):6.0f} ms, slowest {max(times):6.0f} ms, {rows} rows")


def questions(store: dr.Store) -> dict[str, Question]:
    """What is asked, in words."""
    often, seldom = speakers(store)
    fall = store.sql("SELECT id FROM events WHERE type = 'CHANGE' AND 'falls' = modes LIMIT 1")["id"][0].as_py()
    return {
        "documents of an outlet since a month": lambda: store.documents(publisher=OUTLET, published_since="2024-11"),
        "events of a frequent actor": lambda: store.events(actor=often),
        "events of a rare actor, everything": lambda: store.events(actor=seldom, all=True),
        "assaults since a year": lambda: store.events(type="ASSAULT", since="2016"),
        "demands of a country's actors": lambda: store.events(country="China", status="demanded"),
        "events within an organization": lambda: store.events(within="Democratic Party"),
        "attributions of a frequent speaker in one outlet": lambda: store.attributions(actor=often, publisher=OUTLET),
        "attributions of a rare speaker": lambda: store.attributions(actor=seldom),
        "who commands whom": lambda: store.ties(type="commands"),
        "ties of a frequent actor": lambda: store.ties(actor=often),
        "actors of a country": lambda: store.actors(country="China"),
        "search for a phrase": lambda: store.search('"white house" sanctions'),
        "yearly panel of a country's dyads by quadrant": lambda: store.panel(
            "dyad,year,quad", level="country", country="China"
        ),
        "sample of 200 events of an actor": lambda: store.sample(actor=often),
        "timeline of a rare speaker": lambda: store.timeline(actor=seldom),
        "timeline of what is between two": lambda: store.timeline(actor=seldom, other=often),
        "timeline of two words, before and after an event": lambda: store.timeline(words="climate rules", pivot=fall),
        "network of a frequent actor": lambda: store.network(actor=often).edges,
        "network of a rare actor against another day": lambda: store.network(
            actor=seldom, at="2024", against="2021"
        ).edges,
        "network of everybody": lambda: store.network().nodes,
        "voices on two words": lambda: store.voices(words="climate rules").voices,
        "voices in an outlet": lambda: store.voices(publisher=OUTLET).voices,
        "breaks in what a rare actor does": lambda: store.change(actor=seldom, undated=True),
        "count of events by type, in SQL": lambda: store.sql("SELECT type, count(*) FROM events GROUP BY type"),
        "positions for and against an organization": lambda: store.positions(about="NATO"),
        "divergence within an organization": lambda: store.divergence(within="Democratic Party"),
        "trace of a record": lambda: traced(store, seldom),
    }


def speakers(store: dr.Store) -> tuple[str, str]:
    """The named person to whom most is attributed, and the hundredth."""
    query = """SELECT name FROM roles WHERE role = 'sources' AND named AND contains(name, ' ') GROUP BY name
        ORDER BY count(*) DESC, name LIMIT 100"""
    names = store.sql(query)["name"].to_pylist()
    return names[0], names[-1]


def traced(store: dr.Store, actor: str) -> pa.Table:
    """The record of a trace, as a table of one row."""
    ids = store.sql(f"SELECT record FROM roles WHERE name = '{actor.replace(chr(39), chr(39) * 2)}' LIMIT 1")
    store.trace(ids["record"][0].as_py())
    return ids


def timed(ask: Question, runs: int) -> tuple[list[float], int]:
    """Milliseconds of each run after one that is not counted, and the rows that came back."""
    rows = ask().num_rows
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        ask()
        times.append(1000 * (time.perf_counter() - start))
    return times, rows


if __name__ == "__main__":
    main()
