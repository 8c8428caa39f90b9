"""What a long list of a user's actors costs: `python -m benchmarks.own_actors [--entities 1000000] [--keep FOLDER]`.

Made-up persons and offices in FollowTheMoney's form, one line each, are imported into a new store; reports that name
two of them are read into it (the first also loads the reader), then joined anew. Prints seconds, the store's size, and
the most memory that the process had up to the import's end. No figure decides anything.
"""

from __future__ import annotations

import argparse
import functools
import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import dragoman as dr
from dragoman.document import Document
from dragoman.knowledge.states import State, states
from dragoman.loading.document import make_document

SYLLABLES = tuple("ka lo mi re tu ba ne so ri va do shu pe li ga ny zo ter wen mak".split())
REPORT = "{0}, a trader in {2}, met {1} in {2}. {0} accused {1} of arming the rebels."


def main() -> None:
    """Import, join, read, and print what each took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=1_000_000)
    parser.add_argument("--keep", type=Path, help="an existing folder for the list and the store")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        measure(given.keep or Path(scratch), given.entities)


def measure(folder: Path, entities: int) -> None:
    """All steps on a list of that many entities."""
    listed, store = folder / "entities.ndjson", dr.Store(folder / "own.dragoman")
    with listed.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(entity) + "\n" for entity in made_up(entities))
    print(f"{listed.stat().st_size / 1e6:.0f} MB of {entities} entities; {memory():.0f} MB of memory before the import")
    clocked("import", lambda: store.import_actors(listed))
    print(f"peak memory {memory():.0f} MB; store {store.path.stat().st_size / 1e6:.0f} MB")
    for report in reports(entities):
        clocked("read a report", functools.partial(store.add, [report]))
    clocked("join anew", store.resolve)
    print(store.sql("SELECT name, actor, actor_by FROM entities WHERE actor LIKE '%[p-%'").to_pylist()[:2])


def clocked(step: str, do: Callable[[], object]) -> None:
    """Do it and print the seconds."""
    begun = time.monotonic()
    done = do()
    print(f"{step:24} {time.monotonic() - begun:7.1f} s  {done}")


def made_up(entities: int) -> Iterator[dict[str, object]]:
    """So many entities: three persons and an office of one of them, and again."""
    for i in range(entities):
        country = str(countries()[i % len(countries())].iso2).lower()
        if i % 4 == 3:
            yield {"id": f"o-{i}", "schema": "Occupancy", "properties": {
                "holder": [f"p-{i - 1}"], "post": [f"post-{i % 100}"], "startDate": ["2019"]}}  # fmt: skip
        else:
            yield {"id": f"p-{i}", "schema": "Person", "properties": {
                "name": [name(i)], "alias": [name(i).split()[1] + " " + name(i).split()[0]], "country": [country],
                "topics": ["role.pep"]}}  # fmt: skip


@functools.cache
def countries() -> list[State]:
    """Those whose persons the list has."""
    return [state for state in states() if state.iso2]


def name(number: int) -> str:
    """The made-up name with a number, no two alike up to 64 million."""
    digits = [number // len(SYLLABLES) ** k % len(SYLLABLES) for k in range(6)]
    first, last = digits[:3], digits[3:]
    return " ".join("".join(SYLLABLES[d] for d in part).capitalize() for part in (first, last))


def reports(entities: int) -> Iterator[Document]:
    """Three reports on two of the list, in the country of one."""
    first = entities // 8 * 4
    told = REPORT.format(name(first), name(first + 1), countries()[first % len(countries())].name)
    for more in ("It rained.", "It snowed.", "It was dry."):
        yield make_document(f"{told} {more}")


def memory() -> float:
    """The most that the process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    main()
