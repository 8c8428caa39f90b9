"""What stands in documents, names, addresses and queries stays text, in a real browser."""

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from conftest import opened, serving, without_charts
from payloads import PAYLOADS
from playwright.sync_api import Browser, Page, expect

from dragoman import records as r
from dragoman.corpus.engines.engine import Engine
from dragoman.corpus.made import Item
from dragoman.corpus.tables import local_id
from dragoman.corpus.write import add
from dragoman.document import Document, Span
from dragoman.records import Reading
from dragoman.resolution.happenings import find_happenings
from dragoman.resolution.resolve import resolved

BY = r.By("hand")
READER = r.Reader("0", 1, "none", "3.8", "0")
FOREIGN = (
    "script:not([src^='/static/']), img:not([src^='/charts/']), "
    "svg:not(.scale, .scale svg, .picture, .sample, .shape), iframe, object, embed, video, audio, base, math, "
    "marquee, style, meta[http-equiv], link:not([href^='/static/']), [onerror], [onload], [onfocus], [onmouseover]"
)
"""What only a payload would have put into a page."""

DRAWN = ("svg", "g", "path", "text", "line", "rect", "defs", "clipPath")
"""What a chart is made of."""

ISSUE = """[[issue]]
id = {0}
question = {0}
objects = [{0}]
[[issue.pole]]
label = {0}
acts = ["ASSAULT"]
[[issue.pole]]
label = "another"
acts = ["AID"]
"""
"""An issue all of whose words are the payload."""


def report(payload: str, number: int) -> Reading:
    """A report all of whose names and words are the payload, with a post under it as a handle."""
    text = f"{payload}\n{payload} said that {payload} struck on {payload}.\n{payload}"
    document = Document(
        id=f"d{number}", text=text, title=Span(0, len(payload), payload), publisher=payload, author=payload,
        url=payload, published="2031", precision="year", posts=(post(payload, number, len(text) - len(payload)),),
    )  # fmt: skip
    name, struck = place(text, payload, len(payload)), place(text, "struck")
    who, other = r.Role(name, f"e{number}"), r.Role(name, f"o{number}")
    cue = r.Cue(place(text, "said"), payload, "neutral")
    content = place(text, f"that {payload} struck")
    return Reading(
        document, READER, posts=tuple(Reading(each, READER) for each in document.posts),
        mentions=(r.Mention(f"m{number}", BY, name, name, "name", "person", f"e{number}"),
                  r.Mention(f"n{number}", BY, name, name, "name", "person", f"o{number}")),
        entities=(r.Entity(f"e{number}", BY, payload, "person", (payload,), (), (f"m{number}",)),
                  r.Entity(f"o{number}", BY, f"Not {payload}", "person", (), (), (f"n{number}",))),
        attributions=(r.Attribution(f"a{number}", BY, "indirect", (who,), "named", cue, (content,), ()),),
        times=(r.Time(f"t{number}", BY, place(text, f"on {payload}"), "date", None, None, None, None, None),),
        places=(r.Place(f"l{number}", BY, name, payload, number + 1, number * 1.5, number * 2.0, None, None, "PPL"),),
        events=(r.Event(
            f"v{number}", BY, "ASSAULT", (payload,), (), None, None, (struck,), (who,), (who,), (who,), f"l{number}",
            f"t{number}", "affirmed", "certain", r.Factuality(None, None), "actual", False, None, f"a{number}", None,
        ),),
        ties=(r.Tie(f"k{number}", BY, "heads", who, other, None, None, "current", "affirmed", "certain", (name,),
                    None),),
    )  # fmt: skip


def post(payload: str, number: int, start: int) -> Document:
    """A post that is nothing but the payload."""
    return Document(
        id=f"p{number}", text=payload, kind="post", author=payload, handle=payload, url=payload, parent=f"d{number}",
        links=(payload,), hashtags=(payload,), span=Span(start, start + len(payload), payload),
    )  # fmt: skip


