"""Answers that are kept: worked out once, and anew when the store has changed; until then a page tells their time."""

import re
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import opened, serving
from playwright.sync_api import Browser, expect

import dragoman as dr
from dragoman.corpus import files
from dragoman.errors import ConfigError
from dragoman.loading.document import make_document
from dragoman.views.web import remembered
from dragoman.views.web.remembered import MOST, Found, Remembered

Slow = Callable[[], int]


@pytest.fixture
def store(tmp_path: Path) -> dr.Store:
    made = dr.Store(tmp_path / "news.dragoman")
    made.add([])
    return made


@pytest.fixture
def kept(store: dr.Store) -> Iterator[Remembered]:
    made = Remembered(store.path)
    yield made
    made.close()


def written_to(store: dr.Store) -> None:
    store.add([make_document(f"Nobody came, for the {store.documents().num_rows + 1}th time.")])


def test_an_answer_holds_until_the_store_is_written_to(store: dr.Store, kept: Remembered) -> None:
    ask = lambda: store.documents().num_rows  # noqa: E731
    assert [kept.now("rows", ask), kept.now("rows", ask)] == [0, 0]
    store.add([make_document("Nobody came.")])
    assert kept.now("rows", ask) == 1
    assert kept.get("rows", lambda: -1) == Found(1)


def test_many_who_ask_at_once_wait_for_one_answer(kept: Remembered) -> None:
    asked, go = [], threading.Event()

    def ask() -> int:
        asked.append(1)
        go.wait(5)
        return 7

    found: list[int] = []
    readers = [threading.Thread(target=lambda: found.append(kept.get("slow", ask).answer)) for _ in range(8)]
    for reader in readers:
        reader.start()
    go.set()
    for reader in readers:
        reader.join()
    assert (len(asked), found) == (1, [7] * 8)


def test_an_error_is_no_answer_and_the_oldest_are_let_go(kept: Remembered) -> None:
    def fail() -> int:
        raise ConfigError("no")

    with pytest.raises(ConfigError):
        kept.get("question", fail)
    assert kept.get("question", lambda: 1) == Found(1)
    for n in range(MOST):
        kept.get(n, lambda: 2)
    assert kept.get("question", lambda: 3) == Found(3)


class Gate:
    """Answers with the next number, once it is open."""

    def __init__(self) -> None:
        self.begun, self.open = 0, threading.Event()

    def __call__(self) -> int:
        self.begun += 1
        self.open.wait(20)
        return self.begun


def test_an_earlier_answer_stands_in_with_its_time_while_one_new_is_made(store: dr.Store, kept: Remembered) -> None:
    before = datetime.now(UTC)
    kept.get("rows", lambda: 0)
    written_to(store)
    slow = Gate()
    found = [kept.get("rows", slow) for _ in range(3)]
    assert [each.answer for each in found] == [0, 0, 0]
    assert all(each.as_of and before <= each.as_of <= datetime.now(UTC) for each in found)
    slow.open.set()
    assert kept.now("rows", slow) == 1
    assert kept.get("rows", slow) == Found(1)
    assert slow.begun == 1


def test_what_was_made_for_an_earlier_store_is_not_told_as_of_this_one(store: dr.Store, kept: Remembered) -> None:
    kept.get("rows", lambda: 0)
    written_to(store)
    slow = Gate()
    kept.get("rows", slow)
    written_to(store)
    threading.Timer(0.05, slow.open.set).start()
    assert kept.now("rows", slow) == 2


def test_an_old_answer_does_not_stand_in(
    store: dr.Store, kept: Remembered, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "LONGEST", timedelta(0))
    kept.get("rows", lambda: 0)
    written_to(store)
    slow = Gate()
    threading.Timer(1, slow.open.set).start()
    assert kept.get("rows", slow) == Found(1)


def test_what_was_written_here_is_waited_for(store: dr.Store, kept: Remembered) -> None:
    kept.get("rows", lambda: 0)
    written_to(store)
    kept.forget()
    slow = Gate()
    threading.Timer(1, slow.open.set).start()
    assert kept.get("rows", slow) == Found(1)


def test_a_page_says_that_the_store_was_written_to_since(browser: Browser, store: dr.Store) -> None:
    written_to(store)
    with serving(store.path) as site, opened(browser, site.rstrip("/")) as page:
        address = "/documents?sort=title"  # which the server does not ask for itself when it starts
        page.goto(address)
        expect(page.locator("table.main tbody tr")).to_have_count(1)
        written_to(store)
        with files.writing(store.path):  # so that nothing can be asked of it
            page.goto(address)
            told = page.get_by_role("status").filter(has_text="as it was at")
            expect(told).to_have_text(re.compile(r"as it was at \d\d:\d\d:\d\d\. It was written to since"))
            expect(page.locator("table.main tbody tr")).to_have_count(1)
        told.get_by_role("link", name="show it as it is now").click()
        expect(page.locator("table.main tbody tr")).to_have_count(2)
        expect(told).to_have_count(0)
