"""What stands in documents, names, addresses and queries stays text, in a real browser."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import pytest
from conftest import opened, serving
from handmade import READER, Handmade
from payloads import PAYLOADS
from playwright.sync_api import Browser, Page, expect

from dragoman.corpus.tables import local_id
from dragoman.corpus.write import Item, add
from dragoman.document import Document, Span
from dragoman.records import Reading
from dragoman.resolution.resolve import resolved

FOREIGN = "script:not([src='/static/reader.js']), img, svg, iframe, object, embed, video, audio, base, math, marquee, " \
          "meta[http-equiv], style, link:not([href^='/static/']), [onerror], [onload], [onfocus], [onmouseover]"  # fmt: skip


@dataclass
class Numbered(Handmade):
    """A reading whose ids are its own in a store, and whose words are found behind its title."""

    number: int = 0
    behind: int = 0

    def new(self, name: str) -> str:
        return f"{name}{len(self.records.get(name, []))}of{self.number}"

    def span(self, words: str) -> Span:
        start = self.text.index(words, self.behind)
        return Span(start, start + len(words), words)


def report(payload: str, number: int) -> Reading:
    """A report all of whose names and words are the payload, with a post under it as a handle."""
    text = f"{payload}\n{payload} said that {payload} struck on {payload}.\n{payload}"
    made = Numbered(text, number=number, behind=len(payload) + 1)
    who = made.entity(payload, payload)
    told = made.attribution({payload: who}, "said", f"that {payload} struck")
    made.event("ASSAULT", "struck", actors={payload: who}, recipients={payload: who}, attribution=told)
    made.tie("heads", {payload: who}, {payload: who})
    made.time(f"on {payload}", None)
    there = Span(len(text) - len(payload), len(text), payload)
    post = Document(id=f"p{number}", text=payload, kind="post", author=payload, handle=payload, url=payload,
                    parent=f"d{number}", links=(payload,), hashtags=(payload,), span=there)  # fmt: skip
    document = Document(id=f"d{number}", text=text, title=Span(0, len(payload), payload), publisher=payload,
                        author=payload, url=payload, published="2031", precision="year", posts=(post,))  # fmt: skip
    records: dict[str, Any] = {name: tuple(rows) for name, rows in made.records.items()}
    return Reading(document, READER, posts=(Reading(post, READER),), **records)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a store of such reports is shown."""
    path = tmp_path_factory.mktemp("hostile") / "news.dragoman"
    made = {reading.document.id: reading for reading in (report(p, n) for n, p in enumerate(PAYLOADS))}

    def read(items: Iterable[Item]) -> Iterator[Reading]:
        return (made[item.id] for item in items if isinstance(item, Document))

    add(path, [reading.document for reading in made.values()], read, resolved, lambda done: None, 50)
    with serving(path) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def quiet(browser: Browser, hostile: str) -> Iterator[Page]:
    """A page on which no dialog may open and no refusal be told."""
    with opened(browser, hostile) as page:
        yield page


def stays_text(page: Page, *payloads: str) -> None:
    """The payloads are read on the page, and none of them made anything."""
    assert page.evaluate(f"document.querySelectorAll({FOREIGN!r}).length") == 0
    text = "".join(page.evaluate("document.body.textContent + document.title").split())
    for payload in payloads:
        assert "".join(payload.split()) in text
    assert page.url.startswith("http://127.0.0.1")


def test_there_are_fifty() -> None:
    assert len(set(PAYLOADS)) == 50


@pytest.mark.parametrize("table", ["documents", "events", "attributions", "ties", "actors"])
def test_a_table_of_them_is_a_table_of_texts(quiet: Page, table: str) -> None:
    seen = []
    for number in (1, 2):
        quiet.goto(f"/{table}?page={number}&all=1")
        stays_text(quiet)
        seen += quiet.locator("tbody td:first-child").all_inner_texts()
    assert {"".join(payload.split()) for payload in PAYLOADS} <= {"".join(text.split()) for text in seen}


def test_an_article_of_them_is_text(quiet: Page) -> None:
    for number, payload in enumerate(PAYLOADS):
        quiet.goto(f"/documents/d{number}")
        stays_text(quiet, payload)
        assert quiet.locator("#text .m.event").count() == 1
    # a click on what looks like a link of theirs leads nowhere else
    assert quiet.locator("main a[href^='javascript'], main a[href^='data']").count() == 0


def test_an_actor_or_a_search_of_them_is_text(quiet: Page) -> None:
    for payload in PAYLOADS:
        quiet.goto(f"/actors/{quote(local_id(payload, 'person'), safe='')}")
        stays_text(quiet, payload)
    for payload in PAYLOADS[::4]:
        quiet.goto(f"/search?words={quote(payload)}")
        stays_text(quiet)
        assert quiet.locator("main input[type=search]").input_value() == payload


def test_an_address_of_them_is_told_as_text(quiet: Page) -> None:
    for payload in PAYLOADS[::5]:
        for address in ("/documents/{}", "/nothing/{}", "/events?actor={}", "/events?sort={}", "/ties?type={}"):
            quiet.goto(address.format(quote(payload, safe="")))
            stays_text(quiet)


def test_a_records_page_and_a_judgement_of_them_are_text(quiet: Page) -> None:
    for number in range(0, len(PAYLOADS), 10):
        quiet.goto(f"/documents/d{number}")
        quiet.locator(".group.event .why").first.click()
        quiet.get_by_label("Your name").fill(PAYLOADS[number])
        quiet.get_by_label("Why").fill(PAYLOADS[number])
        quiet.get_by_role("button", name="Wrong", exact=True).click()
        expect(quiet.locator(".judged li").last).to_contain_text("wrong says")
        stays_text(quiet, PAYLOADS[number])
    quiet.goto("/judgements")
    stays_text(quiet, *PAYLOADS[::10])


def test_a_file_called_so_is_read_as_a_file(quiet: Page) -> None:
    name = "<img src=x onerror=alert(1)>.txt"
    quiet.goto("/read")
    quiet.get_by_label("or a file").set_input_files({"name": name, "mimeType": "text/plain", "buffer": b"Nobody came."})
    quiet.get_by_role("button", name="Read it").click()
    expect(quiet.get_by_text(name)).to_be_visible(timeout=60_000)
    stays_text(quiet)
