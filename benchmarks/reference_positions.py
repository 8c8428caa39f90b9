"""Whether the positions that the reference article tells are read: `python -m benchmarks.reference_positions ARTICLE`.

The article, on the future of Iraq's militias, stays outside of the project. Checked are the opposite poles, who stands
with whom, who stands between, of whom nothing is known, that each number opens into its sentence, and that two of one
government are set side by side. Printed is a line for each check; the status is 1 where one does not hold.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dragoman as dr

ISSUE = """
[[issue]]
id = "militias"
question = "What should become of Iraq's militias?"
objects = ["Popular Mobilization Forces", "Hashd al-Shaabi", "PMF", "militias", "armed factions", "factions"]

[[issue.pole]]
label = "dissolve"
acts = ["dissolve", "control", "abandon", "attack", "ASSAULT"]

[[issue.pole]]
label = "preserve"
acts = ["preserve", "strengthen", "praise"]

[issue.middle]
label = "restructure"
acts = ["restructure"]
"""
POLES = {"Khamenei": "preserve", "Sumaidaie": "dissolve", "Western powers": "dissolve", "Qaani": "restructure"}

Row = dict[str, Any]


def main() -> None:
    """Read the article into a store of its own and check."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        (Path(room) / "issues.toml").write_text(ISSUE, encoding="utf-8")
        store = dr.Store(Path(room) / "news.dragoman")
        store.add(dr.load(given.article))
        found = list(checks(store))
    for name, held in found:
        print(f"{'holds' if held else 'FAILS'}  {name}")
    sys.exit(not all(held for _, held in found))


def checks(store: dr.Store) -> Iterator[tuple[str, bool]]:
    """Each check with whether it holds."""
    rows = store.positions("militias", nested=True).to_pylist()
    own = {row["holder"]: row for row in rows if row["basis"] == "own_words"}
    for name, pole in POLES.items():
        yield f"{name}: {pole}, in own words", [row["pole"] for row in _called(own, name)] == [pole]
    unknown = {row["holder"]: row for row in rows if row["stance"] is None}
    yield "Al-Sudani: unknown, with the reason", all(row["reason"] for row in _called(unknown, "Sudani")) and bool(
        _called(unknown, "Sudani")
    ) and not _called(own, "Sudani")  # fmt: skip
    yield "each opens into its sentence", all(str(store.trace(id).sentence) for row in rows for id in row["evidence"])
    pairs = store.divergence(within="Iran").to_pylist()
    pair = next((p for p in pairs if {"Ali Khamenei", "Masoud Pezeshkian"} == {p["first"], p["second"]}), None)
    yield "Khamenei and Pezeshkian side by side", pair is not None
    quoted = pair is not None and all("“" in pair[words] for words in ("first_words", "second_words"))
    yield "with a quotation of each", quoted


def _called(rows: dict[str, Row], name: str) -> list[Row]:
    return [row for holder, row in rows.items() if name in holder]


if __name__ == "__main__":
    main()