def place(text: str, words: str, behind: int = 0) -> Span:
    """Where the words stand in the text."""
    start = text.index(words, behind)
    return Span(start, start + len(words), words)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a store of such reports is shown."""
    path = tmp_path_factory.mktemp("hostile") / "news.dragoman"
    made = {reading.document.id: reading for reading in (report(p, n) for n, p in enumerate(PAYLOADS))}

    def read(items: Iterable[Item]) -> Iterator[Reading]:
        return (made[item.id] for item in items if isinstance(item, Document))

    issues = "".join(ISSUE.format(json.dumps(payload)) for payload in PAYLOADS[::10])
    path.with_name("issues.toml").write_text(issues, encoding="utf-8")
    add(path, [reading.document for reading in made.values()], read, Engine(), resolved, lambda done: None, 50)
    find_happenings(path)
    with serving(path) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="module")
def quiet(browser: Browser, hostile: str) -> Iterator[Page]:
    """A page on which no dialog may open and no refusal be told."""
    with opened(browser, hostile) as page:
        without_charts(page)
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


PICTURED = "svg.picture :not(a, g, path, circle, text, title)"
"""What no picture has of its own."""


def test_a_picture_of_them_is_a_picture(quiet: Page) -> None:
    for address in ("/network?most=200", "/map"):
        quiet.goto(address)
        stays_text(quiet, *PAYLOADS)
        assert quiet.locator(PICTURED).count() == 0
        assert quiet.locator("svg.picture a:not([href^='/'])").count() == 0
    for number in range(0, len(PAYLOADS), 10):
        quiet.goto(f"/places/{number + 1}")
        stays_text(quiet, PAYLOADS[number])
        one = PAYLOADS[number]
        quiet.goto(f"/network/tie?one={quote(one)}&other={quote(f'Not {one}')}&actor={quote(one)}")
        stays_text(quiet, one)


def test_an_actor_or_a_search_of_them_is_text(quiet: Page) -> None:
    for payload in PAYLOADS[::5]:
        quiet.goto(f"/actors/{quote(local_id(payload, 'person'), safe='')}")
        stays_text(quiet, payload)
    for payload in PAYLOADS[::5]:
        quiet.goto(f"/search?words={quote(payload)}")
        stays_text(quiet)
        assert quiet.locator("main input[type=search]").input_value() == payload


def test_an_issue_or_a_happening_of_them_is_text(quiet: Page) -> None:
    for number in range(0, len(PAYLOADS), 10):
        payload, other = PAYLOADS[number : number + 2]
        quiet.goto(f"/issue?issue={quote(payload)}")
        stays_text(quiet, payload)
        assert quiet.locator(".stance").count()
        quiet.goto(f"/issue?about={quote(other)}")
        stays_text(quiet, other)
        quiet.goto(f"/records/v{number}")
        quiet.locator("a[href^='/happenings/']").click()
        assert quiet.locator(".card").count()
        stays_text(quiet, payload)
    quiet.goto("/issues")
    stays_text(quiet, *PAYLOADS[::10])


def test_a_chart_of_them_draws_them_as_words(quiet: Page) -> None:
    for address in ("positions.svg?issue={}", "timeline.svg?actor={}", "neighbours.svg?actor={}"):
        for payload in PAYLOADS[:30:10]:
            drawn = ElementTree.fromstring(quiet.request.get(f"/charts/{address.format(quote(payload))}").text())
            for element in drawn.iter():
                assert element.tag.rpartition("}")[2] in DRAWN
                assert not [name for name in element.attrib if name.startswith("on") or "href" in name]


def test_an_address_of_them_is_told_as_text(quiet: Page) -> None:
    addresses = ("/documents/{}", "/nothing/{}", "/events?actor={}", "/events?sort={}", "/ties?type={}")
    for number, payload in enumerate(PAYLOADS[::3]):
        quiet.goto(addresses[number % len(addresses)].format(quote(payload, safe="")))
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
