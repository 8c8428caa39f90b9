"""What if, in the browser: a table that is proposed and changed, forecasts and refusals, files, and hostile names."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlencode

import httpx
import pytest
from conftest import opened, serving
from payloads import PAYLOADS
from playwright.sync_api import Browser, Page, expect
from test_web_access import LOOKS, serious

import dragoman as dr
from dragoman.analysis.what_if.proposed import proposed
from dragoman.analysis.what_if.stakeholders import Estimate, Stakeholders
from dragoman.analysis.what_if.table import COLUMNS, parse, written
from dragoman.loading.document import make_document
from stakes import PORT, port
from stands import WARDENS

REPORT = """Minister Komla Adjavon said in Accra that the River Wardens must be dissolved. He spoke for an hour.
"The River Wardens must be preserved," said opposition leader Esi Boateng. Esi Boateng said that it rained.
"We must dissolve the River Wardens," said General Issa Maro."""
Form = dict[str, list[str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> dr.Store:
    home = tmp_path_factory.mktemp("what-if")
    (home / "issues.toml").write_text(WARDENS, encoding="utf-8")
    made = dr.Store(home / "news.dragoman")
    made.add([make_document(REPORT, published="2031-06-21", publisher="The Wharf")])
    return made


@pytest.fixture(scope="module")
def site(store: dr.Store) -> Iterator[str]:
    with serving(store.path) as address:
        yield address.rstrip("/")


@pytest.fixture
def desktop(browser: Browser, site: str) -> Iterator[Page]:
    with opened(browser, site) as made:
        yield made


def sent(text: str = PORT, **more: str) -> Form:
    """The fields of the form with this table."""
    rows = list(csv.DictReader(io.StringIO(text)))
    return {name: [row.get(name) or "" for row in rows] for name in COLUMNS} | {k: [v] for k, v in more.items()}


def post(ask: httpx.Client, form: Form, to: str = "/what-if") -> httpx.Response:
    head = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask.post(to, content=urlencode(form, doseq=True), headers=head)


def test_what_the_record_proposes_is_shown_with_its_sentences_and_no_forecast(desktop: Page) -> None:
    desktop.goto("/")
    desktop.get_by_role("navigation", name="Main").get_by_role("link", name="What if").click()
    desktop.get_by_role("button", name="Propose its stakeholders").click()
    expect(desktop.get_by_role("status")).to_contain_text("No forecast:")
    names = desktop.locator("input[name=actor]").evaluate_all("all => all.map(one => one.value).filter(Boolean)")
    assert {name.split()[-1] for name in names} == {"Adjavon", "Boateng", "Maro"}
    desktop.locator(".why summary").first.click()
    expect(desktop.locator(".why p").first).to_contain_text("River Wardens must be dissolved")


def test_with_capabilities_it_is_forecast_and_a_slider_moves_its_number(desktop: Page) -> None:
    desktop.goto("/what-if?issue=wardens")
    expect(desktop.get_by_role("status")).to_contain_text("the capability of")
    for box in desktop.locator("input[name=capability]").all()[:3]:
        box.fill("20")
    slider = desktop.locator("input[type=range]").first
    slider.focus()
    slider.press("End")
    assert desktop.locator("input[name=position]").first.input_value() == "100"
    slider.press("Home")
    desktop.get_by_label("Scenario 1").fill("set Issa Maro position 100")
    desktop.get_by_role("button", name="Forecast").click()
    expect(desktop.get_by_role("status")).to_contain_text("of 100 from the values as stated")
    assert desktop.locator("figure svg").count() == 5 - (desktop.get_by_text("not told").count())
    expect(desktop.locator("main")).to_contain_text("184 issues")
    expect(desktop.locator("main")).to_contain_text("1 set Issa Maro position 100")
    assert "preserve" in desktop.locator("figure").first.inner_text()


def test_it_works_without_script(browser: Browser, site: str) -> None:
    with opened(browser, site, java_script_enabled=False) as page:
        page.goto("/what-if?issue=wardens")
        assert page.locator("input[type=range]").count() == 0
        for box in page.locator("input[name=capability]").all()[:3]:
            box.fill("20")
        page.get_by_role("button", name="Forecast").click()
        expect(page.get_by_role("status")).to_contain_text("of 100 from the values as stated")


def test_a_scenario_stands_beside_and_the_error_with_it(ask: httpx.Client) -> None:
    answer = post(ask, sent(scenario="cut Ministry > Shippers", model="compromise"))
    assert answer.status_code == 200
    shown = " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())
    assert "compromise 55.8" in shown
    assert "Shippers has capability 20 instead of 40" in shown
    assert "wrong by 22.5 points of 100" in shown
    assert answer.text.count("<svg") == 5


@pytest.mark.parametrize(
    ("form", "status", "words"),
    [
        (sent(PORT.replace("0.5,100,80,150", "0.5,,,")), 200, "the capability of Ministry is not stated"),
        (sent("\n".join(PORT.splitlines()[:3])), 200, "2 of 2 positions have evidence; a forecast needs at least 3"),
        (sent(PORT.replace("City,40", "City,far")), 400, "position is &#39;far&#39;; allowed is a number"),
        (sent(scenario="burn City"), 400, "burn City"),
        (sent(model="oracle"), 400, "allowed are mean, median"),
        (sent() | {"actor": ["A"]}, 400, "different numbers of cells"),
        (sent(PORT + "".join(f"Actor {n},1,,,1,1,,,x,\n" for n in range(50))), 400, "54 actors; 30 are taken here"),
        (sent() | {"scenario": ["remove City"] * 4}, 400, "4 scenarios; 3 are taken"),
        (sent(PORT.replace("the draft law", "x" * 7000)), 400, "evidence has 7000 characters"),
    ],
)  # fmt: skip
def test_what_is_not_forecast_is_said_in_words(ask: httpx.Client, form: Form, status: int, words: str) -> None:
    answer = post(ask, form)
    assert answer.status_code == status
    assert words in answer.text


def test_what_was_typed_stays_where_it_cannot_be_read(ask: httpx.Client) -> None:
    answer = post(ask, sent(PORT.replace("City,40", "City,far")))
    assert 'value="far"' in answer.text


def test_table_and_report_can_be_taken_away_and_a_table_be_opened(ask: httpx.Client) -> None:
    taken = post(ask, sent(), "/what-if/table.csv")
    assert taken.headers["content-disposition"] == 'attachment; filename="what-if.csv"'
    assert parse(taken.text.splitlines()) == port()
    made = post(ask, sent(scenario="remove Union"), "/what-if/report.html")
    assert "attachment" in made.headers["content-disposition"]
    assert "What went in" in made.text
    assert "dragoman what-if --table what-if.csv --model mean" in made.text
    opened_again = ask.post("/what-if/open", files={"file": ("port.csv", PORT)})
    assert 'value="Shippers"' in opened_again.text
    wrong = ask.post("/what-if/open", files={"file": ("port.csv", b"\xff\xfe")})
    assert (wrong.status_code, "is not UTF-8" in wrong.text) == (400, True)


def test_a_report_opens_evidence_into_its_sentence_and_says_what_is_asked(store: dr.Store, ask: httpx.Client) -> None:
    rows = proposed(store.path, "wardens").rows
    given = Stakeholders(tuple(replace(row, capability=Estimate.exactly(20)) for row in rows))
    made = post(ask, sent(written(given), issue="wardens", scenario="remove Issa Maro"), "/what-if/report.html").text
    text = " ".join(re.sub(r"<[^>]+>", "", made).split())
    assert "What should become of the river wardens?" in text
    assert "0: dissolve … 100: preserve" in text
    assert "said in Accra that the River Wardens must be dissolved" in text
    assert "2 of 2 positions have evidence" in text
    assert "The Wharf, 2031-06-21" in text
    assert made.count("<details>") == sum(len(row.evidence.split("; ")) for row in rows)


def test_an_issue_that_is_none_is_told(ask: httpx.Client) -> None:
    answer = ask.get("/what-if", params={"issue": "<b>"})
    assert answer.status_code == 400
    assert "&lt;b&gt;" in answer.text


def test_hostile_names_stay_text(desktop: Page, tmp_path_factory: pytest.TempPathFactory) -> None:
    names = [p for p in PAYLOADS if "'" not in p and ";" not in p and ">" in p][:12]
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="")
    writer.writeheader()
    for n, name in enumerate(names):
        writer.writerow({"actor": name, "position": 8 * n, "position_low": 0, "position_high": 100, "salience": 1,
                         "capability": n + 1, "evidence": name,
                         "backing": f"{names[n - 1]} 0.4" if n else ""})  # fmt: skip
    path = tmp_path_factory.mktemp("hostile") / "names.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    desktop.goto("/what-if")
    desktop.locator("input[type=file]").set_input_files(path)
    desktop.get_by_role("button", name="Open it").click()
    desktop.get_by_label("Scenario 1").fill(f"remove {names[3]}")
    desktop.get_by_role("button", name="Forecast").click()
    expect(desktop.get_by_role("status")).to_contain_text("of 100 from the values as stated")
    foreign = ("script:not([src^='/static/']), img, iframe, object, embed, video, audio, base, math, marquee, style, "
               "svg a, svg image, svg use, foreignObject, [onerror], [onload], [onfocus], [style]")  # fmt: skip
    assert desktop.evaluate(f"document.querySelectorAll({foreign!r}).length") == 0
    for name in names:
        assert name in desktop.evaluate("document.body.textContent")


@pytest.mark.parametrize("look", LOOKS)
def test_the_page_has_no_serious_finding(browser: Browser, site: str, look: str) -> None:
    width, scheme = LOOKS[look]
    with opened(browser, site, width, color_scheme=scheme) as page:
        page.goto("/what-if?issue=wardens")
        for box in page.locator("input[name=capability]").all()[:3]:
            box.fill("20")
        page.get_by_role("button", name="Forecast").click()
        expect(page.get_by_role("status")).to_contain_text("of 100")
        assert serious(page, scheme == "dark") == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
