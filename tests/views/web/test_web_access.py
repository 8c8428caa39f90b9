"""WCAG 2.1 AA, as axe finds it: nothing serious on any page, in light and dark, on a desktop and a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from conftest import document_of, opened, without_charts
from playwright.sync_api import Browser, Page

import dragoman as dr

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
LOOKS = {"light": ("desktop", "light"), "dark": ("desktop", "dark"), "phone": ("phone", "light")}


def serious(page: Page, dark: bool) -> list[str]:
    """What axe finds on the page that is serious or critical; in the dark only colours differ."""
    found = Axe().run(page, options=COLOURS if dark else RULES).response["violations"]
    return [f"{v['id']}: {n['html'][:200]} {n['failureSummary'][:300]}" for v in found
            if v["impact"] in ("serious", "critical") for n in v["nodes"]]  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_has_a_serious_finding(
    browser: Browser, site: str, tied_site: str, store: dr.Store, look: str
) -> None:
    width, scheme = LOOKS[look]
    event = store.events()["id"].to_pylist()[0]
    article = f"/documents/{document_of(store, 'Khamenei')}"
    kidnapping = next(r["id"] for r in store.happenings().to_pylist() if r["reports"] == 4)
    every = [f"/happenings/{kidnapping}", "/issue?issue=wardens&at=2031-03", "/accuracy", article,
             "/events?all=1", f"/records/{event}", "/actors/Iran", "/read"]
    once = ["/", "/documents", "/ties?type=opposes&since=1999", "/events?country=Nowhere", "/search?words=union",
            "/search?words=zeppelin", "/judgements", "/failures", "/nothing", "/api",
            "/issues?propose=1", "/timeline?actor=Iran", "/issue?about=Nobody", "/change"]  # fmt: skip
    with opened(browser, site, width, color_scheme=scheme) as page:
        without_charts(page)
        for address in every + (once if look == "light" else []):
            page.goto(address)
            assert (address, serious(page, scheme == "dark")) == (address, [])
    drawn = ["/network?at=2031-08-05&against=2031-02-01", "/map"]
    told = ["/network/tie?one=Ada+Bello&other=Niger", "/places/2448085"]
    with opened(browser, tied_site, width, color_scheme=scheme) as page:
        for address in drawn + (told if look == "light" else []):
            page.goto(address)
            assert (address, serious(page, scheme == "dark")) == (address, [])


def test_the_first_tab_leads_past_the_menu(desktop: Page) -> None:
    desktop.goto("/events")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.textContent") == "Skip to the content"
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("document.activeElement.id") == "main"
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_marks_are_told_apart_without_colour(desktop: Page, store: dr.Store) -> None:
    desktop.goto(f"/documents/{document_of(store, 'Khamenei')}")
    looks = desktop.evaluate(
        """Object.fromEntries(['words', 'source', 'cue', 'event', 'time', 'place', 'mention'].map(kind => {
             const style = getComputedStyle(document.querySelector('#text .m.first.' + kind));
             return [kind, [style.textDecorationLine, style.textDecorationStyle, style.textDecorationThickness,
                            style.borderBottomStyle, style.borderBottomWidth, style.borderLeftStyle].join(' ')]; }))"""
    )
    assert len(set(looks.values())) == 7
    label = "getComputedStyle(document.querySelector('#text .m.event'), '::after').content"
    assert desktop.evaluate(label) == '"REQUEST"'
