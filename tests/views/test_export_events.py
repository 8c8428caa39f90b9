"""PLOVER and POLECAT: what they hold of events comes back, what they cannot hold is counted."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from exported import CASES, cells, kept, lines, report, scored, written
from handmade import BY, Handmade
from hypothesis import given, settings

import dragoman as dr
from dragoman import records as r
from dragoman.knowledge.actors import known_actors
from dragoman.knowledge.codes import cow_number, entity_code
from dragoman.knowledge.states import state_by_code
from dragoman.knowledge.tables import listed, rows
from dragoman.loading.document import make_document
from dragoman.resolution.resolve import resolved
from dragoman.views.export.coding import CONTENT, NO_DATE, NO_TYPE
from dragoman.views.export.polecat import COLUMNS, NOT_HAPPENED
from dragoman.when import When

TEXT = """Minister Ama Boateng flew to Lomé on 3 March 2031. Rebels said that soldiers had shelled Port Azul.
They will meet. The army must leave. No shot fell. Long ago the fleet besieged it. Five died."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    made = Handmade(TEXT, {"published": "2031-03-04", "publisher": "The Ferry", "url": "https://example.org/1",
                           "language": "en"})  # fmt: skip
    ama = made.entity("Ama Boateng", "Ama Boateng")
    soldiers = made.entity("soldiers", "soldiers", kind="group", form="nominal")
    rebels = made.entity("Rebels", "Rebels", kind="group", form="nominal")
    made.add("places", r.Place("places0", BY, made.span("Lomé"), "Lomé", 2365267, 6.13, 1.22, "TGO", "Maritime", "PPL"))
    made.add("times", r.Time("t0", BY, made.span("3 March 2031"), "time", "2031-03-03T14:30", "minute", "2031-03-03",
                             "2031-03-03", None))  # fmt: skip
    words = made.attribution({"Rebels": rebels}, "said", "that soldiers had shelled Port Azul")
    made.event("CONSULT", "flew", {"Ama Boateng": ama}, modes=("visit",), place="places0", time="t0",
               contexts=(r.Context("diplomatic", (made.span("flew"),)),),
               when=When("2031-03-03", "2031-03-03", "clause", "t0"))  # fmt: skip
    made.event("ASSAULT", "shelled", {"soldiers": soldiers}, None, {"Port Azul": None}, attribution=words,
               certainty="probable", modes=("heavy-weapons",))  # fmt: skip
    made.event("AGREE", "will meet", {"They": None}, status="future", when=When("2031-05-01", None, "clause", None))
    demand = made.event("REQUEST", "must")
    made.event("RETREAT", "leave", status="demanded", frame=demand)
    made.event("ASSAULT", "fell", polarity="negated")
    made.event("MOBILIZE", "besieged", background=True)
    made.event("CHANGE", "died", modes=("dies",))
    return kept(tmp_path_factory.mktemp("events"), scored(made.reading()))


