"""Search, tables, actors, judgements and reading a text of one's own, in the browser."""

import csv
import io
import re
from pathlib import Path

import httpx
from conftest import document_of, opened, serving
from playwright.sync_api import Browser, Page, expect

import dragoman as dr
from dragoman.views.output import written

REPORT = """Harbour talks resume
Ghana's Foreign Minister Esi Boateng met Togolese President Komla Adjavon in Lomé on Monday.
“The harbour belongs to both of us,” Boateng said."""


def test_a_search_leads_to_the_text(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search the texts").fill('"three-week strike"')
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("1 document")
    page.get_by_role("link", name="Dockers in Valparaiso").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Dockers in Valparaiso")


def test_a_search_that_finds_nothing_says_what_to_do(desktop: Page) -> None:
    desktop.goto("/search?words=zeppelin")
    expect(desktop.get_by_text("Try fewer, or another form of them")).to_be_visible()


def test_a_table_is_narrowed_sorted_and_taken_away(page: Page, store: dr.Store) -> None:
    page.goto("/events")
    page.locator(".filters").evaluate("details => { details.open = true }")
    page.get_by_label("Actor").fill("Ali Khamenei")
    page.get_by_label("also what did not happen").check()
    page.get_by_role("button", name="Show").click()
    rows = store.events(actor="Ali Khamenei", all=True)
    expect(page.get_by_role("status")).to_contain_text(f"{rows.num_rows} rows")
    page.goto(f"{page.url}&sort=type&down=1")
    types = page.locator("td[data-title=type]").all_inner_texts()
    assert types == sorted(rows["type"].to_pylist(), reverse=True)
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV").click()
    path = started.value.path()
    assert started.value.suggested_filename == "events.csv"
    ids = [row["id"] for row in csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8")))]
    assert sorted(ids) == sorted(rows["id"].to_pylist())


def test_a_heading_sorts_and_sorts_the_other_way(desktop: Page) -> None:
    desktop.goto("/documents")
    desktop.get_by_role("link", name="characters").click()
    shown = desktop.locator("td[data-title=characters]")
    sizes = [int(text.replace(",", "")) for text in shown.all_inner_texts()]
    assert sizes == sorted(sizes)
    desktop.get_by_role("link", name="characters").click()
    desktop.wait_for_url("**down=1**")
    assert [int(text.replace(",", "")) for text in shown.all_inner_texts()] == sizes[::-1]
    expect(desktop.get_by_role("columnheader", name="characters")).to_have_attribute("aria-sort", "descending")


def test_a_long_table_has_pages(desktop: Page, store: dr.Store) -> None:
    desktop.goto("/actors")
    total = store.actors().num_rows
    assert 50 < total <= 150
    seen = desktop.locator("table.main tbody tr").count()
    while (more := desktop.get_by_role("link", name="More rows")).count():
        more.click()
        seen += desktop.locator("table.main tbody tr").count()
    assert seen == total


def test_a_download_is_what_the_command_prints(ask: httpx.Client, store: dr.Store) -> None:
    table = store.ties(type="heads", all=True)
    assert ask.get("/ties.csv?type=heads&all=1").text.splitlines() == list(written(table, "csv"))
    assert ask.get("/ties.json?type=heads&all=1").json() == ask.get("/api/ties?type=heads&all=1").json()["rows"]


def test_a_filter_that_is_not_allowed_is_told_in_words(page: Page) -> None:
    page.goto("/events?country=Nowhere")
    expect(page.get_by_role("alert")).to_contain_text("give a state's name or its ISO 3166-1 alpha-3 code")
    page.goto("/events?actor=Nobody+At+All")
    expect(page.get_by_role("alert")).to_contain_text("no document names an actor")


def test_from_a_record_to_the_actor_and_its_words(page: Page, store: dr.Store) -> None:
    page.goto(f"/documents/{document_of(store, 'Khamenei asks')}")
    page.get_by_role("link", name="Everything about Ali Khamenei").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ali Khamenei")
    expect(page.get_by_role("region", name="Roles")).to_contain_text("Supreme Leader")
    expect(page.get_by_role("region", name="Ties")).to_contain_text("heads")
    expect(page.locator(".said")).to_contain_text("take back their land")


def test_an_event_tells_its_sentence_why_it_was_coded_and_on_whose_word(desktop: Page, store: dr.Store) -> None:
    found = store.events(voice="attributed", type="ASSAULT", all=True, publisher="The Gazette").to_pylist()[0]
    trace = store.trace(found["id"])
    desktop.goto(f"/records/{found['id']}")
    expect(desktop.locator("blockquote.sentence")).to_have_text(trace.sentence.text)
    expect(desktop.locator("blockquote.sentence mark")).to_have_text(found["trigger"])
    *others, outlet = desktop.locator(".chain li").all_inner_texts()
    assert others == list(trace.chain[:-1])
    assert outlet == "The Gazette, 2025-01-09 (Khamenei asks Iraq to keep its militias as Baghdad wavers)"
    assert len(trace.chain) > 1
    expect(desktop.get_by_text(trace.record["method"])).to_be_visible()


def test_a_judgement_is_kept_with_its_author_and_taken_back(page: Page, store: dr.Store) -> None:
    record = store.ties()["id"].to_pylist()[0]
    before = store.judgements().num_rows
    page.goto(f"/records/{record}")
    page.get_by_label("Your name").fill("Ama")
    page.get_by_label("Why").fill("it is a former one")
    page.get_by_role("button", name="Wrong", exact=True).click()
    expect(page.locator(".judged li").last).to_contain_text("wrong says Ama")
    judged = store.judgements().to_pylist()[before:]
    assert [(j["record"], j["verdict"], j["author"], j["why"]) for j in judged] == [
        (record, "wrong", "Ama", "it is a former one")
    ]
    page.get_by_role("button", name="Undo").last.click()
    expect(page.locator(".judged li").last).to_contain_text("taken back by Ama")
    assert store.judgements().to_pylist()[-1]["undone_by"] == "Ama"


def test_who_an_entity_is_can_be_judged(desktop: Page, store: dr.Store) -> None:
    (entity,) = store.sql("SELECT id FROM entities WHERE name = 'Hezbollah'")["id"].to_pylist()[:1]
    desktop.goto(f"/records/{entity}")
    desktop.get_by_label("Known actor").fill("No Such Body")
    desktop.get_by_role("button", name="The same actor").click()
    expect(desktop.get_by_text("nobody known is called 'No Such Body'")).to_be_visible()
    desktop.go_back()
    desktop.get_by_label("Known actor").fill("Iran")
    desktop.get_by_role("button", name="Another actor").click()
    expect(desktop.locator(".judged li").last).to_contain_text("different as Iran")


def test_a_pasted_text_is_read_and_kept_only_when_asked(browser: Browser, tmp_path: Path) -> None:
    store = dr.Store(tmp_path / "empty.dragoman")
    store.add([])
    with serving(store.path) as address, opened(browser, address) as page:
        page.goto("/")
        expect(page.get_by_text("This store holds no document yet.")).to_be_visible()
        page.get_by_role("link", name="Read a text").first.click()
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_role("alert")).to_have_text("Paste a text or choose a file first.")
        page.get_by_label("The text, its title").fill(REPORT)
        page.get_by_label("Its date").fill("soon")
        page.get_by_role("button", name="Read it").click()
        expect(page.get_by_role("alert")).to_contain_text("'soon'")
        expect(page.get_by_label("The text, its title")).to_have_value(REPORT)
        page.get_by_label("Its date").fill("2031-05-06")
        page.get_by_role("button", name="Read it").click()
        expect(page.locator(".note")).to_contain_text("Esi Boateng", timeout=60_000)
        assert store.documents().num_rows == 0
        page.get_by_role("button", name="Keep in the store").click()
        page.wait_for_url("**/documents/**")
        assert store.documents()["title"].to_pylist() == ["Harbour talks resume"]
        hand_in_a_file(page, tmp_path)
        assert store.documents().num_rows == 1


def hand_in_a_file(page: Page, folder: Path) -> None:
    """Two reports in one file, read one after the other, and not kept."""
    rows = [f'{{"text": "{n} men were arrested in Suva on Friday."}}' for n in (2, 3)]
    (folder / "two.jsonl").write_text("\n".join(rows), encoding="utf-8")
    page.goto("/read")
    page.get_by_label("or a file").set_input_files(folder / "two.jsonl")
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("document 1 of 2")).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="2", exact=True).click()
    expect(page.locator("#text")).to_contain_text("3 men were")
    page.goto("/read")
    page.get_by_label("or a file").set_input_files({"name": "bad.pdf", "mimeType": "", "buffer": b"%PDF-1.4 nothing"})
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_role("alert")).to_contain_text(re.compile("could not be read|damaged"), timeout=60_000)


