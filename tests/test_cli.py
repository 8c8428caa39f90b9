"""The command line: what it prints, writes and returns."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import dragoman as dr
from dragoman.cli import main
from made import pdf, zipped

TEXT = """Colonel Ana Ruiz, commander of the Andean Brigade, met Peru's Interior Minister Luis Paz in Cusco on 2 June.
“The roads stay closed,” Ruiz said. The union demanded that Lima reopen the mines.
"""
FRENCH = "Le président a déclaré que les soldats quitteraient la ville avant la fin du mois de mars, selon la radio."


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=given)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_read_shows_the_marked_text_tables_and_the_system(article: str) -> None:
    result = run("read", article, "--published", "2031-06-03", "--publisher", "El Puente")
    assert result.exit_code == 0
    shown = result.stdout
    assert "El Puente · 2031-06-03" in shown
    places = [shown.index(part) for part in ("“The roads", "\nEntities\n", "\nEvents\n", "The system")]
    assert places == sorted(places)
    assert "Ana Ruiz — " in shown.split("The system")[1]
    assert "\x1b" not in shown


def test_read_takes_standard_input() -> None:
    assert run("read", "-", given=TEXT.encode()).stdout.count("The system") == 1


def test_json_is_what_to_dict_gives(article: str) -> None:
    result = run("read", article, "--json", "--published", "2031-06-03")
    assert result.exit_code == 0
    assert json.loads(result.stdout_bytes) == dr.read(TEXT, published="2031-06-03").to_dict()


def test_json_cannot_steer_a_terminal() -> None:
    given = "Rebels took the port of Buka on Monday, \u202eofficials said\u202c.\x9b2J\n".encode()
    result = run("read", "-", "--json", given=given)
    assert not set("\x9b\u202e\u202c") & set(result.stdout)
    assert "\x9b2J" in json.loads(result.stdout)["text"]


def test_html_writes_a_page(article: str, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    result = run("read", article, "--html", str(out))
    assert (result.exit_code, result.stdout) == (0, "")
    assert str(out) in result.stderr
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(run("read", article, "--html", str(out), "--json").stdout)["text"] == TEXT


def test_a_web_page_is_read_for_its_article(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    lines = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() * 3)
    path.write_text(f"<html><head><title>Roads</title></head><body><article>{lines}</article></body></html>")
    text = json.loads(run("read", str(path), "--json").stdout)["text"]
    assert "The roads stay closed" in text
    assert "<p>" not in text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"Rebels \xff\xfe\x80\x81 took \xc3\x28 the port", "offset 7"),
        (b"\x00\x01\x02\x03" * 50, "offset 0"),
        (FRENCH.encode(), "French"),
    ],
)
def test_a_document_that_cannot_be_read_is_told_in_words(given: bytes, words: str) -> None:
    result = run("read", "-", given=given)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: standard input: ")
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_a_page_that_cannot_be_written_is_told_in_words(article: str, tmp_path: Path) -> None:
    result = run("read", article, "--html", str(tmp_path / "nowhere" / "page.html"))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [("read",), ("read", "no-such-file.txt"), ("read", "."), ("read", "-", "--published", "soon"), ("read", "-", "-x")],
)
def test_a_wrong_call_is_usage(arguments: tuple[str, ...]) -> None:
    result = run(*arguments, given=TEXT.encode())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: " in result.stderr


@pytest.mark.parametrize("name", ["-", "report.pdf", "report.txt.gz", "report.zip"])
def test_read_takes_a_document_of_any_kind(name: str, tmp_path: Path) -> None:
    content = {
        "report.pdf": pdf([TEXT.splitlines()]),
        "report.txt.gz": gzip.compress(TEXT.encode()),
        "report.zip": zipped({"a/report.txt": TEXT.encode()}),
    }
    (tmp_path / name).write_bytes(content.get(name, b""))
    file = name if name == "-" else str(tmp_path / name)
    for given in content.values() if name == "-" else [b""]:
        result = run("read", file, "--json", given=given)
        assert result.exit_code == 0
        assert json.loads(result.stdout)["text"].strip() == TEXT.strip()


def test_read_sends_several_documents_to_a_store(tmp_path: Path) -> None:
    (tmp_path / "two.jsonl").write_text('{"text": "Tanks left."}\n' * 2)
    (tmp_path / "none.csv").write_text("text\n")
    for name, words in (("two.jsonl", "several documents"), ("none.csv", "no document")):
        result = run("read", str(tmp_path / name))
        assert (result.exit_code, result.stdout) == (1, "")
        assert f"{words}: `dragoman add STORE PATH`" in result.stderr


def test_add_takes_standard_input(tmp_path: Path) -> None:
    store = str(tmp_path / "news.dragoman")
    lines = b'{"body": "Ana Ruiz met Luis Paz in Cusco."}\n{"body": "The union demanded that Lima reopen the mines."}\n'
    for given in (lines, gzip.compress(lines), zipped({"rows.jsonl": lines})):
        result = run("add", store, "-", "--column", "text=body", given=given)
        assert result.exit_code == 0
    assert "2 seen, 0 read, 0 failed" in result.stderr
    assert len(dr.Store(store).documents()) == 2


def test_a_failure_leads_to_the_member(tmp_path: Path) -> None:
    (tmp_path / "n.zip").write_bytes(zipped({"../bad.txt": b"x", "rows.jsonl": b"5\n"}))
    store = str(tmp_path / "news.dragoman")
    assert run("add", store, str(tmp_path / "n.zip")).exit_code == 1
    shown = json.loads(run("failures", store, "--json").stdout)
    assert [(row["kind"], row["origin"].rpartition("/n.zip")[2]) for row in shown] == [
        ("DocumentError", "!rows.jsonl:1"),
        ("RefusedFile", "!../bad.txt"),
    ]


@pytest.mark.parametrize("column", ["body=text", "text", "text="])
def test_a_column_that_is_none_is_usage(column: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text\nTanks left.\n")
    result = run("add", str(tmp_path / "news.dragoman"), str(tmp_path / "a.csv"), "--column", column)
    assert result.exit_code == 2


def test_an_empty_document_is_read() -> None:
    result = run("read", "-", given=b" \n")
    assert result.exit_code == 0
    assert "Nothing was read." in result.stdout


def test_the_version_is_the_packages() -> None:
    assert run("--version").stdout == f"dragoman {dr.__version__}\n"


def test_it_runs_as_a_program_whatever_the_terminals_encoding() -> None:
    program = [sys.executable, "-c", "from dragoman.cli import main; main()", "read", "-"]
    environment = {"PYTHONIOENCODING": "ascii", "COLUMNS": "60"}
    result = subprocess.run(program, input=TEXT.encode(), env=environment, capture_output=True, check=True)
    assert b"The roads" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 60


def test_the_known_actors_are_listed() -> None:
    result = CliRunner().invoke(main, ["knowledge", "actors", "--csv"])
    assert "Hezbollah,group,LBN,PTY; PRM,Hizbollah; Hizballah" in result.output
    assert "Peru,state,PER,," in result.output
    assert "Uhuru Kenyatta [KEN 2013],person,KEN,,Kenyatta,president 2013-04-09 –" in result.output
