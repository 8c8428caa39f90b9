"""What is taken for the same sentence in two sets, and where each set's sentences stand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.duplicates import near_pairs
from benchmarks.overlaps import MEASURED, TRAINED, alike, as_json, left_out, overlaps, runs, table
from benchmarks.sentences import SETS, sentences

ROOT = Path(__file__).parents[2]
A = "The navy sank two boats off the northern coast on Friday."
NEAR_A = "On Friday, the navy sank two boats off the northern coast"
MARKED = "<s>The navy</s> sank <t>two boats</t> off the northern coast on Friday."
B = "Farmers blocked the only road to the capital for a week."
SHORT = "The mayor declined to comment."


def write(home: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")


def test_sentences_of_the_measured_set_that_stand_in_the_trained_one() -> None:
    found = overlaps({"x": [B, A], "y": [SHORT, NEAR_A, NEAR_A], "z": [B]}, [("x", "y"), ("y", "x"), ("y", "z")])
    assert found == {("x", "y"): {1, 2}, ("y", "x"): {1}, ("y", "z"): set()}


def test_short_sentences_are_not_compared() -> None:
    assert overlaps({"x": [SHORT, A], "y": [SHORT]}, [("x", "y")]) == {("x", "y"): set()}


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=9).map(" ".join), max_size=12))
def test_the_index_misses_nothing(texts: list[str]) -> None:
    wanted = {(i, j) for i, j in near_pairs(texts, texts) if i < j}
    assert set(alike([runs(text) for text in texts])) == wanted


def test_every_set_is_trained_on_or_measures() -> None:
    assert set(TRAINED) | set(MEASURED) == set(SETS)


@pytest.mark.parametrize(
    ("name", "files", "expected"),
    [
        ("polnear dev", {"dev/text/a.txt": f"{A} {B}\n", "train/text/b.txt": SHORT}, [A, B]),
        ("plv", {"train.tsv": f"marked_sentence\tgold_root\tgold_penta\n{MARKED}\tASSAULT\t4\n"}, [A]),
        ("plover_gsr", {"PLOVER_GSR_CAMEO.txt": json.dumps([{"text": A}, {"id": "without text"}])}, [A, ""]),
        ("factuality_uw train", {"train.jsonl": json.dumps({"text": "Boats sank .", "targets": []})}, ["Boats sank."]),
        ("re3d dev", {"Post/documents.json": json.dumps({"_id": "1", "text": A}), "Post/relations.json": ""}, [A]),
        ("timeml AQUAINT", {"AQUAINT/a.tml": f"<TEXT>{A}</TEXT>"}, [A]),
        ("gum_coref train", {"GUM_news_boats.tsv": "1-1\t0-5\tBoats\t_\t_\t_\t_\t_\t_\t_\n"}, ["Boats"]),
        ("crossner_politics dev", {"dev.txt": "Boats\tO\n\nNavy\tO\n"}, ["Boats", "Navy"]),
        ("newsmtsc", {"train.jsonl": json.dumps({"sentence_normalized": A})}, [A]),
        ("cameo_multicoder", {"sentences.json": json.dumps([{"text": A}])}, [A]),
        ("seesaw", {"articles/a.json": json.dumps({"title": SHORT, "text": [{"text": A}]})}, [SHORT, A]),
        ("news_cluster", {"a.json": json.dumps({"title": "Boats sunk", "text": A})}, ["Boats sunk", A]),
        ("geo LGL", {"lgl.xml": f"<articles><article><text>{A} {B}</text></article></articles>"}, [A, B]),
    ],
)
def test_the_sentences_of_a_set(name: str, files: dict[str, str], expected: list[str], tmp_path: Path) -> None:
    write(tmp_path / name.split()[0], files)
    assert sentences(tmp_path, name) == expected


def test_what_is_left_out_after_training(tmp_path: Path) -> None:
    write(tmp_path / "newsmtsc", {"train.jsonl": json.dumps({"sentence_normalized": A})})
    article = {"title": SHORT, "text": [{"text": B}, {"text": NEAR_A}]}
    write(tmp_path / "seesaw", {"articles/a.json": json.dumps(article)})
    assert left_out(tmp_path, "newsmtsc", "seesaw") == {2}


def test_the_counts_as_a_table_and_as_json() -> None:
    rows = [("plv", "seesaw", 3, 70), ("plv", "newsmtsc", 0, 50)]
    assert table(rows).split() == "3 of 70 seesaw in plv".split()
    assert json.loads(as_json(rows))["newsmtsc"] == {"sentences": 50, "shared": {"plv": 0}}
    assert table(rows[1:]) == "nothing stands in two sets"


def test_a_set_that_is_absent_is_said_so(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.overlaps", "--data", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "has no folder" in done.stderr
