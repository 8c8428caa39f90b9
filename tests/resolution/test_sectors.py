"""Which sectors of society an actor belongs to."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman as dr
from dragoman.knowledge.sectors import NONE, SectorRow, sector_rows
from dragoman.resolution.country_names import country_of
from dragoman.resolution.sectors import sectors_of
from marked import parse_marked


@pytest.mark.parametrize(
    ("name", "sectors"),
    [
        ("Peruvian police", ("COP",)), ("the Fijian foreign ministry", ("GOV",)), ("members of parliament", ("LEG",)),
        ("Ghana's Secretary of State", ("GOV",)), ("the army's chief of staff", ("MIL",)),
        ("opposition lawmakers", ("LEG", "OPP")), ("the opposition leader", ("OPP",)),
        ("rebel fighters", ("REB", "UAF")), ("unidentified gunmen", ("UAF",)), ("two Togolese nurses", ("MED",)),
        ("residents of Goma", ("CVL",)), ("former Malian premier", ("ELI", "GOV")), ("an ex-minister", ("ELI", "GOV")),
        ("the youth wing of the party", ("PTY",)), ("spokesman for the rebels", ("REB",)),
        ("Guinea", ()), ("Ana Ruiz", ()), ("", ()), ("the group's leader", ()),
    ],
)  # fmt: skip
def test_a_name_tells_its_sectors(name: str, sectors: tuple[str, ...]) -> None:
    assert sectors_of(name) == sectors


@pytest.mark.parametrize("row", sector_rows(), ids=lambda row: row.sector)
def test_each_word_of_a_row_tells_its_sector_one_and_many(row: SectorRow) -> None:
    wanted = () if row.sector == NONE else (row.sector,)
    told = {word: sectors_of(f"Chadian {word}") for word in row.words}
    assert {word: found for word, found in told.items() if found[:1] != wanted[:1]} == {}
    text, marks = parse_marked(row.example)
    assert sectors_of(text[marks["word"][0].start : marks["word"][0].end]) == wanted


@pytest.mark.parametrize(
    ("text", "name", "sectors"),
    [
        ("Peruvian President Ana Ruiz met rebels.", "Ana Ruiz", ("GOV",)),
        ("Former Peruvian President Ana Ruiz met rebels.", "Ana Ruiz", ("ELI", "GOV")),
        ("Opposition lawmaker Ana Ruiz met rebels.", "Ana Ruiz", ("LEG", "OPP")),
        ("Ana Ruiz met rebels in Peru.", "Ana Ruiz", ()),
        ("Ana Ruiz met rebels in Peru.", "Peru", ()),
    ],
)
def test_titles_tell_a_persons_sectors(text: str, name: str, sectors: tuple[str, ...]) -> None:
    (entity,) = [e for e in dr.read(text).entities if e.name == name]
    assert entity.sectors == sectors


AGENTS = [line.split("\t") for line in (Path(__file__).parent / "agents.tsv").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("name", "sector", "country"), [row for row in AGENTS if len(row) == 3][1:])
def test_how_news_names_somebody_tells_sector_and_country(name: str, sector: str, country: str) -> None:
    assert (sectors_of(name)[:1], country_of(name) or "") == ((sector,), country)
