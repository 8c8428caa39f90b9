"""The pages of an actor, an issue, a happening and of accuracy, and charts, in the browser."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from conftest import opened
from playwright.sync_api import Browser, Locator, Page, expect

import dragoman as dr

DRAWN = ("/timeline?actor=Azaw+Front", "/positions?issue=wardens", "/voices?words=wardens",
         "/change?actor=Azaw+Front&period=week")  # fmt: skip
LOADED = "img => img.decode().then(() => [img.currentSrc, img.naturalWidth])"


@pytest.fixture(scope="module")
def kidnapping(store: dr.Store) -> str:
    """The id of the happening that four outlets tell, one of them otherwise."""
    rows = store.happenings().to_pylist()
    return next(str(row["id"]) for row in rows if row["trigger"] == "kidnapped" and row["reports"] == 4)


@pytest.fixture(scope="module")
def judged(store: dr.Store) -> Iterator[str]:
    """A tie that was judged right; taken back afterwards."""
    record = str(store.ties()["id"].to_pylist()[1])
    store.judge(record, "right", author="Esi")
    yield record
    store.undo(store.judgements()["seq"].to_pylist()[-1], author="Esi")


@pytest.mark.parametrize("address", DRAWN)
def test_a_table_has_its_chart_above_it(page: Page, address: str) -> None:
    page.goto(address)
    source, width = page.locator(".chart img").evaluate(LOADED)
    assert ".svg?" in source or source.endswith(".svg")
    assert ("narrow=1" in source) == (page.viewport_size["width"] == 390)  # type: ignore[index]
    assert width > 150
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    expect(page.locator(".chart img")).to_have_attribute("alt", re.compile("The table below tells the same"))


def test_a_chart_is_an_image_of_its_own(ask: httpx.Client) -> None:
    answer = ask.get("/charts/positions.svg?issue=wardens")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert "Komla Adjavon" in answer.text
    assert "Unknown: " in answer.text
    dark = ask.get("/charts/positions.svg?issue=wardens&dark=1").text
    assert "#15181c" in dark
    assert "#15181c" not in answer.text
    assert ask.get("/charts/positions.png?issue=wardens").content.startswith(b"\x89PNG")


def test_a_chart_that_cannot_be_drawn_says_why(ask: httpx.Client) -> None:
    for address, words in (("timeline.svg?actor=Nobody", "no document names an actor"),
                           ("timeline.svg", "Say of whom"), ("positions.svg?issue=none", "the issue is")):  # fmt: skip
        answer = ask.get(f"/charts/{address}")
        assert (answer.headers["content-type"], words in answer.text) == ("image/svg+xml", True)


def test_a_dark_page_has_a_dark_chart(browser: Browser, site: str) -> None:
    with opened(browser, site, color_scheme="dark") as page:
        page.goto("/voices?publisher=El+Puente")
        assert "dark=1" in page.locator(".chart img").evaluate(LOADED)[0]


def test_an_actor_has_all_of_it_on_one_page(page: Page, store: dr.Store) -> None:
    actor = next(row["id"] for row in store.actors().to_pylist() if row["name"] == "Komla Adjavon")
    page.goto(f"/actors/{quote(actor, safe='')}")
    expect(page.locator("#words")).to_contain_text("must be disbanded")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    for chart in page.locator(".chart img").all():
        chart.scroll_into_view_if_needed()
        assert chart.evaluate(LOADED)[1] > 150
    page.locator("#stands").get_by_role("link", name="As a table").click()
    expect(page.locator("table.main tr", has_text="wardens")).to_contain_text("dissolve")
    page.go_back()
    page.locator("#time").get_by_role("link", name="As a table").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeline")
    expect(page.locator("table.main")).to_contain_text("must be disbanded")


def test_who_deals_with_whom_leads_to_what_is_between_them(desktop: Page) -> None:
    desktop.goto("/actors/Ghana")
    desktop.locator("#deals td.n a").first.click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("Timeline")
    expect(desktop.get_by_label("Between it and")).not_to_have_value("")


def stance(page: Page, name: str) -> Locator:
    """The line of somebody's own words."""
    return page.locator(".stance.own_words", has=page.get_by_role("link", name=name, exact=True))


def test_an_issue_moves_in_time(page: Page) -> None:
    page.goto("/issues")
    page.get_by_role("link", name="What should become of the river wardens?").click()
    boateng, owusu = stance(page, "Esi Boateng"), stance(page, "Ama Owusu")
    expect(boateng.locator(".value")).not_to_have_text("+1.00")
    before = boateng.locator(".point").evaluate("point => point.getAttribute('cx')")
    page.locator(".when select").select_option("2031-03")
    expect(boateng.locator(".value")).to_have_text("+1.00")
    assert boateng.locator(".point").evaluate("point => point.getAttribute('cx')") != before
    expect(owusu).to_have_class(re.compile("silent"))
    assert page.url.endswith("at=2031-03")
    page.reload()
    expect(boateng.locator(".value")).to_have_text("+1.00")
    page.locator(".slide").focus()
    page.keyboard.press("ArrowRight")
    expect(owusu.locator(".value")).to_have_text("+1.00")


