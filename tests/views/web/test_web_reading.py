"""An article in the browser: from the first page to it, from records to the text and back, filters, posts, notes."""

import pytest
from conftest import document_of, opened, without_charts
from playwright.sync_api import Browser, Page, expect

import dragoman as dr

KHAMENEI = "Khamenei asks Iraq"


@pytest.fixture(scope="module")
def article(store: dr.Store) -> str:
    return f"/documents/{document_of(store, KHAMENEI)}"


def test_from_the_first_page_to_an_article_whose_words_are_those_of_its_file(page: Page, store: dr.Store) -> None:
    page.goto("/")
    expect(page.get_by_text("16 articles and 2 embedded posts")).to_be_visible()
    page.get_by_role("link", name="All documents").click()
    page.get_by_role("link", name=KHAMENEI).click()
    title = "Khamenei asks Iraq to keep its militias as Baghdad wavers"
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    shown = page.evaluate(
        """[...document.querySelectorAll('#text > p')].map(p => { const copy = p.cloneNode(true);
           for (const note of copy.querySelectorAll('.note')) note.remove(); return copy.textContent; })"""
    )
    (text,) = store.sql("SELECT text FROM documents WHERE title LIKE 'Khamenei%'")["text"].to_pylist()
    assert len(shown) == 9
    assert all(paragraph in text for paragraph in shown)


def test_who_speaks_stands_beside_the_line_where_it_begins(browser: Browser, site: str, article: str) -> None:
    with opened(browser, site) as page:
        page.goto(article)
        note = page.locator(".note", has_text="Ibrahim Al-Sumaidaie").first
        words = page.locator(f"#text .m[data-r='{note.get_attribute('data-r')}']").first
        beside, line = note.bounding_box(), words.bounding_box()
        assert beside
        assert line
        text = page.locator("#text").bounding_box()
        assert text
        assert beside["x"] + beside["width"] <= text["x"]
        assert abs(beside["y"] - line["y"]) < 30


def test_on_a_phone_the_speaker_stands_before_the_words(browser: Browser, site: str, article: str) -> None:
    with opened(browser, site, "phone") as page:
        page.goto(article)
        note = page.locator(".note:visible").first
        box, text = note.bounding_box(), page.locator("#text").bounding_box()
        assert box
        assert text
        assert box["x"] >= text["x"]
        expect(note).to_contain_text("Ali Khamenei")


def test_a_record_that_is_hovered_or_clicked_lights_its_words(page: Page, article: str) -> None:
    page.goto(article)
    entry = page.locator(".group.event .entry", has_text="ACCUSE").first
    entry.hover()
    record = entry.get_attribute("data-r")
    expect(page.locator(f"#text .m.event[data-r='{record}']")).to_have_class("m event first lit")
    entry.locator(".go").click()
    expect(page.locator(f"#in-{record}")).to_be_in_viewport()
    assert page.url.endswith(f"#{record}")


def test_a_link_to_a_record_opens_the_article_at_it(page: Page, article: str, store: dr.Store) -> None:
    (record,) = store.events(type="ASSAULT", all=True, publisher="The Gazette")["id"].to_pylist()[:1]
    page.goto(f"{article}#{record}")
    expect(page.locator(f"#in-{record}")).to_be_in_viewport()
    expect(page.locator(f"#in-{record}")).to_have_class("m event first lit")


def test_words_that_are_clicked_show_their_record(browser: Browser, site: str, article: str) -> None:
    for width, where in (("desktop", "#panel .entry.lit"), ("phone", "#peek .entry")):
        with opened(browser, site, width) as page:
            page.goto(article)
            page.locator("#text .m.event", has_text="threatened").first.click()
            expect(page.locator(where)).to_be_in_viewport()
            expect(page.locator(where)).to_contain_text("THREATEN")


