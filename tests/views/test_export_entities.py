"""FollowTheMoney: every entity is valid by its own package, and every statement leads to its article."""

import tempfile
from pathlib import Path
from typing import Any, cast

import hypothesis
import pytest
from exported import CASES, kept, lines, report, scored, written
from followthemoney import model
from handmade import BY, Handmade

import dragoman as dr
from dragoman import records as r
from dragoman.resolution.resolve import resolved
from dragoman.views.export.ftm import NEGATED, NO_NAME
from dragoman.when import When

TEXT = """Togo's president Ama Boateng, head of the Palm Party, accused Niger in Lomé on 3 March 2031.
Spokesman Esi Danso of the Palm Party said that Chad armed the Palm Party. Many Togolese do not back the Palm Party."""
ADDRESS = "https://example.org/1"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    made = Handmade(TEXT, {"published": "2031-03-04", "publisher": "The Ferry", "url": ADDRESS, "language": "en",
                           "author": "Kim Li"})  # fmt: skip
    ama, esi = made.entity("Ama Boateng", "Ama Boateng"), made.entity("Esi Danso", "Esi Danso")
    party = made.entity("Palm Party", "Palm Party", kind="organization")
    togo, niger, chad = (made.entity(name, name, kind="state") for name in ("Togo", "Niger", "Chad"))
    many = made.entity("Many", "Many", kind="group", form="nominal")
    made.add("places", r.Place("places0", BY, made.span("Lomé"), "Lomé", 2365267, 6.13, 1.22, "TGO", "Maritime", "PPL"))
    said = made.attribution({"Esi Danso": esi}, "said", "that Chad armed the Palm Party")
    made.event("ACCUSE", "accused", {"Ama Boateng": ama}, {"Niger": niger}, place="places0",
               when=When("2031-03-03", "2031-03-03", "clause", None))  # fmt: skip
    made.tie("heads", {"Ama Boateng": ama}, {"Togo": togo}, since="2030-01-01")
    made.tie("member_of", {"Ama Boateng": ama}, {"Palm Party": party})
    made.tie("represents", {"Esi Danso": esi}, {"Palm Party": party}, status="former")
    made.tie("sponsors", {"Chad": chad}, {"Palm Party": party}, attribution=said)
    made.tie("allied_with", {"Many": many}, {"Palm Party": party})
    made.tie("opposes", {"Togo": togo}, {"Palm Party": party}, polarity="negated")
    return kept(tmp_path_factory.mktemp("entities"), resolved(scored(made.reading())))


def valid(entities: list[dict[str, Any]], *, clean: bool = True) -> dict[str, dict[str, Any]]:
    """The entities by their ids, after FollowTheMoney has found nothing to refuse in them and, if `clean`, to clean."""
    found = {entity["id"]: entity for entity in entities}
    assert len(found) == len(entities)
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(cast(Any, entity))
        taken = {name: set(values) for name, values in proxy.to_dict()["properties"].items()}
        given = {name: set(values) for name, values in entity["properties"].items()}
        assert taken == given if clean else taken.keys() == given.keys(), entity
        for prop in (prop for prop in proxy.iterprops() if prop.type.name == "entity" and prop.range):
            for other in proxy.get(prop):
                assert model.get(found[other]["schema"]).is_a(prop.range), (entity, prop.name)  # type: ignore[union-attr]
    return found


def by_name(found: dict[str, dict[str, Any]], name: str) -> dict[str, Any]:
    return next(e for e in found.values() if e["properties"].get("name") == [name] and e["schema"] != "Mention")


def of(found: dict[str, dict[str, Any]], schema: str) -> list[dict[str, Any]]:
    return [entity["properties"] for entity in found.values() if entity["schema"] == schema]


def test_everybody_who_has_a_name_is_there_once_and_valid(store: dr.Store) -> None:
    found = valid(lines(written(store, "ftm")))
    kinds = {e["properties"]["name"][0]: e["schema"] for e in found.values() if "-actor-" in e["id"]}
    assert kinds == {"Ama Boateng": "Person", "Esi Danso": "Person", "Palm Party": "Organization", "Togo": "PublicBody",
                     "Niger": "PublicBody", "Chad": "PublicBody"}  # fmt: skip
    assert by_name(found, "Togo")["properties"]["wikidataId"] == ["Q945"]
    assert by_name(found, "Togo")["properties"]["country"] == ["tg"]