def test_a_stance_opens_into_its_sentences(page: Page) -> None:
    page.goto("/issue?issue=wardens")
    adjavon = stance(page, "Komla Adjavon")
    adjavon.locator("summary").click()
    expect(adjavon.locator("blockquote").first).to_contain_text("the River Wardens must be disbanded")
    expect(page.locator(".plain")).to_contain_text("Luis Paz")
    heading = page.get_by_role("heading", name="In others' words")
    below = page.locator(".stance.others_words").first
    assert heading.bounding_box()["y"] < below.bounding_box()["y"]  # type: ignore[index]
    adjavon.get_by_role("link", name="in the text").first.click()
    expect(page.locator("#text .lit").first).to_be_in_viewport()


def test_without_script_an_issue_is_walked_through_by_links(browser: Browser, site: str) -> None:
    with opened(browser, site, java_script_enabled=False) as page:
        page.goto("/issue?issue=wardens")
        page.get_by_role("link", name="One step back, to 2031-09").click()
        page.get_by_role("link", name="One step back, to 2031-03").click()
        expect(stance(page, "Esi Boateng").locator(".value")).to_have_text("+1.00")
        expect(stance(page, "Ama Owusu").locator(".value")).to_have_text("–")


def test_for_and_against_somebody_needs_no_issue(desktop: Page) -> None:
    desktop.goto("/issues?propose=1")
    desktop.get_by_label("For and against whom or what").fill("Azaw Front")
    desktop.get_by_role("button", name="Show").click()
    expect(desktop.get_by_role("heading", level=1)).to_have_text("For or against Azaw Front?")
    expect(desktop.locator(".stance", has_text="Esi Boateng").first).to_contain_text("against")
    desktop.goto("/issue?about=Nobody+At+All")
    expect(desktop.locator(".empty")).to_contain_text("No statement or deed tells")
    desktop.goto("/issue?issue=wardens&at=1999")
    expect(desktop.get_by_text("there are 2031-03, 2031-09")).to_be_visible()


def test_a_happening_sets_its_reports_side_by_side(page: Page, kidnapping: str, store: dr.Store) -> None:
    page.goto("/happenings?type=ASSAULT&sort=reports&down=1")
    page.locator("table.main td a").first.click()
    assert page.url.endswith(f"/happenings/{kidnapping}")
    expect(page.locator(".card")).to_have_count(4)
    told = page.locator(".facts-list", has_text="polarity")
    expect(told).to_contain_text(re.compile(r"affirmed\s+say"))
    expect(told).to_contain_text(re.compile(r"negated\s+says\s+RT"))
    denial = page.locator(".card", has_text="did not kidnap")
    expect(denial.locator("mark")).to_have_text("kidnap")
    expect(denial).to_contain_text("on the word of")
    explained = store.explain(kidnapping)
    whys = [why for _, why in explained.events if why]
    assert whys
    for why in whys:
        expect(page.locator(".card", has_text=f"joined by {why}").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_whether_two_reports_tell_one_is_judged_there(desktop: Page, kidnapping: str, store: dr.Store) -> None:
    desktop.goto(f"/happenings/{kidnapping}")
    desktop.get_by_label("Your name").fill("Ama")
    desktop.get_by_role("button", name="RT tells another happening").click()
    expect(desktop.locator(".judged li", has_text="different")).to_contain_text("says Ama")
    assert desktop.url.endswith(f"/happenings/{kidnapping}#judgements")
    row = store.judgements().to_pylist()[-1]
    assert (row["verdict"], row["author"]) == ("different", "Ama")
    desktop.get_by_role("button", name="Undo").click()
    expect(desktop.locator(".judged .undone")).to_contain_text("taken back by Ama")


def test_an_event_leads_to_its_happening(desktop: Page, kidnapping: str, store: dr.Store) -> None:
    event = store.explain(kidnapping).events[1][0].record["id"]
    desktop.goto(f"/records/{event}")
    desktop.get_by_role("link", name="set side by side").click()
    assert desktop.url.endswith(kidnapping)


def test_accuracy_counts_what_was_judged(page: Page, judged: str) -> None:
    page.goto("/accuracy")
    row = page.locator("table.main tr", has_text="all ties")
    expect(row.locator("td").nth(1)).to_have_text("1")
    expect(row.locator("td").nth(4)).to_have_text("0.21")
    assert page.locator(".chart img").evaluate(LOADED)[1] > 150
    expect(page.locator(".judged li", has_text="says Esi").first).to_be_visible()
    with page.expect_download() as started:
        page.locator("main a[href='/gold.csv']").click()
    rows = [*csv.DictReader(io.StringIO(Path(started.value.path()).read_text(encoding="utf-8")))]
    assert [(each["record"], each["verdict"]) for each in rows if each["author"] == "Esi"] == [(judged, "right")]


@pytest.mark.parametrize(
    ("address", "words"),
    [("/timeline", "Say of whom"), ("/divergence", "Say on which issue"), ("/change", "Say whose acts"),
     ("/voices", "Say on which words"),
     ("/stories", None), ("/divergence?issue=wardens", None), ("/proposals", None), ("/gold", None)],
)  # fmt: skip
def test_a_question_without_rows_says_what_to_do(ask: httpx.Client, address: str, words: str | None) -> None:
    answer = ask.get(address)
    assert answer.status_code == 200
    assert words is None or words in answer.text
    assert ask.get(f"/api{address}").status_code in (200, 400)
