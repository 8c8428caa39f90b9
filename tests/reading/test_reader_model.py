"""The model that ships: its file, and that a text's numbers depend on nothing but the text."""

from __future__ import annotations

import hashlib
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from dragoman.errors import ModelError
from dragoman.reading.encoding import decode
from dragoman.reading.encoding.layout import EVENT, TYPES, WIDTH
from dragoman.reading.encoding.pieces import pieces
from dragoman.reading.encoding.session import load, rows, shipped

TEXT = "“We will not yield,” President Ana Kovač told reporters in Dorsk on Monday. “Not now, not ever.”"
HOME = resources.files("dragoman.reading.encoding")
FILE = HOME.joinpath("reader.onnx")
SHA256 = {
    "reader.onnx": "71397893539b4822b4c8a6c88baee9cf0c0d2a70d54e1b99e70c8a239cf0c82c",
    "sentiment.onnx": "ec6e976beda4b00ba6e78bf807157e33167410f540bf4a0839182720e6f8eeed",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
"""Of the files that the model card describes."""


@pytest.mark.parametrize("name", SHA256)
def test_the_files_are_those_of_the_model_card(name: str) -> None:
    digest = hashlib.sha256(HOME.joinpath(name).read_bytes()).hexdigest()
    assert digest == SHA256[name]
    card = Path(__file__).parents[2] / "docs" / "model-card.md"
    assert digest in card.read_text(encoding="utf-8")


def test_the_file_is_small() -> None:
    assert len(FILE.read_bytes()) < 30e6


def test_a_file_that_is_no_model_is_told() -> None:
    with pytest.raises(ModelError, match="reinstall"):
        load(b"no model")


def test_the_tables_are_those_of_the_heads() -> None:
    assert shipped().heads.roles.shape == (3, 3, 3)
    assert shipped().heads.types.shape == (len(TYPES), EVENT)


def test_the_same_text_gives_the_same_numbers_whatever_was_read_before() -> None:
    p = pieces(TEXT)
    alone = rows(p, shipped().run)
    rows(pieces("Quite another text, much longer. " * 40), shipped().run)
    assert alone.shape == (len(p.first), WIDTH)
    assert np.array_equal(alone, rows(p, shipped().run))


def test_an_empty_text_says_nothing() -> None:
    p = pieces("")
    assert rows(p, shipped().run).shape == (0, WIDTH)
    assert decode.attributions(rows(p, shipped().run), p, shipped().heads) == []
    assert decode.names(rows(p, shipped().run), shipped().heads) == []


def test_who_says_what() -> None:
    p = pieces(TEXT)
    (found,) = decode.attributions(rows(p, shipped().run), p, shipped().heads)
    assert found.source is not None
    shown = [TEXT[slice(*p.characters(words))] for words in (found.source, found.cue, *found.content)]
    assert shown == ["President Ana Kovač", "told", "“We will not yield,”", "“Not now, not ever.”"]


def test_names() -> None:
    p = pieces(TEXT)
    found = decode.names(rows(p, shipped().run), shipped().heads)
    named = [(TEXT[slice(*p.characters(words))], kind) for words, kind in found]
    assert named == [("Ana Kovač", "person"), ("Dorsk", "place")]


def test_factuality() -> None:
    text = "Rebels seized the port. Rebels failed to seize the bridge. Rebels did not attack."
    p = pieces(text)
    found = decode.factuality(rows(p, shipped().run))
    seized, seize, attack = (
        float(found[p.words(text.index(w), text.index(w) + 1)[0]]) for w in ("seized", "seize ", "att")
    )
    assert seized > 2
    assert seize < 0
    assert attack < 0


@pytest.mark.parametrize(
    ("trigger", "kind"),
    [
        ("condemned", "ACCUSE"),
        ("bombed", "ASSAULT"),
        ("met with", "CONSULT"),
        ("sent food to", "AID"),
        ("threatened to invade", "THREATEN"),
        ("suspended food supplies to", "SANCTION"),
    ],
)
def test_event_types(trigger: str, kind: str) -> None:
    text = f"Borduria {trigger} Syldavia on Monday."
    p = pieces(text)
    actor, done, recipient = (
        [p.words(text.index(w), text.index(w) + len(w))] for w in ("Borduria", trigger, "Syldavia")
    )
    sure = decode.event_types(rows(p, shipped().run), shipped().heads, actor, done, recipient)
    assert max(sure, key=lambda t: sure[t]) == kind
