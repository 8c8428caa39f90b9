"""The page: well-formed, self-contained, escaped, with every mark on its characters."""

import re
import textwrap
from html.parser import HTMLParser

import pytest
from handmade import ARTICLE, BY, POST, READER, TITLE, Handmade, article
from hypothesis import given
from hypothesis import strategies as st

from dragoman import records as r
from dragoman.document import Document, Span
from dragoman.views.html import fragment, page

VOID = {"meta", "input", "br", "link", "img"}


class Seen(HTMLParser):
    """What a browser would see: checks that tags nest, and keeps attributes, shown text and marked text."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.marked: dict[str, str] = {}
        self.feed(source)
        self.close()
        assert not self.stack

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.stack.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(tag in ("style", "title") for tag, _ in self.stack):
            return
        self.text.append(data)
        for tag, attrs in self.stack:
            if tag == "span" and attrs.get("title"):
                key = str(attrs["title"])
                self.marked[key] = self.marked.get(key, "") + data

    def values(self, name: str) -> list[str]:
        return [str(attrs[name]) for _, attrs in self.tags if name in attrs]


def body(reading: r.Reading) -> str:
    """The article's part of the page."""
    return page(reading).split('<div class="text">')[1].split("<h2>")[0]


def test_the_page_nests_and_shows_the_whole_text_at_its_place() -> None:
    shown = " ".join("".join(Seen(page(article())).text).split())
    assert shown.startswith(f"{TITLE} The Ferry · 2031-03-04 · https://example.org/nile")
    for line in ARTICLE.splitlines()[1:3]:
        assert line in shown
    assert shown.index("shell the site.") < shown.index("@riverwatch") < shown.index("Analysts said that Sudan")


def test_marks_cover_their_words_and_say_what_they_are() -> None:
    marked = Seen(page(article())).marked
    assert marked["direct words of Amara Tesfaye, “said” (neutral)"] == "“We will never give up the dam,”"
    assert marked["CONSULT: Amara Tesfaye → Idris Omar (affirmed, certain, actual; in the text's own voice)"] == "met"
    assert marked["AID: Sudan → Border Guard (affirmed, certain, actual; on the word of Analysts)"] == "armed"
    assert marked["date: 2031-03-03"] == "3 March"


def test_marks_that_cross_are_split_and_keep_all_their_words() -> None:
    marked = Seen(page(article())).marked
    assert marked["indirect words of Analysts, “said that” (neutral)"] == "that Sudan had armed the Border Guard"
    assert marked["cue: said that, neutral"] == "said that"


def test_a_post_is_a_card_and_its_words_stand_nowhere_else() -> None:
    shown = body(article())
    assert shown.count("back down") == 1
    card = shown.split('<div class="post">')[1]
    assert "<b>River Watch</b>" in card
    assert "@riverwatch · 2031-03-02" in card
    assert '<footer><a href="https://example.org/dam"' in card
    assert "(@riverwatch) March 2, 2031" not in shown
    assert POST.split()[0] in card


def test_words_do_not_reach_over_paragraphs() -> None:
    made = Handmade("Ana said: “We stay.\n“We fight.”\n")
    ana = made.entity("Ana", "Ana")
    made.attribution({"Ana": ana}, "said", "“We stay.\n“We fight.”", kind="direct")
    seen = Seen(page(made.reading()))
    assert seen.marked["direct words of Ana, “said” (neutral)"] == "“We stay.“We fight.”"


def test_every_link_within_the_page_has_its_goal_and_ids_are_unique() -> None:
    seen = Seen(page(article()))
    ids = seen.values("id")
    goals = [href[1:] for href in seen.values("href") if href.startswith("#")]
    assert len(ids) == len(set(ids))
    assert goals
    assert set(goals) <= set(ids)


def test_the_page_needs_nothing_and_runs_nothing() -> None:
    shown = page(article())
    seen = Seen(shown)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    assert ("meta", {"http-equiv": "Content-Security-Policy", "content": policy}) in seen.tags
    assert not {tag for tag, _ in seen.tags} & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not seen.values("src")
    assert not re.search(r"url\(|@import", shown)


