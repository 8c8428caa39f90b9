"""What a store shows of reports that several outlets print."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import dragoman as dr
from dragoman.loading.document import make_document

BODY = """Kenya expelled the ambassador of Burundi on Monday, the foreign ministry in Nairobi said. It accused him of
paying the men who had attacked a Kenyan garrison near the lake in March, when eleven soldiers died in two nights.
Burundi rejected the charge and called it an insult to a neighbour that had buried its own dead in the same war.
“We have nothing to hide from Nairobi,” its president said in a short speech after the cabinet had met until midnight.
"""
TITLE = "Envoy must leave Nairobi\n"
NEW = "Tanzania offered to mediate between both governments. "
POST = "Burundi attacked our boats again and we condemn Burundi. #Nairobi\n— Lake Watch (@lakewatch) June 2, 2031\n"
OTHER = "Police in Kyoto arrested two men on 9 May 2031. Officials said that the men had attacked a polling station."


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    store = dr.Store(Path(tmp_path_factory.mktemp("store")) / "news.dragoman")
    store.add([
        make_document(TITLE + BODY, published="2031-06-03", publisher="The Wharf"),
        make_document("Kenya throws out envoy\n" + BODY, published="2031-06-04", publisher="El Puente"),
        make_document(TITLE + BODY + NEW, published="2031-06-05", publisher="The Wharf"),
        make_document(OTHER, published="2031-05-10", publisher="El Puente"),
    ])  # fmt: skip
    return store


def left_out(table: pa.Table) -> dict[str, int]:
    found: dict[str, int] = json.loads(table.schema.metadata[b"left_out"])
    return found


def test_a_report_has_one_row_with_its_outlets(store: dr.Store) -> None:
    first, other = store.reports().to_pylist()
    assert (first["title"], first["publisher"]) == (TITLE.strip(), "The Wharf")
    assert first["outlets"] == "El Puente; The Wharf"
    assert (first["copies"], first["updates"], other["copies"], other["updates"]) == (1, 1, 0, 0)
    assert (first["first"], first["last"]) == (date(2031, 6, 3), date(2031, 6, 5))
    assert first["titles"] == "Envoy must leave Nairobi; Kenya throws out envoy"
    assert first["versions"].startswith(first["id"])
    assert len(first["versions"].split("; ")) == 3


def test_reports_are_narrowed_by_any_of_their_versions(store: dr.Store) -> None:
    assert store.reports(publisher="el puente").num_rows == 2
    assert store.reports(publisher="The Wharf")["copies"].to_pylist() == [1]
    assert store.reports(published_since="2031-06-05")["updates"].to_pylist() == [1]


def test_an_update_shows_its_new_sentences(store: dr.Store) -> None:
    (row,) = store.updates().to_pylist()
    assert (row["text"], row["kind"], row["before"], row["publisher"]) == (NEW.strip(), "added", None, "The Wharf")
    text = store.sql(f"SELECT text FROM documents WHERE id = '{row['document']}'")["text"][0].as_py()
    assert text[row["start"] : row["end"]] == row["text"]
    assert store.updates(publisher="El Puente").num_rows == 0


@pytest.mark.parametrize("table", ["events", "attributions"])
def test_what_copies_tell_again_is_left_out_and_counted(store: dr.Store, table: str) -> None:
    shown, every = getattr(store, table)(), getattr(store, table)(copies=True)
    again = [row for row in every.to_pylist() if row["repeats"]]
    (report,) = store.reports(publisher="The Wharf")["id"].to_pylist()
    assert again
    assert {row["repeats"] for row in again} == {report}
    assert left_out(shown)["told again in copies"] == len(again)
    assert "told again in copies" not in left_out(every)
    assert shown["repeats"].null_count == shown.num_rows == every.num_rows - len(again)


def test_only_the_new_sentences_of_an_update_are_new(store: dr.Store) -> None:
    (update,) = store.updates()["document"].to_pylist()
    rows = [row for row in store.events().to_pylist() if row["document"] == update]
    assert {row["actors"] for row in rows} == {"Tanzania"}


def test_all_rows_of_one_outlet_are_shown(store: dr.Store) -> None:
    rows = store.events(publisher="El Puente").to_pylist()
    assert "ACCUSE" in [row["type"] for row in rows]


def test_a_panel_counts_a_report_once(store: dr.Store) -> None:
    def accusing(copies: bool) -> int:
        return sum(r["events"] for r in store.panel("type", copies=copies).to_pylist() if r["type"] == "ACCUSE")

    assert (accusing(copies=False), accusing(copies=True)) == (1, 3)


def test_posts_of_a_copy_are_told_again(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "news.dragoman")
    first, second, rest = BODY.split("\n", 2)
    text = "\n\n".join((first, second, POST, rest))
    store.add(make_document(TITLE + text, publisher=outlet) for outlet in ("The Wharf", "El Puente"))
    assert store.documents()["kind"].to_pylist().count("post") == 2
    posts = set(store.sql("SELECT id FROM documents WHERE kind = 'post'")["id"].to_pylist())
    assert {row["repeats"] is None for row in store.events(all=True).to_pylist() if row["document"] in posts} == {
        True, False
    }  # fmt: skip


def test_what_is_attached_is_compared_too_and_no_longer_when_it_is_gone(tmp_path: Path) -> None:
    store, folder = dr.Store(tmp_path / "news.dragoman"), tmp_path / "parts"
    store.add([make_document(TITLE + BODY, published="2031-06-03", publisher="The Wharf")])
    dr.read_to(folder, [make_document(TITLE + BODY + NEW, published="2031-06-05", publisher="El Puente")])
    store.attach(folder)
    assert store.reports()["updates"].to_pylist() == [1]
    assert store.updates()["text"].to_pylist() == [NEW.strip()]
    assert store.verify()
    store.detach(folder)
    assert store.reports()["updates"].to_pylist() == [0]
    assert store.verify()


def test_an_audit_compares_new_sentences(store: dr.Store, tmp_path: Path) -> None:
    path = Path(shutil.copy(store.path, tmp_path))
    assert dr.Store(path).verify()
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE changes SET start = start + 1")
    with pytest.raises(dr.AuditError, match="changes"):
        dr.Store(path).verify()
