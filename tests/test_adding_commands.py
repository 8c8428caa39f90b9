"""The commands of long runs: what they tell meanwhile, what they leave behind, and what they are refused."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import dragoman as dr
from dragoman.cli import main
from dragoman.cli.progress import Progress, line
from dragoman.corpus.done import Done

NEWS = "Police in Kyoto arrested two men on 9 May 2031. Officials said that the men had attacked a polling station."
RADIO = "Le président a déclaré que les soldats quitteraient la ville avant la fin du mois de mars, selon la radio."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_parts_are_written_attached_and_detached(tmp_path: Path) -> None:
    """With a summary of what was done; the second run finds everything there."""
    home, parts, store, summary = (tmp_path / name for name in ("reports", "parts", "news.dragoman", "run.json"))
    home.mkdir()
    (home / "kyoto.txt").write_text(NEWS, encoding="utf-8")
    (home / "radio.txt").write_text(RADIO, encoding="utf-8")
    result = run("add", "--to", parts, home, "--published", "2031-05-10", "--workers", "1", "--summary", summary)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "2 seen, 2 read, 1 failed (1 UnsupportedLanguage)" in result.stderr
    told = json.loads(summary.read_text())
    assert told["finished"]
    assert {name: told[name] for name in ("given", "new", "failed", "failures", "words", "engine", "workers")} == {
        "given": 2, "new": 2, "failed": 1, "failures": {"UnsupportedLanguage": 1}, "words": 20, "engine": "local",
        "workers": 1,
    }  # fmt: skip
    assert told["words_per_second"] > 0
    assert told["reader"]["schema"] == json.loads((parts / "manifest.json").read_text())["reader"]["schema"]
    dr.Store(store).add([])
    assert json.loads(run("attach", store, parts, "--json").stdout)[0]["documents"] == 2
    assert "arrested" in run("events", store, "--jsonl").stdout
    assert "UnsupportedLanguage" in run("failures", store).stdout
    assert run("detach", store, parts).exit_code == 0
    assert json.loads(run("attach", store, "--json").stdout) == []
    assert run("detach", store, parts).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(("STORE",), "give the files"), (("STORE", "FILE", "--workers", "0"), "at least 1"),
     (("STORE", "FILE", "--address", "10.0.0.5:6379"), "engine='ray'")],
)  # fmt: skip
def test_what_cannot_be_done_is_usage(tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    (tmp_path / "a.txt").write_text(NEWS, encoding="utf-8")
    places = {"STORE": str(tmp_path / "news.dragoman"), "FILE": str(tmp_path / "a.txt")}
    result = run("add", *(places.get(argument, argument) for argument in arguments))
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "news.dragoman").exists()


def test_the_line_tells_how_far_how_fast_and_how_long() -> None:
    failures = {"WorkerDied": 1, "UnsupportedLanguage": 2}
    done = Done(given=640, new=600, failed=3, failures=failures, words=180_000, seconds=60.0, total=2_000)
    told = "640 of 2,000 seen, 600 read, 3 failed (2 UnsupportedLanguage, 1 WorkerDied), 3,000 words/s, "
    told += "10.0 documents/s"
    assert line(done) == f"{told}, about 2 min left"
    assert line(done, last=True).endswith("10.0 documents/s, in 60 s")
    assert line(Done(given=4_000, new=10, words=99, seconds=9_000.0)).endswith("0.0 documents/s")
    assert line(Done(given=5, total=9)) == "5 of 9 seen, 0 read, 0 failed"


def test_a_run_that_is_interrupted_leaves_a_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> None:
        with Progress(str(tmp_path / "run.json")) as progress:
            progress(Done(given=3, new=2, words=40, seconds=1.0))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    told = json.loads((tmp_path / "run.json").read_text())
    assert (told["finished"], told["new"], told["total"]) == (False, 2, None)
    assert "3 seen, 2 read, 0 failed" in capsys.readouterr().err


def test_a_summary_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(click.ClickException, match="cannot be written"), Progress(str(tmp_path)) as progress:
        progress.end(Done())
