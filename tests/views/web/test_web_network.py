"""The network in the browser: a picture that is moved, narrowed and compared, and what its lines are made of."""

import csv
import io
from xml.etree import ElementTree

import httpx
import pytest
from conftest import opened
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

import dragoman as dr
from dragoman.views.charts.network_layout import WIDTH, places
from dragoman.views.output import written

DIFFERENCE = "/network?at=2031-08-05&against=2031-02-01"


def width(page: Page) -> float:
    """How wide the part is that is shown, in the picture's units."""
    return float((page.locator("svg.picture").get_attribute("viewBox") or "").split()[2])


def dot(page: Page, name: str) -> Locator:
    """The actor of this name."""
    return page.locator(f".dot[aria-label^='{name}:']")


def test_an_actor_leads_to_its_page(tied_page: Page, tied: dr.Store) -> None:
    tied_page.goto("/")
    tied_page.get_by_role("link", name="Network", exact=True).click()
    expect(tied_page.locator(".dot")).to_have_count(tied.network().nodes.num_rows)
    dot(tied_page, "Ada Bello").click()
    expect(tied_page.get_by_role("heading", level=1)).to_have_text("Ada Bello")


def test_a_line_leads_to_the_records_that_it_is_made_of(tied_page: Page, tied: dr.Store) -> None:
    tied_page.goto("/network")
    tied_page.locator(".line[data-layer=command]", has_text="Niger").locator(".reach").click()
    expect(tied_page.get_by_role("heading", level=1)).to_have_text("Ada Bello and Niger")
    rows = tied_page.get_by_role("region", name="command, record by record").locator("tbody tr")
    (edge,) = [e for e in tied.network().edges.to_pylist() if (e["from"], e["kind"]) == ("Ada Bello", "heads")]
    expect(rows).to_have_count(len(edge["evidence"].split("; ")))
    rows.last.get_by_role("link", name="heads").click()
    tied_page.wait_for_url(f"**/records/{edge['evidence'].split('; ')[0]}")
    expect(tied_page.locator("blockquote.sentence")).to_contain_text("Ada Bello")


def test_layers_are_shown_or_not_and_the_address_keeps_them(tied_page: Page) -> None:
    tied_page.goto("/network")
    speech, command = (tied_page.locator(f".line[data-layer={layer}]").first for layer in ("speech", "command"))
    expect(speech).to_be_visible()
    tied_page.get_by_label("speech").uncheck()
    expect(speech).to_be_hidden()
    expect(dot(tied_page, "Mali")).to_be_hidden()
    expect(command).to_be_visible()
    assert "layer=command" in tied_page.url
    assert "layer=speech" not in tied_page.url
    tied_page.reload()
    expect(tied_page.locator(".line[data-layer=speech]")).to_have_count(0)
    expect(tied_page.get_by_label("speech")).not_to_be_checked()


def test_lines_of_each_layer_have_a_pattern_of_their_own(tied_desktop: Page) -> None:
    tied_desktop.goto("/network")
    patterns = tied_desktop.locator(".layers .stroke").evaluate_all(
        "them => them.map(one => getComputedStyle(one).strokeDasharray)"
    )
    assert len(patterns) == len(set(patterns)) == 8


def test_what_is_new_and_gone_is_told_without_colour(tied_page: Page) -> None:
    tied_page.goto(DIFFERENCE)
    marks = {
        change: tied_page.locator(f".lines .line.{change}").first.locator(".badge path").get_attribute("d")
        for change in ("new", "gone")
    }
    assert marks["new"] != marks["gone"]
    expect(tied_page.locator(".line.new", has_text="Mali")).to_have_count(1)
    expect(tied_page.locator(".line.gone", has_text="Ada Bello – heads")).to_have_count(1)
    expect(tied_page.locator(".line.kept", has_text="Komla Adjavon").first.locator(".badge")).to_have_count(0)
    expect(tied_page.get_by_text("+ new since 2031-02-01")).to_be_visible()
    changes = tied_page.locator("#ties ~ div").first.locator("tbody tr td:last-child").all_inner_texts()
    assert {"appeared", "gone", "kept"} == set(changes)


def test_an_actor_is_dragged_with_its_lines_and_opens_nothing(tied_desktop: Page) -> None:
    tied_desktop.goto("/network")
    line = tied_desktop.locator(".line", has_text="Komla Adjavon – heads").locator(".stroke")
    moved, before = dot(tied_desktop, "Komla Adjavon"), line.get_attribute("d")
    box = moved.locator("circle").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    tied_desktop.mouse.move(x, y)
    tied_desktop.mouse.down()
    tied_desktop.mouse.move(x + 40, y + 25, steps=4)
    tied_desktop.mouse.up()
    after = moved.locator("circle").bounding_box()
    assert after
    assert (after["x"] - box["x"], after["y"] - box["y"]) == pytest.approx((40, 25), abs=8)
    assert line.get_attribute("d") != before
    assert tied_desktop.url.endswith("/network")


