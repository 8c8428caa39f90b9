"""A reading never depends on what is read beside it: alone, in a batch, in reverse order, in another process."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dragoman as dr
from dragoman import samples

POSTS = """Storm leaves Beira without power

President Joana Tavares met the mayor of Beira, Luis Cossa, on Tuesday. She promised that the army would rebuild it.

The wall was rotten for ten years. Who was paid? #Beira https://example.org/wall
— Port Workers Beira (@port_beira) March 4, 2031

Cossa rejected the post’s charge. “Nobody was paid,” he said.
"""
PAGE = """<html><head><title>Union leaves the talks - Andes Example</title>
<meta property="article:published_time" content="2031-05-02T10:00:00Z"></head><body>
<article><h1>Union leaves the talks</h1>
<p>Ana Ruiz, who leads the miners’ union of Oruro, walked out of the talks with Bolivia’s government on Friday.</p>
<blockquote class="twitter-tweet"><p>We will be back when they mean it. #Oruro</p>&mdash; Ana Ruiz (@ana_ruiz_oruro)
<a href="https://example.org/ana/1">May 2, 2031</a></blockquote>
<p>The minister accused her of blackmail and said that the army might clear the roads next week.</p>
</article></body></html>"""
SHORT = (
    "Ana Ruiz met the president of Peru in Lima on Monday. He told her that the army would leave.",
    "The president rejected the plan. Ruiz called him a liar.",
    "Rebels backed by Rwanda took Goma, residents said. They fled on Monday.",
    "“We will not leave,” the colonel told Radio Goma. It was the third warning.",
    "Latvia’s foreign minister, Inese Kalna, accused Belarus of pushing migrants over the border.",
    "Kalna said that she had warned Minsk. It denied this.",
    "The monks of Mandalay protested for a third day because the junta had arrested their abbot.",
    "France may send troops to Niger if its ambassador is attacked, Le Soir reported.",
    "#Goma has fallen. — Kivu Watch (@kivu_watch) January 27, 2031",
    "",
)
TEXTS = (samples.path("militias").read_text(encoding="utf-8"), POSTS, PAGE, *SHORT)


def form(reading: dr.Reading) -> str:
    """A reading as the JSON that the command line prints."""
    return json.dumps(reading.to_dict(), ensure_ascii=False)


@pytest.fixture(scope="module")
def alone() -> dict[str, str]:
    """Each text's reading when nothing else is read with it."""
    return {text: form(dr.read(text, published="2031-05-06")) for text in TEXTS}


def together(texts: list[str]) -> dict[str, str]:
    """Each text's reading when all are read in this order."""
    return {t: form(r) for t, r in zip(texts, dr.read_all(texts, published="2031-05-06"), strict=True)}


def test_in_a_batch_and_in_reverse_order(alone: dict[str, str]) -> None:
    assert together(list(TEXTS)) == alone
    assert together(list(reversed(TEXTS))) == alone
    assert sum(len(json.loads(reading)["posts"]) for reading in alone.values()) >= 4


@given(st.lists(st.sampled_from(SHORT), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_in_any_batch(alone: dict[str, str], texts: list[str]) -> None:
    readings = list(dr.read_all(texts, published="2031-05-06"))
    assert [form(reading) for reading in readings] == [alone[text] for text in texts]


def test_beside_texts_that_cannot_be_read(alone: dict[str, str]) -> None:
    bad = "Der Minister sagte am Montag, die Truppen würden die Stadt bis Ende des Monats verlassen."
    readings = list(dr.read_all([bad, TEXTS[0], bad, TEXTS[1], bad], published="2031-05-06"))
    assert [form(reading) for reading in readings[1::2]] == [alone[TEXTS[0]], alone[TEXTS[1]]]
    assert all(reading.failure for reading in readings[::2])


def test_in_another_process(alone: dict[str, str]) -> None:
    program = (
        "import json, sys, dragoman as dr\n"
        "for text in reversed(json.load(sys.stdin)):\n"
        "    print(json.dumps(dr.read(text, published='2031-05-06').to_dict()))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], input=json.dumps(TEXTS), capture_output=True, text=True, check=True
    )
    readings = [json.loads(line) for line in run.stdout.splitlines()]
    assert readings == [json.loads(alone[text]) for text in reversed(TEXTS)]
