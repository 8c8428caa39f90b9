"""Tables as documents: a row each."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import dragoman as dr
from dragoman.records import Failure

ROWS = [
    {"headline": "Mill closed", "body": "Police in Arequipa closed the mill.",
     "day": "2031-05-06", "paper": "El Puente"},
    {"headline": "", "body": "Rebels took the “old” port of Buka,\nofficials said.", "day": "2031-05", "paper": ""},
]  # fmt: skip
COLUMNS = {"text": "body", "title": "headline", "published": "day", "publisher": "paper"}


def write(path: Path) -> None:
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(ROWS), path)
    elif path.suffix == ".jsonl":
        path.write_text("\n\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    else:
        cells = [["headline", "body", "day", "paper"], *(list(row.values()) for row in ROWS)]
        lines = [",".join(f'"{cell}"' for cell in row) for row in cells]
        path.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".parquet"])
def test_each_row_is_a_document(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"corpus{suffix}"
    write(file)
    first, second = dr.load(file, columns=COLUMNS, publisher="The Wharf")
    assert isinstance(first, dr.Document)
    assert isinstance(second, dr.Document)
    assert first.text == "Mill closed\nPolice in Arequipa closed the mill."
    assert str(first.title) == "Mill closed"
    assert (first.published, first.precision, first.publisher) == ("2031-05-06", "day", "El Puente")
    assert (second.text, second.publisher) == (ROWS[1]["body"], "The Wharf")


def test_a_bad_row_is_told_by_its_number_and_stops_nothing(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    good = '{"text": "Rebels took the port of Buka."}'
    file.write_text(f'{good}\n{{"text"\n[1]\n{{"body": "x"}}\n{{"text": "x", "published": "soon"}}\n{good}\n')
    loaded = list(dr.load(file))
    failures = [item for item in loaded if isinstance(item, Failure)]
    assert [isinstance(item, Failure) for item in loaded] == [False, True, True, True, True, False]
    assert [f.origin.removeprefix(str(tmp_path)) for f in failures] == [f"/corpus.jsonl:{n}" for n in (2, 3, 4, 5)]
    assert "its columns are body" in failures[2].error
    assert "soon" in failures[3].error


def test_a_damaged_table_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1 no table")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "\xff\xfe"}')
    assert [type(item) for item in dr.load(tmp_path)] == [Failure, Failure]


def test_a_field_that_is_none_is_refused_before_any_work(tmp_path: Path) -> None:
    with pytest.raises(dr.ConfigError, match="'body' is no field"):
        dr.load(tmp_path, columns={"body": "text"})


@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_column_that_a_table_lacks_is_told(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"corpus{suffix}"
    write(file)
    (failure,) = dr.load(file, columns=COLUMNS | {"author": "writer"})
    assert isinstance(failure, Failure)
    assert "no column 'writer' for 'author'; its columns are headline, body, day, paper" in failure.error


def test_whatever_a_row_holds_the_next_one_is_read(tmp_path: Path) -> None:
    rows = [{"text": "a", "title": 5}, {"text": "b", "author": ["Ama", "Kofi"], "language": "en-GB"}, {"text": ["c"]}]
    lines = [*map(json.dumps, rows), "[" * 100_000, '{"text": "d"}']
    (tmp_path / "corpus.jsonl").write_text("\n".join(lines))
    loaded = list(dr.load(tmp_path / "corpus.jsonl"))
    assert [isinstance(item, Failure) for item in loaded] == [True, False, True, True, False]
    assert isinstance(loaded[1], dr.Document)
    assert (loaded[1].author, loaded[1].language) == ("Ama, Kofi", "en")
    (tmp_path / "corpus.csv").write_text("body,day\na,b,c,d\n")
    (failure,) = dr.load(tmp_path / "corpus.csv")
    assert isinstance(failure, Failure)
    assert "no text in column 'text'" in failure.error