def test_keys_walk_through_the_marks_and_open_a_record(desktop: Page, article: str) -> None:
    desktop.goto(article)
    desktop.locator("#text").focus()
    for _ in range(3):
        desktop.keyboard.press("ArrowRight")
    desktop.keyboard.press("ArrowLeft")
    expect(desktop.locator("#text .picked")).to_have_count(1)
    record = desktop.locator("#text .picked").get_attribute("data-r")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(f"**/records/{record}")
    expect(desktop.get_by_role("heading", name="On whose word")).to_be_visible()


def test_keys_walk_through_the_records(desktop: Page, article: str) -> None:
    desktop.goto(article)
    desktop.locator("#panel .go").first.focus()
    desktop.keyboard.press("ArrowDown")
    second = desktop.locator("#panel .entry").nth(1)
    expect(second.locator(".go")).to_be_focused()
    expect(second).to_have_class("entry lit")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(f"#in-{second.get_attribute('data-r')}")).to_be_in_viewport()


def test_boxes_hide_marks_and_records_without_a_round_trip(page: Page, article: str) -> None:
    page.goto(article)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if not request.url.endswith("icon.svg") else None)
    page.locator(".show").evaluate("details => { details.open = true }")
    doubtful = page.locator("#panel .entry[data-certainty='possible']")
    assert doubtful.count()
    expect(doubtful.first).to_be_visible()
    page.get_by_label("possible").uncheck()
    expect(doubtful.first).to_be_hidden()
    page.get_by_label("events").uncheck()
    expect(page.locator(".group.event")).to_be_hidden()
    line = "document.querySelector('#text .m.event')"
    assert page.evaluate(f"getComputedStyle({line}).textDecorationLine") == "none"
    assert asked == []
    assert "hide=event%2Cpossible" in page.url
    page.reload()
    expect(page.locator(".group.event")).to_be_hidden()


def test_the_outlets_own_voice_and_the_words_of_others_can_be_set_back(desktop: Page, article: str) -> None:
    desktop.goto(article)
    color = "getComputedStyle(document.querySelector('#text > p')).color"
    quoted = "getComputedStyle(document.querySelector('#text .words')).color"
    before = desktop.evaluate(color)
    assert desktop.evaluate(quoted) == before
    desktop.get_by_label("the outlet's own").uncheck()
    assert desktop.evaluate(color) != before
    assert desktop.evaluate(quoted) == before


def test_posts_are_cards_with_their_author(page: Page, article: str) -> None:
    page.goto(article)
    card = page.get_by_role("region", name="Embedded post of Levant Monitor Sample")
    expect(card).to_contain_text("@levant_sample")
    expect(card).to_contain_text("2025-01-07")
    expect(card).to_contain_text("is Baghdad the next to slip away from Tehran?")


def test_a_posts_own_address_leads_to_its_card(desktop: Page, store: dr.Store) -> None:
    (post,) = store.sql("SELECT id FROM documents WHERE author = 'Levant Monitor Sample'")["id"].to_pylist()
    desktop.goto(f"/documents/{post}")
    expect(desktop.locator(f"#post-{post}")).to_be_in_viewport()


def test_without_script_the_article_is_read_and_filtered_all_the_same(
    browser: Browser, site: str, article: str
) -> None:
    with opened(browser, site, java_script_enabled=False) as page:
        page.goto(article)
        page.get_by_label("words", exact=True).uncheck()
        expect(page.locator(".note").first).to_be_hidden()
        record = page.locator("#panel .group.event .go").first
        record.click()
        assert "#in-" in page.url


def test_nothing_is_wider_than_a_phone(browser: Browser, site: str, article: str) -> None:
    with opened(browser, site, "phone") as page:
        without_charts(page)
        for where in ("/", "/documents", "/events?all=1", "/search?words=union", "/actors/Iran", "/read", article,
                      "/accuracy", "/issues?propose=1", "/issue?issue=wardens", "/issue?about=Iran",
                      "/network", "/map", "/network/tie?one=Ali+Khamenei&other=Iran"):  # fmt: skip
            page.goto(where)
            assert page.evaluate("document.documentElement.scrollWidth") <= 390
