"""Whole articles, read by a person once and kept: each line of the system, with its markers, as it was approved.

Where a change moves a line on purpose, `python tests/test_articles.py` writes the new lines; read them against the
article before they are committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman as dr
from dragoman import samples

HERE = Path(__file__).parent / "articles"
ARTICLES = {
    "militias": (samples.path("militias"), "2025-01-09"),
    "port": (HERE / "port.txt", "2024-06-07"),
    "sahel": (HERE / "sahel.txt", "2024-06-05"),
}


def told(name: str) -> str:
    path, published = ARTICLES[name]
    reading = dr.read(path.read_text(encoding="utf-8"), published=published)
    lines = []
    for heading, group in reading.system.groups:
        lines += ["", heading, *(f"  {line}" + "".join(f" [{m}]" for m in line.markers) for line in group)]
    return "\n".join(lines[1:]) + "\n"


@pytest.mark.parametrize("name", ARTICLES)
def test_the_article_gives_the_system_that_was_approved(name: str) -> None:
    assert told(name) == (HERE / f"{name}.system.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ARTICLES)
def test_every_span_says_what_the_text_says_there(name: str) -> None:
    path, published = ARTICLES[name]
    reading = dr.read(path.read_text(encoding="utf-8"), published=published)

    def spans(value: object) -> list[dict[str, object]]:
        if isinstance(value, dict):
            own = [value] if {"start", "end", "text"} <= value.keys() else []
            return own + [s for v in value.values() for s in spans(v)]
        return [s for v in value for s in spans(v)] if isinstance(value, list) else []

    data = reading.to_dict()
    posts = data.pop("posts")
    found = spans(data)
    assert found
    assert all(data["text"][s["start"] : s["end"]] == s["text"] for s in found)
    assert all(p["text"][s["start"] : s["end"]] == s["text"] for p in posts for s in spans(p | {"document": None}))


@pytest.mark.parametrize("name", ARTICLES)
def test_every_id_is_one_records_and_refers_within_the_reading(name: str) -> None:
    path, published = ARTICLES[name]
    data = dr.read(path.read_text(encoding="utf-8"), published=published).to_dict()
    kinds = ("mentions", "entities", "attributions", "times", "places", "events", "links", "ties")
    records = [r for kind in kinds for r in data[kind]]
    known = {r["id"] for r in records}
    assert len(known) == len(records)

    def references(value: object) -> list[str]:
        if isinstance(value, dict):
            fields = ("entity", "frame", "attribution", "utterance", "parent", "place", "time", "event", "from", "to")
            own = [v for k, v in value.items() if k in fields and isinstance(v, str)]
            return own + [r for k, v in value.items() if k != "reasons" for r in references(v)]
        return [r for v in value for r in references(v)] if isinstance(value, list) else []

    assert {r for kind in kinds for r in references(data[kind])} <= known


if __name__ == "__main__":
    for each in ARTICLES:
        (HERE / f"{each}.system.txt").write_text(told(each), encoding="utf-8")
