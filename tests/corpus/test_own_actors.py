"""A user's own actors, imported ones and judgements, joined to what was read without reading again."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import dragoman as dr
from dragoman.cli import main
from dragoman.loading.document import make_document

REPORTS = [
    "The Azaw Front seized a depot near Bamako. The Malian army fired on the Azaw Front.",
    "Fighters of the Northern Azaw Front left Mopti in Mali.",
    "Adama Keita, a trader in Mali, accused the River Sons. Keita later left Mali.",
    "Ana Ruiz met the envoy Luis Paz in Lima, the Peruvian capital. Peru welcomed it.",
]
OWN = """
[[actor]]
name = "Azaw Front"
kind = "organization"
country = "ML"
sectors = ["REB"]
aliases = ["River Sons", "Northern Azaw Front"]

[[actor.role]]
title = "signatory"
of = "Accord of Segou"
since = 2019-05-01
reference = "the accord"
"""


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    store = dr.Store(tmp_path / "news.dragoman")
    store.add([make_document(text, published="2024-03-02") for text in REPORTS])
    return store


def who(store: dr.Store, name: str) -> set[tuple[Any, ...]]:
    rows = store.sql(f"SELECT actor, country, actor_by FROM entities WHERE name = '{name}'").to_pylist()
    return {tuple(row.values()) for row in rows}


def write_own(store: dr.Store, text: str = OWN) -> None:
    store.path.with_name("actors.toml").write_text(text, encoding="utf-8")


def lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return path


def test_an_own_actor_is_joined_without_reading_again(store: dr.Store) -> None:
    assert {actor for actor, *_ in who(store, "Azaw Front")} == {None}
    write_own(store)
    done = store.resolve()
    assert (done.seen, done.changed) == (3, 3)
    assert who(store, "Azaw Front") == {("Azaw Front", "MLI", "own: name, a country in the text")}
    assert set(store.events(country="Mali")["actors"].to_pylist()) >= {"Azaw Front"}
    assert store.verify() > 0
    assert store.resolve().changed == 0


def test_an_actor_with_several_names_is_one_row_of_the_actors(store: dr.Store) -> None:
    write_own(store)
    store.resolve()
    rows = [row for row in store.actors().to_pylist() if "River Sons" in row["aliases"]]
    assert [(row["name"], row["documents"]) for row in rows] == [("Azaw Front", 3)]
    assert set(rows[0]["aliases"].split("; ")) >= {"Azaw Front", "Northern Azaw Front", "River Sons"}


def test_a_new_alias_needs_no_reread(store: dr.Store) -> None:
    write_own(store)
    store.resolve()
    write_own(store, OWN.replace('"River Sons", ', ""))
    store.resolve()
    assert {actor for actor, *_ in who(store, "River Sons")} == {None}
    write_own(store)
    store.resolve()
    assert {actor for actor, *_ in who(store, "River Sons")} == {"Azaw Front"}


def test_documents_added_later_are_joined_at_once(store: dr.Store) -> None:
    write_own(store)
    store.resolve()
    store.add([make_document("The River Sons freed two drivers in Gao.")])
    assert store.resolve().changed == 0
    assert {actor for actor, *_ in who(store, "River Sons")} == {"Azaw Front"}


def test_without_its_file_an_own_actor_is_gone(store: dr.Store) -> None:
    before = store.sql("FROM entities ORDER BY document, id").to_pylist()
    write_own(store)
    store.resolve()
    store.path.with_name("actors.toml").unlink()
    store.resolve()
    assert store.sql("FROM entities ORDER BY document, id").to_pylist() == before


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[actor]]\nkind = 'group'", "actor 1: it has no name"),
        ("[[actor]]\nname = 'A'\nkind = 'club'", "the kind is 'club'"),
        ("[[actor]]\nname = 'A'\nkind = 'group'\ncountry = 'Atlantis'", "'Atlantis' is no country"),
        ("[[actor]]\nname = 'A'\nkind = 'group'\ncolour = 'red'", "colour: no field"),
        ("[[actor]]\nname = 'A'\nkind = 'group'\n" * 2, "'A' is there twice"),
        ("[[actor]]\nname = 'A'\nkind = 'group'\n[[actor.role]]\ntitle = 'head'\nsince = 'May'", "since is 'May'"),
        ("[actor", "cannot be read as TOML"),
        ("[people]\n", "allowed are only"),
    ],
)
def test_a_bad_own_file_says_what_is_wrong_and_changes_nothing(store: dr.Store, text: str, words: str) -> None:
    write_own(store, text)
    with pytest.raises(dr.ConfigError, match=words):
        store.resolve()
    assert store.verify() > 0


PERSON = {"id": "NK-1", "schema": "Person", "caption": "Adama Keita", "properties": {
    "name": ["Adama Keita"], "alias": ["Keita Adama"], "country": ["ml"], "topics": ["gov.head", "sanction"],
    "wikidataId": ["Q1"]}}  # fmt: skip
POST = {"id": "post-1", "schema": "Position", "properties": {"name": ["Mayor of Segou"], "country": ["ml"]}}
HELD = {"id": "occ-1", "schema": "Occupancy", "properties": {
    "holder": ["NK-1"], "post": ["post-1"], "startDate": ["2020-06"], "endDate": ["2023"]}}  # fmt: skip


def test_follow_the_money_brings_actors_with_dated_offices(store: dr.Store, tmp_path: Path) -> None:
    found = store.import_actors(lines(tmp_path / "os.ndjson", HELD, PERSON, POST, {"id": "v", "schema": "Vessel",
                                                                                   "properties": {}}))  # fmt: skip
    assert (found.taken, found.failed) == (1, 0)
    store.resolve()
    why = "imported: name, its country, a country in the text"
    assert who(store, "Adama Keita") == {("Adama Keita [NK-1]", "MLI", why)}
    held = store.sql("FROM occupancies").to_pylist()
    assert [(h["holder"], h["post"], h["since"], h["until"]) for h in held] == [("NK-1", "post-1", "2020-06", "2023")]


def wikidata(id: str, name: str, **claims: object) -> dict[str, object]:
    def item(value: str) -> dict[str, object]:
        return {"mainsnak": {"datavalue": {"value": {"id": value}}}, "rank": "normal"}

    made = {prop: [item(str(value))] for prop, value in claims.items()}
    return {"id": id, "type": "item", "labels": {"en": {"value": name}}, "aliases": {}, "claims": made}


def test_wikidata_brings_persons_and_organizations(store: dr.Store, tmp_path: Path) -> None:
    peru = dict(_ids("Peru"))["wikidata"]
    file = tmp_path / "items.json"
    rows = [wikidata("Q9001", "Luis Paz", P31="Q5", P27=peru), wikidata("Q9002", "Ana Ruiz", P31="Q5", P27="Q0")]
    file.write_text("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]\n", encoding="utf-8")
    assert store.import_actors(file).taken == 2
    store.resolve()
    assert who(store, "Luis Paz") == {("Luis Paz [Q9001]", "PER", "imported: name, a country in the text")}
    assert who(store, "Ana Ruiz") == {(None, None, None)}, "no country speaks for her: it may be another Ana Ruiz"
    reasons = store.sql("SELECT reasons FROM entities WHERE name = 'Ana Ruiz'")["reasons"][0].as_py()
    assert json.loads(reasons)["actor"] == "below_threshold"


def _ids(state: str) -> tuple[tuple[str, str], ...]:
    from dragoman.knowledge.states import state_of

    found = state_of(state)
    assert found is not None
    return found.ids


def test_namesakes_are_told_apart_by_country_or_left_open(store: dr.Store, tmp_path: Path) -> None:
    other = PERSON | {"id": "NK-2", "properties": PERSON["properties"] | {"country": ["sn"]}}  # type: ignore[operator]
    store.import_actors(lines(tmp_path / "two.jsonl", PERSON, other))
    store.resolve()
    assert {actor for actor, *_ in who(store, "Adama Keita")} == {"Adama Keita [NK-1]"}
    store.import_actors(lines(tmp_path / "two.jsonl", PERSON, PERSON | {"id": "NK-3"}))
    store.resolve()
    assert {actor for actor, *_ in who(store, "Adama Keita")} == {None}


def test_a_table_brings_actors_and_bad_rows_lose_nothing_else(store: dr.Store, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("name,kind,country,aliases,title,since\nAzaw Front,group,MLI,River Sons,,\n,group,,,,\n"
                    "B,club,,,,\nC Front,group,MLI|SEN,,party to the accord,2019\n", encoding="utf-8")  # fmt: skip
    found = store.import_actors(file)
    assert (found.taken, found.failed) == (2, 2)
    assert [failure.origin for failure in found.failures] == [f"{file}:2", f"{file}:3"]
    store.resolve()
    assert {actor for actor, *_ in who(store, "River Sons")} == {"Azaw Front"}


@pytest.mark.parametrize("text", ["{", "[1]", "nothing", '{"id": "x"}', '{"schema": "Person", "properties": {}}'])
def test_lines_that_are_no_entities_are_failures(store: dr.Store, tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text(text + "\n" + json.dumps(PERSON) + "\n", encoding="utf-8")
    found = store.import_actors(file)
    assert (found.taken, found.failed) == (1, 1)


def test_a_file_of_another_kind_is_refused(store: dr.Store, tmp_path: Path) -> None:
    (tmp_path / "actors.xlsx").write_bytes(b"PK")
    for name in ("actors.xlsx", "none.jsonl"):
        with pytest.raises(dr.ConfigError, match="no file of actors"):
            store.import_actors(tmp_path / name)


def entity(store: dr.Store, name: str) -> str:
    return str(store.sql(f"SELECT id FROM entities WHERE name = '{name}' ORDER BY document")["id"][0].as_py())


def test_a_judgement_overrides_and_can_be_undone(store: dr.Store) -> None:
    write_own(store)
    store.resolve()
    id = entity(store, "River Sons")
    store.judge(id, "different", actor="Azaw Front", author="Awa", why="a football club")
    store.resolve()
    assert {actor for actor, *_ in who(store, "River Sons")} == {None}
    store.undo(1, author="Awa")
    store.resolve()
    assert {actor for actor, *_ in who(store, "River Sons")} == {"Azaw Front"}
    store.judge(entity(store, "Luis Paz"), "same", actor="Taliban")
    store.judge(entity(store, "Peru"), "unsure")
    store.resolve()
    assert {(actor, by) for actor, _, by in who(store, "Luis Paz")} == {("Taliban", "judged")}
    assert {(actor, by) for actor, _, by in who(store, "Peru")} == {(None, "judged")}
    first = store.judgements().to_pylist()[0]
    assert (first["verdict"], first["actor"], first["undone_by"]) == ("different", "Azaw Front", "Awa")


@pytest.mark.parametrize(
    ("verdict", "actor", "words"),
    [("same", None, "give the known actor"), ("right", "Taliban", "give the known actor"),
     ("same", "Nobody's Front", "nobody known is called")],
)  # fmt: skip
def test_a_judgement_that_does_not_fit_is_refused(store: dr.Store, verdict: str, actor: str | None, words: str) -> None:
    with pytest.raises(dr.ConfigError, match=words):
        store.judge(entity(store, "Luis Paz"), verdict, actor=actor)
    with pytest.raises(dr.ConfigError, match="said of entities"):
        store.judge(store.sql("SELECT id FROM events")["id"][0].as_py(), "unsure")
    with pytest.raises(dr.ConfigError, match="no judgement 7"):
        store.undo(7)


def test_somebody_unknown_has_one_id_everywhere_and_can_be_promoted(store: dr.Store) -> None:
    store.add([make_document("Chad condemned the AZAW FRONT."), make_document("The Azaw Front fled.")])
    ids = store.sql("SELECT DISTINCT actor_id FROM entities WHERE name ILIKE 'Azaw Front'")["actor_id"].to_pylist()
    assert len(ids) == 1
    assert ids[0].startswith("~")
    written = store.promote("Azaw Front", country="ML")
    assert f'ids = {{ local = "{ids[0]}" }}' in written
    store.resolve()
    assert {row[:2] for row in who(store, "Azaw Front")} == {("Azaw Front", "MLI")}
    with pytest.raises(dr.ConfigError, match="no document names anybody unknown"):
        store.promote("Azaw Front")


def test_the_commands_do_the_same(store: dr.Store, tmp_path: Path) -> None:
    def run(*words: str, status: int = 0) -> str:
        result = CliRunner().invoke(main, list(words))
        assert result.exit_code == status, result.output
        return result.output

    path = str(store.path)
    assert "Azaw Front" in run("promote", path, "Azaw Front", "--country", "ML")
    assert "changed" in run("resolve", path)
    assert "1 actors, 0 failed" in run("import-actors", path, str(lines(tmp_path / "os.ndjson", PERSON)))
    (tmp_path / "bad.jsonl").write_text("{\n", encoding="utf-8")
    assert "0 actors, 1 failed" in run("import-actors", path, str(tmp_path / "bad.jsonl"), status=1)
    run("judge", path, entity(store, "Luis Paz"), "same", "--actor", "Taliban", "--author", "Awa")
    run("undo", path, "1")
    assert "there is no judgement 1" in run("undo", path, "1", status=2)


def test_a_leader_has_its_offices_until_somebody_judges_that_it_is_another(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "news.dragoman")
    store.add([make_document("President Uhuru Kenyatta of Kenya met NATO.", published="2016-05-01")])
    (row,) = store.sql("SELECT id, actor, offices FROM entities WHERE kind = 'person'").to_pylist()
    assert (row["actor"], row["offices"]) == ("Uhuru Kenyatta [KEN 2013]", "president 2013-04-09 –")
    store.judge(row["id"], "different", actor="Uhuru Kenyatta [KEN 2013]", author="Ama")
    store.resolve()
    (row,) = store.sql("SELECT actor, offices FROM entities WHERE kind = 'person'").to_pylist()
    assert (row["actor"], row["offices"]) == (None, "president")
    store.undo(1, author="Ama")
    store.add([make_document("Kenyatta, a trader, left Lima.", published="2016-05-01")])
    (row,) = store.sql("SELECT id, actor FROM entities WHERE name = 'Kenyatta'").to_pylist()
    store.judge(row["id"], "same", actor="Uhuru Kenyatta [KEN 2013]", author="Ama")
    store.resolve()
    (row,) = store.sql("SELECT actor, actor_by FROM entities WHERE name = 'Kenyatta'").to_pylist()
    assert (row["actor"], row["actor_by"]) == ("Uhuru Kenyatta [KEN 2013]", "judged")