def test_every_tie_has_the_schema_that_holds_it(store: dr.Store) -> None:
    found = valid(lines(written(store, "ftm", all=True)))
    ama, party, chad = (by_name(found, name)["id"] for name in ("Ama Boateng", "Palm Party", "Chad"))
    (heads,) = (o for o in of(found, "Occupancy") if "recordId" in o)
    assert (heads["holder"], heads["startDate"], heads["status"]) == ([ama], ["2030-01-01"], ["current"])
    assert found[heads["post"][0]]["properties"]["name"] == ["head of Togo"]
    (member,) = of(found, "Membership")
    assert (member["member"], member["organization"]) == ([ama], [party])
    (speaks,) = of(found, "Representation")
    assert (speaks["client"], speaks["status"]) == ([party], ["former"])
    (backs,) = of(found, "UnknownLink")
    assert (backs["subject"], backs["role"], backs["object"]) == ([chad], ["sponsors"], [party])


def test_every_statement_leads_to_its_sentence_and_its_article(store: dr.Store) -> None:
    found = valid(lines(written(store, "ftm")))
    (article,) = of(found, "Article")
    assert (article["publisher"], article["publishedAt"]) == (["The Ferry"], ["2031-03-04"])
    assert article["sourceUrl"] == [ADDRESS]
    told = [p for schema in ("Event", "Membership", "UnknownLink", "Representation") for p in of(found, schema)]
    assert len(told) == 4
    for statement in told:
        assert found[statement["proof"][0]]["schema"] == "Article"
        assert statement["summary"][0] in TEXT.replace("\n", " ")
        assert str(store.trace(statement["recordId"][0]))
    (backs,) = of(found, "UnknownLink")
    assert backs["description"] == ["attributed to: Esi Danso (said) | certainty: certain"]


def test_an_event_has_its_parties_day_and_place(store: dr.Store) -> None:
    found = valid(lines(written(store, "ftm")))
    (event,) = of(found, "Event")
    assert event["name"] == ["ACCUSE: Ama Boateng → Niger"]
    assert (event["startDate"], event["location"], event["country"]) == (["2031-03-03"], ["Lomé"], ["tg"])
    assert found[event["organizer"][0]]["properties"]["name"] == ["Ama Boateng"]
    assert found[event["addressEntity"][0]]["properties"]["full"] == ["Lomé, Maritime, Togo"]
    mentions = {m["name"][0]: found[m["resolved"][0]]["properties"]["name"][0] for m in of(found, "Mention")}
    assert mentions["Palm Party"] == "Palm Party"


def test_what_has_no_place_in_it_is_counted(store: dr.Store) -> None:
    done = store.export("ftm", store.path.with_name("all.ftm"), all=True)
    assert done.lost == {NO_NAME: 1, NEGATED: 1}
    assert done.written["entities"] == len(lines(done.path)) == sum(done.written.values()) - done.written["entities"]


def test_an_id_is_the_same_in_every_store(store: dr.Store, tmp_path: Path) -> None:
    made = Handmade("Togo condemned Niger.")
    togo, niger = (made.entity(name, name, kind="state") for name in ("Togo", "Niger"))
    made.event("ACCUSE", "condemned", {"Togo": togo}, {"Niger": niger})
    other = kept(tmp_path, resolved(scored(made.reading())))
    one, two = (valid(lines(written(each, "ftm"))) for each in (store, other))
    assert by_name(one, "Togo")["id"] == by_name(two, "Togo")["id"]


@hypothesis.settings(max_examples=4, deadline=None)
@hypothesis.given(CASES)
def test_whatever_the_words_are_every_entity_is_valid(case: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = kept(Path(folder), report(case))
        found = valid(lines(written(store, "ftm", all=True)), clean=False)
        shown = {row["id"] for table in (store.events(all=True), store.ties(all=True)) for row in table.to_pylist()}
        negated = [e for e in case["events"] if e["polarity"] == "negated"]
        told = {p["recordId"][0] for e in found.values() if "recordId" in (p := e["properties"])}
        assert told <= shown
        assert len(told) == len(shown) - len(negated)
