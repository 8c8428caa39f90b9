"""Answers that are kept: worked out once, and anew when the store has changed."""

import threading
from pathlib import Path

import pytest

import dragoman as dr
from dragoman.errors import ConfigError
from dragoman.loading.document import make_document
from dragoman.views.web.remembered import MOST, Remembered


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    made = dr.Store(tmp_path / "news.dragoman")
    made.add([])
    return made


def test_an_answer_holds_until_the_store_is_written_to(store: dr.Store) -> None:
    kept = Remembered(store.path)
    ask = lambda: store.documents().num_rows  # noqa: E731
    assert [kept.get("rows", ask), kept.get("rows", ask)] == [0, 0]
    store.add([make_document("Nobody came.")])
    assert kept.get("rows", ask) == 1
    assert kept.get("rows", lambda: -1) == 1


def test_many_who_ask_at_once_wait_for_one_answer(store: dr.Store) -> None:
    kept, asked, go = Remembered(store.path), [], threading.Event()

    def ask() -> int:
        asked.append(1)
        go.wait(5)
        return 7

    found: list[int] = []
    readers = [threading.Thread(target=lambda: found.append(kept.get("slow", ask))) for _ in range(8)]
    for reader in readers:
        reader.start()
    go.set()
    for reader in readers:
        reader.join()
    assert (len(asked), found) == (1, [7] * 8)


def test_an_error_is_no_answer_and_the_oldest_are_let_go(store: dr.Store) -> None:
    kept = Remembered(store.path)

    def fail() -> int:
        raise ConfigError("no")

    with pytest.raises(ConfigError):
        kept.get("question", fail)
    assert kept.get("question", lambda: 1) == 1
    for n in range(MOST):
        kept.get(n, lambda: 2)
    assert kept.get("question", lambda: 3) == 3
