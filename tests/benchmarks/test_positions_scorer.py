"""The scorer of stances: rows that two readers labelled, and what the program tells of each."""

import json
from pathlib import Path

import pytest

import dragoman as dr
from benchmarks.positions import Labelled, count, labelled, measure, sign
from dragoman.loading.document import make_document

VISIT = "Togo's president, Amara Diallo, condemned the Reed Party on Monday. Mayor Kofi Boateng visited the harbour."
VIEWS = [("Amara Diallo", -1), ("Diallo", -1), ("Kofi Boateng", None), ("Efua Sarpong", None)]


def row(*stances: str) -> Labelled:
    return Labelled("a", "Amara Diallo", "Reed Party", stances)


@pytest.mark.parametrize(
    ("gold", "ours", "precision", "recall", "told"),
    [
        ("+", 1, 1, 1, 1),
        ("-", 1, 0, 0, 0),
        ("-", 0, 0, 0, 0),
        ("-", None, 0, 0, 0),
        ("n", -1, 0, 0, 0),
        ("n", None, 0, 0, 0),
        ("0", 1, 0, 0, 0),
    ],
)
def test_one_row(gold: str, ours: int | None, precision: float, recall: float, told: float) -> None:
    scores = measure([count(row(gold, gold), ours)])
    measured = scores["sign P"], scores["sign R"], scores["sign right among told, share"]
    assert measured == pytest.approx((precision, recall, told))


def test_a_sign_where_nothing_is_told_costs_precision_but_not_among_told() -> None:
    scores = measure([count(row("-", "-"), -1), count(row("n", "n"), -1), count(row("+", "+"), None)])
    assert (scores["sign P"], scores["sign R"], scores["sign right among told, share"]) == (0.5, 0.5, 1)


def test_rows_that_the_readers_see_otherwise_count_for_their_agreement_alone() -> None:
    scores = measure([count(row("+", "+"), 1), count(row("+", "n"), -1)])
    assert (scores["readers agree, share"], scores["sign P"], scores["sign R"]) == (0.5, 1, 1)


def test_a_row_stands_for_the_names_of_its_article(tmp_path: Path) -> None:
    (tmp_path / "annotations").mkdir()
    entities = {"entity lists": [["Reed Party", ["Organization"]], ["Amara Diallo", ["People"]]]}
    (tmp_path / "annotations" / "a.json").write_text(json.dumps(entities), encoding="utf-8")
    kept = {"article": "a", "holder": 1, "target": 0, "labels": [["-", "w", 0], ["n", "-", None]]}
    assert labelled(tmp_path, kept) == row("-", "n")


@pytest.mark.parametrize(("holder", "ours"), VIEWS)
def test_what_the_program_tells_of_a_holder(holder: str, ours: int | None, tmp_path: Path) -> None:
    document = make_document(VISIT, published="2014-02-03")
    store = dr.Store(tmp_path / "news.dragoman")
    store.add([document])
    assert sign(store.path, Labelled("a", holder, "Reed Party", ("-", "-")), document.id) == ours
