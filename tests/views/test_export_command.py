"""`dragoman export`: where it writes, what it says, and that a failed run leaves the old file."""

from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner
from exported import kept, scored
from handmade import article

import dragoman as dr
from dragoman.cli import main
from dragoman.errors import ConfigError


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    return kept(tmp_path, scored(article()))


def test_it_says_what_was_written_left_out_and_not_held(store: dr.Store, tmp_path: Path) -> None:
    out = tmp_path / "events.jsonl"
    run = CliRunner().invoke(main, ["export", str(store.path), "--format", "ftm", "--to", str(out), "--all"])
    assert run.exit_code == 0
    assert run.output.startswith(f"wrote {out}: ")
    assert len(out.read_text(encoding="utf-8").splitlines()) > 10
    run = CliRunner().invoke(main, ["export", str(store.path), "--format", "plover", "--to", str(out)])
    assert "wrote" in run.output
    assert "  events left out: 2 not actual or ended, 1 not certain or probable\n" in run.output


def test_what_cannot_be_written_is_told_before_any_work(store: dr.Store, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="the format is 'xls'; allowed are plover, polecat"):
        store.export("xls", tmp_path / "out")
    with pytest.raises(ConfigError, match="is a folder; give the path of a file"):
        store.export("plover", tmp_path)
    with pytest.raises(ConfigError, match="lies in no folder that exists"):
        store.export("gexf", tmp_path / "none" / "out.gexf")
    with pytest.raises(ConfigError, match=r"the folder .* cannot be made"):
        store.export("csv", store.path)
    with pytest.raises(ConfigError, match="status is 'gone'"):
        store.export("csv", tmp_path / "tables", status="gone")


def test_a_failed_run_leaves_the_old_file_and_nothing_else(store: dr.Store, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old\n", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    with duckdb.connect(store.path) as connection:
        connection.execute("DROP TABLE places")
    with pytest.raises(duckdb.Error, match="places"):
        store.export("plover", out)
    assert out.read_text(encoding="utf-8") == "old\n"
    assert sorted(tmp_path.iterdir()) == before
