"""Which articles of a store repeat an earlier one, and what is new in them."""

from __future__ import annotations

from pathlib import Path

import dragoman as dr
from dragoman.loading.document import make_document
from dragoman.resolution.copies import find_copies

TEXT = """Ferry strike ends in Osmora
The dockers of Osmora went back to work on Monday after three weeks on strike. Their union had asked for higher pay and
for safer cranes, and the port's owners had refused both until the weekend.
“Nobody won here, but nobody will be crushed by a crane either,” said Lena Drost, who leads the union.
The owners will pay 4 percent more from July, according to the agreement that both sides signed on Sunday night.
Two ferries to the northern islands left in the morning, and the rest will sail before the end of the week.
"""


def told(store: dr.Store) -> dict[str, tuple[str, str]]:
    rows = store.sql("SELECT document, report, kind FROM copies").to_pylist()
    return {row["document"]: (row["report"], row["kind"]) for row in rows}


def test_a_copy_and_an_update(tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "news.dragoman")
    first = make_document(TEXT, published="2031-06-02", publisher="The Wharf")
    copy = make_document("OSMORA (Reuters) - " + TEXT.partition("\n")[2], published="2031-06-03", publisher="El Puente")
    update = make_document(TEXT + "The mayor thanked both sides on Tuesday.\n", published="2031-06-03", publisher="Kin")
    store.add([update, copy, first])
    assert told(store) == {copy.id: (first.id, "copy"), update.id: (first.id, "update")}
    (row,) = store.sql("FROM changes").to_pylist()
    assert (row["text"], row["kind"]) == ("The mayor thanked both sides on Tuesday.", "added")
    assert update.text[row["start"] : row["end"]] == row["text"]
    find_copies(store.path)
    assert len(told(store)) == 2