def test_a_report_without_a_title_is_called_by_its_first_words(desktop: Page) -> None:
    words = "Ama Owusu said that the River Wardens must be protected. “We must keep the River …"
    desktop.goto("/")
    expect(desktop.locator(".reports")).not_to_contain_text("Untitled")
    desktop.get_by_role("link", name=words).click()
    assert desktop.title() == f"{words} · Dragoman"
    desktop.goto("/documents?publisher=Valley+Watch&sort=published&down=1")
    expect(desktop.locator("table.main tbody a").first).to_have_text(words)
    desktop.goto("/search?words=protected")
    expect(desktop.locator(".reports a")).to_have_text(words)


def test_what_was_searched_stands_out_between_whole_words(desktop: Page) -> None:
    desktop.goto("/search?words=baghdad+wavers")
    hit = desktop.locator(".reports li").first
    assert hit.locator("mark").all_inner_texts()[:2] == ["Baghdad", "wavers"]
    expect(hit.locator("p")).to_have_text(re.compile(r"^… Khamenei asks .* Iraqi Prime Minister …$"))


def test_a_record_tells_what_its_fields_mean_and_leads_to_the_records_that_they_name(
    desktop: Page, store: dr.Store
) -> None:
    said = next(r for r in store.events(voice="attributed", all=True).to_pylist() if r["earliest"] == r["latest"])
    desktop.goto(f"/records/{said['id']}")
    told = desktop.locator(".facts-list").last
    expect(told).to_contain_text("on somebody else's word")
    expect(told).to_contain_text("from -3 (surely not) to +3 (surely)")
    told.get_by_role("link", name="whose words it stands in").click()
    assert desktop.url.endswith(said["attribution"])


