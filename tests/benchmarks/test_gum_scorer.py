"""The scorer of coreference on two sentences."""

import pytest

import dragoman as dr
from benchmarks.gum import annotated, form, measure, score

TSV = """#FORMAT=WebAnno TSV 3.2

#Text=Maria Lopez flew to Accra .
1-1\t0-5\tMaria\tperson[1]\tnew[1]\t_\t_\t_\tana\t2-1[0_1]\t
1-2\t6-12\tLopez\tperson[1]\tnew[1]\t_\t_\t_\t_\t_\t
1-3\t13-17\tflew\t_\t_\t_\t_\t_\t_\t_\t
1-4\t18-20\tto\t_\t_\t_\t_\t_\t_\t_\t
1-5\t21-26\tAccra\tplace\tnew\t_\t_\t_\tcoref\t2-3[3_0]\t
1-6\t27-28\t.\t_\t_\t_\t_\t_\t_\t_\t

#Text=She left the city .
2-1\t29-32\tShe\tperson\tgiv\t_\t_\t_\t_\t_\t
2-2\t33-37\tleft\t_\t_\t_\t_\t_\t_\t_\t
2-3\t38-41\tthe\tplace[3]\tgiv[3]\t_\t_\t_\t_\t_\t
2-4\t42-46\tcity\tplace[3]\tgiv[3]\t_\t_\t_\t_\t_\t
2-5\t47-48\t.\t_\t_\t_\t_\t_\t_\t_\t
"""


def test_mentions_and_chains() -> None:
    text, gold = annotated(TSV)
    assert text == "Maria Lopez flew to Accra. She left the city."
    maria, accra, she, city = gold
    assert [text[slice(*m.place)] for m in gold] == ["Maria Lopez", "Accra", "She", "the city"]
    assert [m.form for m in gold] == ["name", "name", "pronoun", "nominal"]
    assert maria.chain == she.chain != accra.chain == city.chain


@pytest.mark.parametrize(
    ("words", "position", "wanted"),
    [
        ("the ministry", "4-2", "nominal"),
        ("The ministry", "4-1", "nominal"),
        ("The Hague", "4-1", "name"),
        ("Lopez", "4-1", "name"),
        ("their", "4-3", "pronoun"),
        ("his deputy", "4-3", None),
        ("Several farmers", "4-1", None),
    ],
)
def test_forms(words: str, position: str, wanted: str | None) -> None:
    assert form(words.split(), position) == wanted


def test_she_leads_to_her_name() -> None:
    text, gold = annotated(TSV)
    found = measure([score(gold, dr.read(text))])
    assert (found["pronouns P"], found["pronouns R"]) == (1, 1)


def test_the_wrong_name_is_wrong() -> None:
    text, gold = annotated(TSV.replace("2-1[0_1]", "2-3[3_1]").replace("2-3[3_0]", "2-1[0_0]"))
    assert measure([score(gold, dr.read(text))])["pronouns P"] == 0
