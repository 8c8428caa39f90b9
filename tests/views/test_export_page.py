"""docs/exports.md names every field that is written, and no other."""

import dataclasses
import re
from pathlib import Path
from typing import Any

import networkx as nx
import pyarrow.parquet as pq
import pytest
from exported import kept, lines, scored, written
from followthemoney import model
from handmade import BY, Handmade

import dragoman as dr
from dragoman import records as r
from dragoman.cli.exporting import _FORMATS
from dragoman.document import Span
from dragoman.resolution.resolve import resolved
from dragoman.views.export.export import FORMATS
from dragoman.views.export.polecat import COLUMNS
from dragoman.vocabulary import TieKind
from dragoman.when import When

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")
MANUAL = {
    "event": "id has_event date time enddate endtime actor recipient event event_loc event_text quad_code event_scale "
             "mode context link text text_info cite_info coder coded_date coded_time comment",
    "entity": "code sector entity_text identifier_id identifier_text religion ethnicity office gender age",
    "text_info": "sequence start end text_story",
    "cite_info": "corpus citation url title language publication license copyright coder codebook version",
    "location": "extracted_place resolved_place geonameid lat lon city district province country country_code "
                "feature_class feature_code resolution",
}  # fmt: skip
"""The fields of PLOVER's manual, tables 6.1 to 6.6, in its order (6.4, of sizes, is another field's)."""

Who = dict[str, str | None]

TEXT = """The Wharf signs
Togo's president Ama Boateng, of the Palm Party, accused the firm Gazprom in Lomé on 3 March 2031. Chad armed it."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    title = "The Wharf signs"
    made = Handmade(TEXT, {"published": "2031-03-04", "publisher": "The Ferry", "url": "https://example.org/1",
                           "language": "en", "author": "Kim Li", "title": Span(0, len(title), title)})  # fmt: skip
    ama = made.entity("Ama Boateng", "Ama Boateng")
    titled = {"aliases": ("Boateng",), "roles": (r.Title(made.span("president"), "current"),)}
    made.records["entities"] = [dataclasses.replace(made.records["entities"][0], **titled)]
    party = made.entity("Palm Party", "Palm Party", kind="organization")
    gazprom = made.entity("Gazprom", "Gazprom", kind="organization")
    togo, chad = (made.entity(name, name, kind="state") for name in ("Togo", "Chad"))
    made.add("places", r.Place("p0", BY, made.span("Lomé"), "Lomé", 2365267, 6.13, 1.22, "TGO", "Maritime", "PPL"))
    made.event("ACCUSE", "accused", {"Ama Boateng": ama}, {"Gazprom": gazprom}, place="p0",
               when=When("2031-03-03", "2031-03-03", "clause", None))  # fmt: skip
    leader: Who = {"Ama Boateng": ama}
    bloc: Who = {"Palm Party": party}
    ties: list[tuple[TieKind, Who, Who]] = [
        ("heads", leader, {"Togo": togo}), ("member_of", leader, bloc), ("sponsors", {"Chad": chad}, bloc),
        ("represents", leader, bloc),
    ]  # fmt: skip
    for tie in ties:
        made.tie(*tie, since="2030-01-01", until="2031-01-01")
    return kept(tmp_path_factory.mktemp("page"), resolved(scored(made.reading())))


def section(heading: str) -> str:
    return PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def named(text: str) -> list[str]:
    """The first cells of a section's rows."""
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


def filled(text: str) -> list[str]:
    return [row[0] for row in re.findall(r"^\| `([^`]+)` \| (?!–)(.*) \|$", text, re.MULTILINE)]


def test_the_command_offers_every_format() -> None:
    assert tuple(FORMATS) == _FORMATS
    assert "|".join(FORMATS) in PAGE


def test_every_field_of_plover_stands_in_the_page_filled_or_not(store: dr.Store) -> None:
    parts = dict(zip(("event", "entity", "text_info", "cite_info", "location"),
                     re.split(r"\n(?:Each of `actor` and `recipient`|`text_info`|`cite_info`|`event_loc`):\n",
                              section("PLOVER")), strict=True))  # fmt: skip
    assert {name: named(part) for name, part in parts.items()} == {n: fields.split() for n, fields in MANUAL.items()}
    (event,) = lines(written(store, "plover"))
    objects = {"event": event, "entity": event["actor"][0], "text_info": event["text_info"],
               "cite_info": event["cite_info"], "location": event["event_loc"]}  # fmt: skip
    assert {name: filled(part) for name, part in parts.items()} == {name: list(obj) for name, obj in objects.items()}


def test_the_columns_of_polecat_stand_in_the_page_in_their_order() -> None:
    assert tuple(named(section("POLECAT"))) == COLUMNS


def test_every_property_of_followthemoney_that_is_written_stands_in_the_page(store: dr.Store) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (`.*) \|$", section("FollowTheMoney"), re.MULTILINE)
    told = {schema: set(re.findall(r"`(\w+)`", properties)) for schema, properties in rows}
    found: dict[str, set[str]] = {}
    for entity in lines(written(store, "ftm")):
        found.setdefault(entity["schema"], set()).update(entity["properties"])
    assert found.keys() == told.keys()
    for schema, properties in told.items():
        assert found[schema] <= properties
        assert not [name for name in properties if name not in model[schema].properties]
    actors = {"Person", "PublicBody", "Company", "Organization"}
    written_ones = set[str]().union(*(found[schema] for schema in actors))
    assert {name for schema in actors for name in told[schema]} == written_ones
    assert {s: told[s] - found[s] for s in told if s not in actors and told[s] != found[s]} == {}


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_columns_of_every_table_stand_in_the_page(store: dr.Store, form: str) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (`.*) \|$", section("CSV and Parquet"), re.MULTILINE)
    told = {name: re.findall(r"`(\w+)`", columns) for name, columns in rows}
    for path in written(store, form).iterdir():
        first = path.read_bytes().splitlines()[0].decode().split(",") if form == "csv" else pq.read_schema(path).names
        assert first == told.pop(path.stem)
    assert not told


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_the_attributes_of_nodes_and_edges_stand_in_the_page(store: dr.Store, form: str) -> None:
    nodes, edges = map(named, section("GraphML and GEXF").split("| edge | ours |"))
    path = written(store, form)
    graph: Any = nx.read_graphml(path, force_multigraph=True) if form == "graphml" else nx.read_gexf(path)
    of_nodes = {name for _, data in graph.nodes(data=True) for name in data} - {"label"}
    of_edges = {name for *_, data in graph.edges(data=True) for name in data} - {"label", "id", "start", "end"}
    assert (of_nodes, of_edges - {"networkx_key"}) == (set(nodes), set(edges))


