"""The store's commands: what they print, write and return."""

import csv
import io
import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from reports import ACCRA, FRENCH, LIMA

import dragoman as dr
from dragoman.cli import main


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("reports")
    (folder / "accra.txt").write_text(ACCRA, encoding="utf-8")
    (folder / "lima.txt").write_text(LIMA, encoding="utf-8")
    path = folder.parent / "news.dragoman"
    result = run("add", path, folder, "--published", "2031-06-03", "--publisher", "The Wharf")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 seen, 2 read, 0 failed" in result.stderr
    return str(path)


def test_a_table_shows_its_rows_and_the_footer_what_is_left_out(store: str) -> None:
    result = run("events", store)
    assert result.exit_code == 0
    assert "ACCUSE" in result.stdout
    assert "1 negated" in result.stderr
    assert "left out" not in run("events", store, "--all").stderr


def test_every_form_has_the_same_rows(store: str, tmp_path: Path) -> None:
    expected = dr.Store(store).events(actor="Peru").to_pylist()
    asked = ("events", store, "--actor", "Peru")
    ids = [row["id"] for row in expected]
    assert [row["id"] for row in json.loads(run(*asked, "--json").stdout)] == ids
    assert [json.loads(line)["id"] for line in run(*asked, "--jsonl").stdout.splitlines()] == ids
    assert [row["id"] for row in csv.DictReader(io.StringIO(run(*asked, "--csv").stdout))] == ids
    out = tmp_path / "events.parquet"
    assert run(*asked, "--parquet", out).stdout == ""
    assert pq.read_table(out).to_pylist() == expected
    nested = json.loads(run(*asked, "--json", "--nested").stdout)
    assert nested[0]["actors"][0]["name"] == "Peru"


@pytest.mark.parametrize("table", ["documents", "failures", "attributions", "ties", "actors"])
def test_every_table_is_shown(store: str, table: str) -> None:
    result = run(table, store)
    assert result.exit_code == 0
    assert f"{getattr(dr.Store(store), table)().num_rows} row" in result.stderr


def test_search_trace_verify_reread_and_sql(store: str) -> None:
    assert "harbour belongs" in run("search", store, '"harbour belongs"').stdout
    id = json.loads(run("events", store, "--type", "CONSULT", "--json").stdout)[0]["id"]
    assert "on the word of: The Wharf" in run("trace", store, id).stdout
    assert run("verify", store).stdout.endswith("spans match\n")
    assert run("reread", store).exit_code == 0
    assert json.loads(run("sql", store, "SELECT count(*) AS n FROM documents", "--json").stdout) == [{"n": 3}]


def test_failures_are_told_and_listed(tmp_path: Path) -> None:
    (tmp_path / "radio.txt").write_text(FRENCH, encoding="utf-8")
    result = run("add", tmp_path / "news.dragoman", tmp_path / "radio.txt")
    assert result.exit_code == 1
    assert "finished with failures" in result.stderr
    assert "UnsupportedLanguage" in run("failures", tmp_path / "news.dragoman").stdout


def test_a_table_cannot_steer_a_terminal(tmp_path: Path) -> None:
    text = "Rebels took the port of Buka on Monday, officials\x9b2J said.\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    run("add", tmp_path / "s", tmp_path / "a.txt")
    for form in ((), ("--json",)):
        assert "\x9b" not in run("search", tmp_path / "s", "port", *form).stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("events",), 2), (("events", "STORE", "--type", "WAR"), 2), (("events", "STORE", "--actor", "Zog"), 2),
        (("events", "STORE", "--since", "May"), 2), (("events", "none.dragoman"), 1), (("sql", "STORE", "FROM x"), 1),
        (("add", "STORE", "no-such-file.txt"), 2), (("trace", "STORE", "nothing"), 2), (("search", "STORE", "?"), 2),
        (("documents", "STORE", "--type", "ASSAULT"), 2),
    ],
)  # fmt: skip
def test_mistakes_are_told_in_words(store: str, arguments: tuple[str, ...], code: int) -> None:
    result = run(*(store if a == "STORE" else a for a in arguments))
    assert (result.exit_code, result.stdout) == (code, "")
    assert "Error: " in result.stderr
    assert "Traceback" not in result.stderr
