"""The map in the browser, and where it puts what."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from conftest import opened
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

import dragoman as dr
from dragoman.analysis.places import OTHER, QUADS, places
from dragoman.knowledge.world import middle, outlines
from dragoman.views.web.map_drawn import WIDTH, projected, world


def row(**more: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """A row of places: a town with what is given."""
    return dict.fromkeys((*QUADS, OTHER), 0) | {
        "place": "Agadez", "kind": "town", "country": "NER", "events": 2, "reports": 2, "geonames": 1, "lat": 17.0,
        "lon": 8.0,
    } | more  # fmt: skip


def test_a_mark_leads_to_the_events_of_its_place(tied_page: Page, tied: dr.Store) -> None:
    tied_page.goto("/")
    tied_page.get_by_role("link", name="Map", exact=True).click()
    expect(tied_page.locator(".places .place")).to_have_count(2)
    tied_page.locator(".places .place", has_text="Agadez").locator("path").first.click()
    expect(tied_page.get_by_role("heading", level=1)).to_have_text("Agadez")
    rows = tied_page.get_by_role("region", name="material conflict").locator("tbody tr")
    expect(rows).to_have_count(2)
    rows.last.get_by_role("link").click()
    expect(tied_page.locator("blockquote.sentence mark")).to_have_text("killed")


def test_a_whole_country_is_a_hollow_mark_within_its_outline(tied_desktop: Page) -> None:
    tied_desktop.goto("/map")
    hollow = tied_desktop.locator(".place.broad", has_text="Yemen")
    expect(hollow).to_have_count(1)
    opacity = "one => getComputedStyle(one.querySelector('path')).fillOpacity"
    assert hollow.evaluate(opacity) < tied_desktop.locator(".places .place:not(.broad)").evaluate(opacity)


def test_kinds_of_events_are_shown_or_not_and_the_map_is_narrowed(tied_page: Page) -> None:
    tied_page.goto("/map")
    mark = tied_page.locator(".places .place", has_text="Agadez")
    tied_page.get_by_role("checkbox", name="material conflict").uncheck()
    expect(mark).to_be_hidden()
    assert "quad=verbal+conflict" in tied_page.url
    tied_page.goto("/map?publisher=The+Wharf")
    expect(tied_page.get_by_role("region", name="The places of the map").locator("tbody tr")).to_have_count(1)
    tied_page.goto("/map?actor=Nobody+There")
    expect(tied_page.get_by_role("alert")).to_contain_text("no document names an actor")


def test_it_is_made_larger_and_keys_go_from_place_to_place(tied_desktop: Page) -> None:
    tied_desktop.goto("/map")
    wide = "document.querySelector('svg.map').viewBox.baseVal.width"
    first = tied_desktop.evaluate(wide)
    tied_desktop.get_by_role("button", name="World").click()
    assert tied_desktop.evaluate(wide) == WIDTH > first
    tied_desktop.get_by_role("button", name="Reports").click()
    assert tied_desktop.evaluate(wide) == first
    tied_desktop.locator(".places .place[tabindex='0']").focus()
    tied_desktop.keyboard.press("ArrowRight")
    expect(tied_desktop.locator("#telling")).to_contain_text("Yemen (country): 1 event in 1 report")
    tied_desktop.keyboard.press("Enter")
    expect(tied_desktop.get_by_role("heading", level=1)).to_have_text("Yemen")


def test_without_script_and_without_places(browser: Browser, tied_site: str, site: str) -> None:
    with opened(browser, tied_site, java_script_enabled=False) as page:
        page.goto("/map")
        page.locator(".places .place", has_text="Agadez").locator("path").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Agadez")
    with opened(browser, site) as page:
        page.goto("/map?publisher=The+Gazette")
        expect(page.locator(".empty")).to_contain_text("events that tell no place")
        page.goto("/places/5")
        expect(page.get_by_text("No event of this store took place there")).to_be_visible()


def test_it_is_taken_away(tied_site: str, tied: dr.Store) -> None:
    with httpx.Client(base_url=tied_site, timeout=30) as client:
        told = client.get("/places.json").json()
        assert [each["place"] for each in told] == places(tied.path, {})["place"].to_pylist() == ["Agadez", "Yemen"]
        names = "".join(ElementTree.fromstring(client.get("/map.svg").text).itertext())
        assert "Yemen (country)" in names
        assert client.get("/map.png").content.startswith(b"\x89PNG")


def test_shapes_tell_the_quadrants_apart_and_sizes_the_reports() -> None:
    rows = [row(**{quad: 3}) for quad in (*QUADS, OTHER)]
    drawn = world([*rows, row(**{QUADS[0]: 1})], (*QUADS, OTHER), {1: "/"}).places
    paths = [place.marks[0].d for place in drawn]
    assert len(set(paths)) == 6
    assert paths[0] != paths[-1]
    assert drawn[0].marks[0].reports > drawn[-1].marks[0].reports
    both = world([row(**{QUADS[0]: 1, QUADS[3]: 1})], (*QUADS, OTHER), {1: "/"}).places[0].marks
    assert both[0].aside < 0 < both[1].aside


def test_a_place_without_a_point_is_not_drawn() -> None:
    nowhere = row(lat=None, lon=None, kind="province", **{QUADS[0]: 1})
    assert world([nowhere], QUADS, {1: "/"}).places == ()
    assert len(world([{**nowhere, "kind": "country"}], QUADS, {1: "/"}).places) == 1


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-55, 83)), min_size=1, max_size=8))
def test_every_place_stands_in_the_part_that_is_shown_first(spots: list[tuple[float, float]]) -> None:
    rows = [row(geonames=n, lon=lon, lat=lat, **{QUADS[0]: 1}) for n, (lon, lat) in enumerate(spots)]
    drawn = world(rows, QUADS, dict.fromkeys(range(len(rows)), "/"))
    x, y, wide, tall = drawn.part
    for place in drawn.places:
        assert x - 0.1 <= place.x <= x + wide + 0.1
        assert y - 0.1 <= place.y <= y + tall + 0.1


def test_outlines_are_where_the_states_are() -> None:
    assert len(outlines()) > 170
    for lon, lat, iso3 in ((8.0, 17.0, "NER"), (2.3, 48.9, "FRA"), (44.4, 33.3, "IRQ"), (-60.0, -36.0, "ARG")):
        assert [o.iso3 for o in outlines() if any(within(lon, lat, ring) for ring in o.rings)] == [iso3]
    assert middle("YEM") == pytest.approx((47.6, 15.9), abs=1)
    assert middle("ZZZ") is None
    assert projected(0, 0)[0] == WIDTH / 2
    assert projected(10, 50)[1] < projected(10, 40)[1]


def within(lon: float, lat: float, ring: tuple[tuple[float, float], ...]) -> bool:
    """Whether a point lies in a ring: a line to the east crosses it an odd number of times."""
    inside = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax:
            inside = not inside
    return inside
