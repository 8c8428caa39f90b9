"""JSON: lists of rows, and the export of Telegram Desktop, each message a post."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dragoman as dr
from dragoman.document import Document
from dragoman.records import Failure

MESSAGES = [
    {"id": 1, "type": "service", "date": "2031-05-06T10:00:00", "actor": "Gao News", "action": "create_channel"},
    {"id": 2, "type": "message", "date": "2031-05-06T12:00:00", "date_unixtime": "1935828000", "from": "Gao News",
     "text": ["Tanks left ", {"type": "bold", "text": "Gao"}, ". ", {"type": "hashtag", "text": "#gao"}, " ",
              {"type": "link", "text": "https://w.example/1"}]},
    {"id": 3, "type": "message", "date": "2031-05-06T13:00:00", "from": "Gao News", "photo": "x.jpg", "text": ""},
    {"id": 4, "type": "message", "date": "2031-05-06T14:00:00", "from": "Gao News", "forwarded_from": "Azaw Front",
     "text": "We hold the town of Kidal."},
    {"id": 5, "type": "message", "date": "2031-05-07T06:00:00", "from": "Gao News", "text": "Sirens in Gao."},
    {"id": 6, "type": "message", "date": "2031-05-08T06:00:00", "from": "Gao News", "text": "Sirens in Gao."},
]  # fmt: skip
CHANNEL = {"name": "Gao News", "type": "public_channel", "id": 1234567890, "messages": MESSAGES}


def load(path: Path, value: object, **told: str) -> list[Document | Failure]:
    text = value if isinstance(value, str) else json.dumps(value, indent=1)
    path.write_text(text, encoding="utf-8")
    return list(dr.load(path, **told))  # type: ignore[arg-type]


def documents(found: list[Document | Failure]) -> list[Document]:
    return [item for item in found if isinstance(item, Document)]


def test_each_message_with_words_is_a_post(tmp_path: Path) -> None:
    found = load(tmp_path / "result.json", CHANNEL)
    first, second, third, fourth = documents(found)
    assert len(found) == 4
    assert first.text == "Tanks left Gao. #gao https://w.example/1"
    assert (first.kind, first.author, first.publisher) == ("post", "Gao News", "Gao News")
    assert (first.published, first.precision) == ("2031-05-06T10:00:00+00:00", "second")
    assert (first.hashtags, first.links) == (("gao",), ("https://w.example/1",))
    assert (second.author, second.publisher, second.published) == ("Azaw Front", "Gao News", "2031-05-06T14:00:00")
    assert third.text == fourth.text
    assert third.id != fourth.id


def test_the_same_export_gives_the_same_ids(tmp_path: Path) -> None:
    ids = [item.id for item in documents(load(tmp_path / "result.json", CHANNEL))]
    assert [item.id for item in documents(load(tmp_path / "again.json", CHANNEL))] == ids


def test_an_export_of_all_chats(tmp_path: Path) -> None:
    talk = {"name": "Kofi", "type": "personal_chat", "id": 7, "messages": [
        {"id": 1, "type": "message", "date": "2031-05-06T10:00:00", "from": "Kofi", "text": "They left."}]}  # fmt: skip
    export = {"about": "Here is the data.", "contacts": {"list": [{"first_name": "Kofi"}]},
              "chats": {"about": "This page lists them.", "list": [CHANNEL, {"type": "saved_messages", "id": 9}]},
              "left_chats": {"about": "And these.", "list": [talk]}}  # fmt: skip
    found = documents(load(tmp_path / "result.json", export))
    assert len(found) == 5
    assert (found[-1].text, found[-1].author, found[-1].publisher) == ("They left.", "Kofi", None)


def test_posts_are_read_and_kept(tmp_path: Path) -> None:
    load(tmp_path / "result.json", CHANNEL)
    store = dr.Store(tmp_path / "news.dragoman")
    assert store.add(dr.load(tmp_path / "result.json")).new == 4
    assert store.add(dr.load(tmp_path / "result.json")).new == 0
    kinds = store.documents()["kind"].to_pylist()
    assert kinds == ["post"] * 4


def test_a_bad_message_is_told_by_its_number_and_stops_nothing(tmp_path: Path) -> None:
    bad = [5, {"id": 7, "type": "message", "date": "soon", "text": "x"}, {"id": 8, "type": "message", "text": {"a": 1}}]
    found = load(tmp_path / "result.json", CHANNEL | {"messages": [*bad, *MESSAGES]})
    failures = [item for item in found if isinstance(item, Failure)]
    assert [f.origin.rpartition("/")[2] for f in failures] == ["result.json:1", "result.json:2", "result.json:3"]
    assert all(w in f.error for w, f in zip(("no object but int", "'soon'", "of type dict"), failures, strict=True))
    assert len(documents(found)) == 4


ROWS = [{"text": "Tanks left Gao.", "title": "Gao"}, {"text": "Rebels left.", "tags": ["a", {"b": []}], "n": 1.5}]


@pytest.mark.parametrize(
    "text",
    [json.dumps(ROWS), "\n".join(map(json.dumps, ROWS)), "\ufeff" + json.dumps(ROWS, indent=2),
     "".join(map(json.dumps, ROWS))],
    ids=["list", "lines", "indented", "one behind the other"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["rows.json", "rows"])
def test_objects_are_rows(name: str, text: str, tmp_path: Path) -> None:
    assert [d.text for d in documents(load(tmp_path / name, text))] == ["Gao\nTanks left Gao.", "Rebels left."]


@pytest.mark.parametrize(
    ("text", "texts", "words"),
    [
        ("", [], "premature EOF"),
        ("[]", [], "JSON without an object"),
        ('{"messages": 5}', [], "its columns are messages"),
        ('[{"text": "Tanks left."}, 5, {"a": 1}]', ["Tanks left."], "no object but int"),
        ('[{"text": "Tanks left."}, {"text": "Re', ["Tanks left."], "damaged"),
        ('{"text": "Tanks left."} and so on', ["Tanks left."], "damaged"),
    ],
)
def test_other_json_is_told(text: str, texts: list[str], words: str, tmp_path: Path) -> None:
    found = load(tmp_path / "a.json", text)
    failures = [item for item in found if isinstance(item, Failure)]
    assert words in failures[0].error
    assert [d.text for d in documents(found)] == texts