EVIL = '<script>alert(1)</script>"><img src=x onerror=alert(2)>&amp;\'</style></title>\x00\u202e\ud800'


def test_everything_is_escaped() -> None:
    """Hostile words in the text, the facts, names, titles, roles, cells and posts, all at once."""
    post = Handmade(EVIL, {"kind": "post", "author": EVIL, "handle": EVIL, "published": EVIL, "url": "javascript:x()",
                           "hashtags": (EVIL,), "links": ("javascript:alert(3)",), "span": None})  # fmt: skip
    made = Handmade(EVIL, {"publisher": EVIL, "author": EVIL, "published": EVIL, "url": "javascript:alert(4)",
                           "title": Span(0, 8, EVIL[:8])}, posts=[post.reading()])  # fmt: skip
    someone = made.entity(EVIL, "alert(2)")
    said = made.attribution({"alert(2)": someone}, "onerror", "<img src=x")
    made.event("ACCUSE", "alert(1)", {"alert(2)": someone}, {EVIL: None}, attribution=said)
    made.tie("heads", {EVIL: someone}, {EVIL: None})
    failed = r.Failure(EVIL, None, EVIL, EVIL)
    reading = made.reading()
    for shown in (page(reading), page(r.Reading(reading.document, READER, failure=failed))):
        seen = Seen(shown)
        tags = {tag for tag, _ in seen.tags}
        assert not tags & {"script", "img"}
        assert not [a for _, attrs in seen.tags for a in attrs if a.startswith("on")]
        assert all(href.startswith(("#", "https://")) for href in seen.values("href"))
        assert not re.search("[\x00\u202e\ud800]", shown)
        shown.encode()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", "https://a b", "//evil"])
def test_only_web_addresses_become_links(url: str) -> None:
    reading = r.Reading(Document("d", "Rain fell.", url=url), READER)
    assert not Seen(page(reading)).values("href")


def test_a_fragment_stands_alone_in_another_page() -> None:
    shown = fragment(article())
    Seen(shown)
    assert "<html" not in shown
    rules = re.sub(r"@media[^{]*\{", "", shown.split("<style>")[1].split("</style>")[0])
    selectors = [s.strip() for rule in re.findall(r"([^{}]+)\{", rules) for s in rule.split(",")]
    assert all(s.startswith(".dragoman") for s in selectors if s)


def test_an_empty_text_gives_a_page() -> None:
    assert "Nothing was read." in "".join(Seen(page(r.Reading(Document("d", " \n"), READER))).text)


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6))
def test_any_marks_on_any_text_nest(text: str, ends: list[tuple[int, int]]) -> None:
    made = Handmade(text)
    for a, b in ends:
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        span = Span(start, end, text[start:end])
        made.add("times", r.Time(made.new("times"), BY, span, "date", None, None, None, None, None))
    Seen(page(made.reading()))


def test_a_hard_wrapped_text_is_shown_in_paragraphs() -> None:
    first = "Soldiers of the northern garrison at Gao opened the road to the river port on Tuesday, two weeks after "
    then = "The drivers went on asking for the release of three of their own men, whom the governor calls saboteurs."
    text = "\n\n".join(textwrap.fill(words, 60) for words in (first + "the strike of the drivers had begun.", then))
    shown = body(Handmade(text).reading())
    assert re.findall(r'<p class="paragraph">(\w+)', shown) == ["Soldiers", "The"]


def test_a_posts_signature_stands_in_its_head_alone() -> None:
    text = "The bridge is ours.\n— Koro Watch (@koro) May 1, 2030"
    signed = Span(20, len(text), text[20:])
    made = Handmade(text, {"kind": "post", "author": "Koro Watch", "handle": "koro", "byline": signed})
    assert re.findall(r'<p class="[a-z]*">([^<]*)', body(Handmade("Mali.", {}, posts=[made.reading()]).reading())) == [
        "Mali.",
        "The bridge is ours.",
    ]
