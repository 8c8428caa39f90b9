"""One store, one server as the command starts it, and one Chromium for all tests of the reader in the browser.

Where no Chromium is installed those tests are skipped, with words; `.ci/run` installs it and asks for it by
DRAGOMAN_NEEDS_CHROMIUM, so that there none is skipped.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Dialog, Page, expect, sync_playwright

import dragoman as dr
from coverage import reports
from dragoman import samples
from dragoman.loading.document import make_document
from stands import REPORTS, WARDENS

ARTICLES = Path(__file__).parents[2] / "articles"
PATIENCE = 30_000
"""Milliseconds that a page is waited for, also where other work has the processor."""

expect.set_options(timeout=PATIENCE)
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}


@contextmanager
def serving(store: Path, *options: str) -> Iterator[str]:
    """The address at which `dragoman serve` shows the store."""
    command = [sys.executable, "-c", "from dragoman.cli import main; main()", "serve", str(store), "--port", "0"]
    server = subprocess.Popen([*command, *options], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        found = re.search(r"http://\S+", first := server.stderr.readline())
        assert found, first
        yield found[0]
    finally:
        server.terminate()
        server.communicate(timeout=20)


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    """Three articles, two of them with a post; reports that tell one event; and what people say on an issue."""
    made = dr.Store(tmp_path_factory.mktemp("web") / "news.dragoman")
    texts = {
        "The Gazette": (samples.path("militias"), "2025-01-09"), "El Puente": (ARTICLES / "port.txt", "2024-06-08"),
        "The Wharf": (ARTICLES / "sahel.txt", "2024-03-20"),
    }  # fmt: skip
    articles = [make_document(path.read_text(encoding="utf-8"), published=day, publisher=outlet)
                for outlet, (path, day) in texts.items()]  # fmt: skip
    said = [make_document(text, published=day, publisher="Valley Watch") for day, text in REPORTS]
    made.path.with_name("issues.toml").write_text(WARDENS, encoding="utf-8")
    made.add([*articles, *reports(), *said])
    return made


@pytest.fixture(scope="session")
def site(store: dr.Store) -> Iterator[str]:
    """Where the store is shown, without a slash at the end."""
    with serving(store.path) as address:
        yield address.rstrip("/")


@pytest.fixture
def ask(site: str) -> Iterator[httpx.Client]:
    """A client that is no browser."""
    with httpx.Client(base_url=site, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        words = "no Chromium is installed, so nothing is checked in a browser: apt-get install chromium"
        if os.environ.get("DRAGOMAN_NEEDS_CHROMIUM"):
            pytest.fail(words)
        pytest.skip(words)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@contextmanager
def opened(browser: Browser, site: str, width: str = "desktop", **more: object) -> Iterator[Page]:
    """A page of this width, on which nothing may go wrong unseen: no script error, no refusal, no dialog."""
    context = browser.new_context(base_url=site, viewport=SIZES[width], **more)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.extend(_wrong(message.text, message.type)))

    def dismiss(dialog: Dialog) -> None:
        wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    yield page
    context.close()
    assert not wrong


def without_charts(page: Page) -> None:
    """Let the page have its charts at once: nothing is drawn for what looks at the page alone."""
    empty = "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='100'/>"
    page.route("**/charts/**", lambda route: route.fulfill(content_type="image/svg+xml", body=empty))


def _wrong(text: str, type: str) -> list[str]:
    """A message if it tells of an error; that an answer's status is 400 or 404 is no error of the page."""
    expected = text.startswith("Failed to load resource: the server responded with a status of 4")
    return [text] if type == "error" and not expected else []


@pytest.fixture(params=list(SIZES))
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page on a desktop and on a phone."""
    with opened(browser, site, request.param) as made:
        yield made


@pytest.fixture
def desktop(browser: Browser, site: str) -> Iterator[Page]:
    """A page on a desktop."""
    with opened(browser, site) as made:
        yield made


def document_of(store: dr.Store, title: str) -> str:
    """The id of the document whose title has these words."""
    return next(str(row["id"]) for row in store.documents().to_pylist() if title in (row["title"] or ""))


TIED = [
    ("Gunmen of the Sahel Front killed three soldiers in Agadez on Monday. Niger's Prime Minister Ada Bello met "
     "Togolese President Komla Adjavon in Niamey. General Issa Maro commands the Sahel Front.", "2031-01-14",
     "The Wharf"),
    ("Rebels of the Sahel Front attacked the army in Agadez on Sunday. Mali condemned Niger.", "2031-03-10",
     "El Puente"),
    ("Ada Bello, the former prime minister of Niger, left for Togo. Mali praised Niger. The army shelled rebels in "
     "Yemen.", "2031-08-02", "El Puente"),
]  # fmt: skip
"""Reports of ties that begin and end, and of what took place where."""


@pytest.fixture(scope="session")
def tied(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    """A store of these reports."""
    made = dr.Store(tmp_path_factory.mktemp("tied") / "tied.dragoman")
    made.add(make_document(text, published=day, publisher=outlet) for text, day, outlet in TIED)
    return made


@pytest.fixture(scope="session")
def tied_site(tied: dr.Store) -> Iterator[str]:
    """Where it is shown."""
    with serving(tied.path) as address:
        yield address.rstrip("/")


@pytest.fixture(params=list(SIZES))
def tied_page(request: pytest.FixtureRequest, browser: Browser, tied_site: str) -> Iterator[Page]:
    """A page of it on a desktop and on a phone."""
    with opened(browser, tied_site, request.param) as made:
        yield made


@pytest.fixture
def tied_desktop(browser: Browser, tied_site: str) -> Iterator[Page]:
    """A page of it on a desktop."""
    with opened(browser, tied_site) as made:
        yield made
