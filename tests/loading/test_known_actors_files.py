"""Lists of actors in other people's forms, a row at a time."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dragoman.knowledge.actors import KnownActor, known_actors
from dragoman.knowledge.sectors import sector_rows, topic_sectors
from dragoman.loading.known.follow_the_money import from_entity
from dragoman.loading.known.load import load_actors
from dragoman.records import Failure

SECTORS = {row.sector for row in sector_rows()} | {sector for actor in known_actors() for sector in actor.sectors}


def person(**properties: object) -> KnownActor:
    parts = list(from_entity({"id": "x-1", "schema": "Person", "caption": "Ana Ruiz", "properties": properties}))
    (actor,) = (part for part in parts if isinstance(part, KnownActor))
    return actor


@pytest.mark.parametrize(("topic", "sector"), topic_sectors().items())
def test_each_topic_tells_a_sector_that_there_is(topic: str, sector: str) -> None:
    assert sector in SECTORS
    assert person(topics=[topic, "sanction"]).sectors == (sector,)


def test_names_countries_and_identifiers_are_taken_once_each() -> None:
    told = person(name=["Ana Ruiz", "Ruiz, Ana"], alias=["Ruiz, Ana"], country=["pe", "xx"], nationality=["pe-lim"],
                  wikidataId=["Q1", "Q2"])  # fmt: skip
    assert (told.aliases, told.countries, told.ids) == (("Ruiz, Ana",), ("PER",), (("wikidata", "Q1"),))


@pytest.mark.parametrize("value", [None, 7, "pe", {"a": 1}, [7, None, {}]])
def test_values_of_another_shape_are_passed_over(value: object) -> None:
    told = person(country=value, alias=value, topics=value, positionOccupancies=value if value else [])
    assert (told.countries, told.aliases, told.sectors) == ((), (), ())


ROW = b'{"id": "x", "schema": "Person", "caption": "Ana Ruiz", "properties": {}}\n'


@pytest.mark.parametrize(
    ("name", "content", "taken"),
    [
        ("cut.jsonl.gz", gzip.compress(ROW * 9)[:-9], 0), ("not.json.gz", ROW, 0), ("not.jsonl.bz2", ROW, 0),
        ("latin.jsonl", ROW + b"\xff\xfe\n", 0), ("nul.jsonl", ROW + b"\0\n" + ROW, 2), ("empty.jsonl", b"", 0),
        ("none.csv", b"", 0), ("quotes.csv", b'name,kind\n"A,group\n', 0), ("deep.json", b"[" * 100_000, 0),
    ],
)  # fmt: skip
def test_a_bad_file_gives_failures_and_what_stands_before_them(
    tmp_path: Path, name: str, content: bytes, taken: int
) -> None:
    (tmp_path / name).write_bytes(content)
    parts = list(load_actors(tmp_path / name))
    failures = [part for part in parts if isinstance(part, Failure)]
    assert len(parts) - len(failures) >= taken
    assert len(failures) == (0 if name in ("empty.jsonl", "none.csv") else 1)