def test_it_is_made_larger_by_wheel_buttons_and_keys(tied_desktop: Page) -> None:
    tied_desktop.goto("/network")
    whole = width(tied_desktop)
    tied_desktop.get_by_role("button", name="Larger").click()
    assert width(tied_desktop) == pytest.approx(whole / 1.5)
    tied_desktop.get_by_role("button", name="Whole").click()
    tied_desktop.locator("svg.picture").hover()
    tied_desktop.mouse.wheel(0, -100)
    tied_desktop.wait_for_function(f"document.querySelector('svg.picture').viewBox.baseVal.width < {whole}")
    tied_desktop.locator("svg.picture").focus()
    tied_desktop.keyboard.press("0")
    assert width(tied_desktop) == whole
    tied_desktop.keyboard.press("+")
    assert width(tied_desktop) < whole
    box = tied_desktop.locator("svg.picture").get_attribute("viewBox")
    tied_desktop.keyboard.press("ArrowRight")
    assert tied_desktop.locator("svg.picture").get_attribute("viewBox") != box


def test_keys_go_from_actor_to_actor_and_open_one(tied_desktop: Page) -> None:
    tied_desktop.goto("/network")
    tied_desktop.locator("svg.picture").focus()
    tied_desktop.keyboard.press("Tab")
    focused = "document.activeElement.getAttribute('aria-label')"
    first = tied_desktop.evaluate(focused)
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        tied_desktop.keyboard.press(key)
        if tied_desktop.evaluate(focused) != first:
            break
    name = tied_desktop.evaluate(focused)
    assert name != first
    expect(tied_desktop.locator("#telling")).to_have_text(name)
    before = tied_desktop.evaluate("document.activeElement.getAttribute('transform')")
    tied_desktop.keyboard.press("Shift+ArrowDown")
    assert tied_desktop.evaluate("document.activeElement.getAttribute('transform')") != before
    tied_desktop.keyboard.press("Enter")
    expect(tied_desktop.get_by_role("heading", level=1)).to_have_text(name.split(":")[0])


def test_a_slider_narrows_the_time(tied_page: Page) -> None:
    tied_page.goto("/network")
    slider = tied_page.get_by_label("from", exact=True)
    slider.focus()
    tied_page.keyboard.press("End")
    tied_page.wait_for_url("**since=2031-08**")
    expect(dot(tied_page, "Mali")).to_be_visible()
    expect(dot(tied_page, "Komla Adjavon")).to_have_count(0)
    expect(tied_page.locator("#span")).to_have_text("2031-08 to 2031-08")


def test_without_script_it_is_drawn_and_asked_all_the_same(browser: Browser, tied_site: str) -> None:
    with opened(browser, tied_site, java_script_enabled=False) as page:
        page.goto("/network")
        page.locator("summary").click()
        page.get_by_label("Around this actor").fill("Mali")
        page.get_by_label("Told of since").fill("2031-02")
        page.get_by_role("button", name="Draw").click()
        expect(page.locator(".dot")).to_have_count(2)
        expect(page.get_by_role("region", name="The ties of the picture")).to_contain_text("verbal conflict")
        dot(page, "Niger").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Niger")


def test_what_is_not_drawn_is_counted_and_how_to_see_it(tied_desktop: Page) -> None:
    tied_desktop.goto("/network?most=3")
    expect(tied_desktop.locator(".counted")).to_contain_text("beyond the 3 most tied parties")
    tied_desktop.locator(".counted").get_by_role("link", name="30").click()
    tied_desktop.wait_for_url("**most=30**")
    expect(tied_desktop.locator(".counted")).not_to_contain_text("beyond")


def test_what_cannot_be_asked_is_told_in_words(tied_desktop: Page) -> None:
    for query, words in (("at=soon", "'soon'"), ("most=0", "from 2 to 200"), ("layer=love", "'love'"),
                         ("actor=Nobody+There", "no document names"), ("country=Nowhere", "ISO 3166")):  # fmt: skip
        tied_desktop.goto(f"/network?{query}")
        expect(tied_desktop.get_by_role("alert")).to_contain_text(words)
    tied_desktop.goto("/network/tie?one=Mali&other=Nobody")
    expect(tied_desktop.get_by_text("Nothing ties 'Mali' and 'Nobody'")).to_be_visible()


def test_it_is_taken_away(tied_site: str, tied: dr.Store) -> None:
    with httpx.Client(base_url=tied_site, timeout=30) as client:
        query = DIFFERENCE.split("?")[1]
        edges = tied.network(at="2031-08-05", against="2031-02-01").edges
        assert client.get(f"/network.csv?{query}").text.splitlines() == list(written(edges, "csv"))
        told = client.get(f"/api/network?{query}").json()["edges"]
        rows = list(csv.DictReader(io.StringIO(client.get(f"/network.csv?{query}").text)))
        assert [row["evidence"] for row in rows] == [row["evidence"] for row in told]
        svg = client.get(f"/network.svg?{query}")
        assert svg.headers["content-type"] == "image/svg+xml"
        assert "Komla Adjavon" in "".join(ElementTree.fromstring(svg.text).itertext())
        assert "var(" not in svg.text
        assert svg.text == client.get(f"/network.svg?{query}").text
        assert client.get(f"/network.png?{query}").content.startswith(b"\x89PNG")
        assert client.get("/network.gif").status_code == 404


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)).filter(lambda p: p[0] != p[1]), max_size=40))
def test_the_same_ties_stand_in_the_same_places_within_the_picture(pairs: list[tuple[int, int]]) -> None:
    names, named = [f"n{n}" for n in range(26)], [(f"n{a}", f"n{b}") for a, b in pairs]
    spots, height = places(names, named)
    assert (spots, height) == places(reversed(names), reversed(named))
    assert set(spots) == set(names)
    assert all(0 < x < WIDTH and 0 < y < height for x, y in spots.values())
    assert len(set(spots.values())) == len(spots)