def plover(store: dr.Store, **filters: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401
    return {" … ".join(row["event_text"]): row for row in lines(written(store, "plover", **filters))}


def test_an_event_has_every_field_that_our_records_hold(store: dr.Store) -> None:
    found = plover(store)["flew"]
    assert (found["date"], found["time"], found["enddate"]) == ("2031-03-03", "14:30", None)
    assert (found["event"], found["mode"], found["context"]) == (["CONSULT"], ["visit"], ["diplomatic"])
    assert (found["quad_code"], found["event_scale"], found["has_event"]) == (1, 2.5, True)
    assert found["actor"] == [{"code": None, "sector": None, "entity_text": "Ama Boateng", "identifier_id": None,
                               "identifier_text": "Ama Boateng", "office": None}]  # fmt: skip
    assert found["recipient"] == []
    place = found["event_loc"]
    assert (place["extracted_place"], place["city"], place["province"]) == ("Lomé", "Lomé", "Maritime")
    assert (place["country"], place["country_code"], place["geonameid"]) == ("Togo", "TGO", 2365267)
    assert (place["feature_class"], place["feature_code"], place["resolution"]) == ("P", "PPL", 4)
    cited = found["cite_info"]
    assert (cited["publication"], cited["url"]) == ("The Ferry", "https://example.org/1")
    assert cited["codebook"] == "PLOVER 0.8"


def test_the_sentence_leads_to_its_characters(store: dr.Store) -> None:
    info = plover(store)["shelled"]["text_info"]
    assert info["text_story"] == ["Rebels said that soldiers had shelled Port Azul."]
    assert TEXT[info["start"] : info["end"]] == info["text_story"][0]
    assert info["sequence"] == 2
    assert [row["text_info"]["sequence"] for row in plover(store, all=True).values()] == [1, 2, 3, 4, 5]


def test_the_comment_says_whose_word_it_is(store: dr.Store) -> None:
    document = store.documents()["id"][0].as_py()
    assert plover(store)["shelled"]["comment"] == (
        "attributed to: Rebels (said) | certainty: probable | about: Port Azul | date: of the report | "
        f"document: {document}"
    )


def test_an_actor_that_nobody_names_is_unknown(store: dr.Store) -> None:
    assert plover(store)["must"]["actor"] == [{"code": None, "sector": "UNK"}]


def test_what_plover_has_no_event_for_is_counted(store: dr.Store) -> None:
    done = store.export("plover", store.path.with_name("all.jsonl"), all=True)
    assert done.lost == {NO_TYPE: 1, CONTENT: 1, NO_DATE: 1}
    assert done.written == {"events": 5}
    shown = store.export("plover", store.path.with_name("shown.jsonl"))
    assert shown.left_out == {"events": {"negated": 1, "not actual or ended": 2}}


def test_auxiliary_modes_stand_in_the_context_and_an_announcement_has_none(store: dr.Store) -> None:
    found = plover(store, all=True)
    assert found["fell"]["context"] == ["negation"]
    assert found["will meet"]["context"] == []
    assert found["will meet"]["date"] == "2031-03-04"


def test_events_of_several_documents_that_are_one_have_one_link(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "news.dragoman")
    texts = ("On 3 March 2031 Peru condemned Chile.", "Lima is angry. Peru condemned Chile on 3 March 2031.")
    store.add([make_document(text, published="2031-03-04") for text in texts])
    found = [row for row in lines(written(store, "plover")) if row["event"] == ["ACCUSE"]]
    assert len(found) == 2
    assert {row["link"] for row in found} == set(store.happenings(type="ACCUSE")["id"].to_pylist())


def test_polecat_has_its_forty_columns_and_only_what_happened(store: dr.Store) -> None:
    done = store.export("polecat", store.path.with_name("all.txt"), all=True)
    first, *others = done.path.read_text(encoding="utf-8").splitlines()
    assert first.split("\t") == list(COLUMNS)
    assert len(COLUMNS) == len(set(COLUMNS)) == 40
    assert {len(line.split("\t")) for line in others} == {40}
    assert done.lost == {NO_TYPE: 1, CONTENT: 1, NO_DATE: 1, NOT_HAPPENED: 1}
    flew = next(row for row in cells(done.path, "\t") if row["Event Type"] == "CONSULT")
    assert (flew["Event Date"], flew["Quad Code"], flew["Intensity"]) == ("2031-03-03", "VERBAL COOPERATION", "2.5")
    assert (flew["Actor Name"], flew["City"], flew["Country"], flew["GeoNames ID"]) == (
        "Ama Boateng", "Lomé", "TGO", "2365267"
    )  # fmt: skip
    assert (flew["Source"], flew["Publication Date"]) == ("The Ferry", "2031-03-04")
    assert flew["Story People"] == "Ama Boateng"


def test_several_actors_stand_in_the_same_order_in_every_column(tmp_path: Path) -> None:
    made = Handmade("Peruvian judges and Togo condemned it.", {"published": "2031-03-04"})
    judges = made.entity("Peruvian judges", "Peruvian judges", kind="group")
    togo = made.entity("Togo", "Togo", kind="state")
    made.event("ACCUSE", "condemned", {"Peruvian judges": judges, "Togo": togo})
    (row,) = cells(written(kept(tmp_path, resolved(scored(made.reading()))), "polecat"), "\t")
    assert (row["Actor Name"], row["Actor Country"]) == ("Peruvian judges;Togo", "PER;TGO")
    assert (row["Actor COW"], row["Primary Actor Sector"], row["Actor Title"]) == ("135;461", "JUD;", "")


@settings(max_examples=4, deadline=None)
@given(CASES)
def test_whatever_the_words_are_what_the_formats_hold_comes_back(case: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = kept(Path(folder), report(case))
        shown = {row["id"]: row for row in store.events(nested=True, all=True).to_pylist()}
        found = lines(written(store, "plover", all=True))
        for row in found:
            ours = shown[row["id"]]
            assert row["event"] == [ours["type"]]
            assert row["mode"] == ours["modes"]
            assert row["event_text"] == [ours["trigger"]]
            assert [e.get("entity_text") for e in row["recipient"]] == [_line(x["text"]) for x in ours["recipients"]]
            assert row["event_scale"] == ours["intensity"]
            assert ("negation" in row["context"]) == (ours["polarity"] == "negated")
        table = list(cells(written(store, "polecat", all=True), "\t"))
        assert {row["Event ID"] for row in table} <= {row["id"] for row in found}
        for row in table:
            assert row["Actor Name Raw"] == ";".join(
                _line(x["text"]).replace(";", ",") for x in shown[row["Event ID"]]["actors"]
            )
            assert row["Source"] == _line(case["publisher"])


def _line(text: str) -> str:
    return " ".join(text.split())


def test_codes_are_plovers() -> None:
    assert entity_code("XKX", (), None) == "KOS"
    assert entity_code("PER", ("IGO",), None) == "PER"
    assert entity_code(None, ("IGO",), "African Union") == "IGO"
    assert entity_code(None, ("REB", "IMG"), None) == "IMG"
    assert entity_code(None, ("REB",), None) is None


def test_every_body_of_the_unions_is_a_known_actor_of_many_states() -> None:
    known = {actor.name: actor for actor in known_actors()}
    for row in rows("unions.tsv"):
        for name in listed(row["actors"]):
            assert "IGO" in known[name].sectors
            assert entity_code(None, known[name].sectors, name) == row["code"]


def test_every_number_is_that_of_one_state() -> None:
    numbers = [row["number"] for row in rows("cow.tsv")]
    assert len(numbers) == len(set(numbers)) == 194
    assert all(state_by_code(row["country"]) for row in rows("cow.tsv"))
    numbered = [cow_number(code) for code in ("USA", "FRA", "DEU", "IRN", "PSE", None)]
    assert numbered == ["2", "220", "255", "630", None, None]