def test_terms_stand_as_words(desktop: Page) -> None:
    desktop.goto("/ties?type=member_of")
    expect(desktop.locator("table.main td.tag").first).to_have_text("member of")
    desktop.goto("/positions?about=River+Wardens")
    expect(desktop.locator("table.main")).to_contain_text("own words")


def test_a_speaker_leads_to_what_it_says_in_the_outlet(desktop: Page) -> None:
    desktop.goto("/voices?publisher=The+Gazette")
    expect(desktop.locator("table.main tr", has_text="own").first).to_contain_text("nobody named")
    desktop.get_by_role("link", name="Ali Khamenei").click()
    expect(desktop.locator("table.main tbody tr").first).to_contain_text("Ali Khamenei")
    expect(desktop.get_by_label("Outlet")).to_have_value("The Gazette")


def test_the_issues_of_the_store_are_proposed_where_one_is_asked_for(desktop: Page) -> None:
    desktop.goto("/positions")
    listed = desktop.get_by_label("Issue", exact=True).get_attribute("list")
    expect(desktop.locator(f"#{listed} option")).to_have_text(["What should become of the river wardens?"])
    desktop.goto("/change?actor=Iran")
    expect(desktop.get_by_label("Counted by").locator("option").first).to_have_text("month")


def test_where_nothing_of_the_kind_is_told_the_filters_are_not_blamed(ask: httpx.Client) -> None:
    assert "The documents tell nothing of the kind" in ask.get("/divergence?about=Luis+Paz").text
    assert "Nothing is left with these filters" in ask.get("/documents?publisher=Nobody").text


def test_every_parameter_of_the_api_is_explained(desktop: Page, ask: httpx.Client) -> None:
    for path, told in ask.get("/api/openapi.json").json()["paths"].items():
        for parameter in told["get"].get("parameters", []):
            assert (path, parameter["name"], bool(parameter.get("description"))) == (path, parameter["name"], True)
    desktop.goto("/api")
    section = desktop.locator(".endpoint", has=desktop.get_by_role("link", name="/api/timeline", exact=True))
    section.locator("summary").click()
    expect(section).to_contain_text("Exactly this actor, by a name that the documents write")
    expect(section).to_contain_text("One of words, actor, country, within must be given.")
