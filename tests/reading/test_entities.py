"""Entities: which names are one, and which are kept apart."""

import pytest
from who import who

ONE = [
    ("short form", "William Ruto flew to Kampala. Ruto returned at night.", ["William Ruto", "Ruto"]),
    (
        "acronym",
        "The National League for Democracy won. The NLD took most seats.",
        ["National League for Democracy", "NLD"],
    ),
    (
        "brackets",
        "The Revolutionary Armed Forces of Colombia (FARC) signed a truce. The FARC disarmed.",
        ["Revolutionary Armed Forces of Colombia", "FARC"],
    ),
    (
        "another name",
        "The Lord's Resistance Army, also known as the LRA, raided a mission. The LRA withdrew.",
        ["Lord's Resistance Army", "LRA"],
    ),
    ("alias of a state", "The United Kingdom recalled its envoy. The UK gave no reason.", ["United Kingdom", "UK"]),
    (
        "capital for its government",
        "Ethiopia closed the dam. Addis Ababa rejected the deal.",
        ["Ethiopia", "Addis Ababa"],
    ),
    (
        "middle initial",
        "Ama Serwaa arrived. Judge Ama K. Serwaa refused bail. Serwaa left Kumasi.",
        ["Ama Serwaa", "Ama K. Serwaa", "Serwaa"],
    ),
    ("particle", "Abdel Fattah al-Burhan flew to Juba. Burhan met rebels.", ["Abdel Fattah al-Burhan", "Burhan"]),
]


@pytest.mark.parametrize(("text", "names"), [(t, n) for _, t, n in ONE], ids=[i for i, _, _ in ONE])
def test_names_are_one(text: str, names: list[str]) -> None:
    found = who(text)
    assert len({found.named(n).id for n in names}) == 1


APART = [
    ("two of one family", "Hassan Jumah and Leyla Jumah were freed. They left Basra.", ["Hassan Jumah", "Leyla Jumah"]),
    (
        "two middle initials",
        "Nana B. Osei sued Nana T. Osei in Accra. Nana Osei was the first to leave.",
        ["Nana B. Osei", "Nana T. Osei"],
    ),
    ("two countries", "South Sudan and Sudan reopened the pipeline.", ["South Sudan", "Sudan"]),
    ("a state and a front named for it", "The Polisario Front accused Morocco.", ["Polisario Front", "Morocco"]),
    (
        "all of a people and some",
        "Right-wing Chileans cheered. Chileans vote again in May.",
        ["Right-wing Chileans", "Chileans"],
    ),
]


@pytest.mark.parametrize(("text", "names"), [(t, n) for _, t, n in APART], ids=[i for i, _, _ in APART])
def test_names_are_kept_apart(text: str, names: list[str]) -> None:
    found = who(text)
    assert len({found.named(n).id for n in names}) == len(names)


def test_a_family_name_goes_to_the_one_who_was_introduced_by_it() -> None:
    found = who("Isaias Vera won the vote. Vera thanked the miners. His rival Ana Vera lost.")
    assert found.refers("Vera") == "Isaias Vera"


def test_a_family_name_that_two_were_introduced_by_goes_to_neither() -> None:
    found = who("Isaias Vera and Ana Vera ran for mayor. Vera won by nine votes.")
    lone = found.mention("Vera")
    assert (lone.entity, lone.reasons) == (None, {"entity": "ambiguous"})


def test_a_regime_named_twice_after_its_head_is_one() -> None:
    found = who("The fall of Gaddafi's regime shocked Algiers. Muammar Gaddafi's regime in Libya had lasted decades.")
    assert found.mention("Gaddafi's regime").entity == found.mention("Muammar Gaddafi's regime in Libya").entity
    assert found.mention("Gaddafi's regime").entity != found.named("Muammar Gaddafi").id


def test_an_adjective_that_two_states_share_goes_to_the_one_that_is_named() -> None:
    found = who("Kinshasa recalled its envoy. Congolese troops left Goma.")
    assert found.refers("Congolese") == "Democratic Republic of the Congo"


def test_a_village_and_its_people_make_no_persons() -> None:
    found = who("Gunmen raided the village of Dapchi and the town of Baga. Survivors fled to Maiduguri.")
    assert not [
        e.name for e in found.referents.entities if e.kind == "person" and e.name in ("Dapchi", "Baga", "Maiduguri")
    ]


def test_phrases_of_people_are_whole() -> None:
    found = who("The minister met students of the University of Makeni and Iraqi and Syrian refugees.")
    assert found.mention("students of the University of Makeni").kind == "person"
    assert found.refers("The minister") == "minister"
