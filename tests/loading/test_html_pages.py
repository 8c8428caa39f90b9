"""A web page becomes its article: title first, embedded posts at their place, nothing hidden."""

from __future__ import annotations

import pytest

from dragoman.document import Document
from dragoman.errors import ConfigError, DocumentError
from dragoman.loading.document import blocks
from dragoman.loading.html import from_html

FIRST = "The army left the northern town of Kidal on Saturday after weeks of talks with the rebels, a spokesman said."
LAST = "Rebels had held the airport since January, when a peace deal collapsed and each side blamed the other."


def page(between: str = "") -> str:
    return f"""<!DOCTYPE html><html><head><title>Army leaves Kidal - Sahel Example</title>
    <meta property="og:site_name" content="Sahel Example"><meta name="author" content="Awa Diallo">
    <meta property="article:published_time" content="2024-03-02T10:00:00Z"><style>p {{color: red}}</style></head><body>
    <nav><a href="/">Home</a></nav><article><h1>Army leaves Kidal</h1><p>{FIRST}</p>{between}<p>{LAST}</p>
    <script>var hidden = "scripted";</script><!-- commented --></article><footer>Cookies</footer></body></html>"""


def sentences(document: Document) -> list[str]:
    return [document.text[a:b] for a, b in blocks(document)]


def test_an_article() -> None:
    document = from_html(page())
    assert document.text == f"Army leaves Kidal\n\n{FIRST}\n{LAST}"
    assert str(document.title) == "Army leaves Kidal"
    assert (document.author, document.publisher) == ("Awa Diallo", "Sahel Example")
    assert (document.published, document.precision) == ("2024-03-02", "day")
    assert sentences(document) == [FIRST, LAST]


def test_explicit_arguments_win() -> None:
    document = from_html(page(), url="https://example.org/kidal", published="2024-03-03T08:00", publisher="Wire")
    assert (document.url, document.published, document.publisher) == (
        "https://example.org/kidal",
        "2024-03-03T08:00",
        "Wire",
    )
    with pytest.raises(ConfigError):
        from_html(page(), published="last week")


def test_bytes_in_the_declared_encoding() -> None:
    head = '<html><head><meta charset="windows-1251"></head>'
    markup = f"{head}<body><p>Moscow called it «Перемирие», or truce.</p></body></html>"
    document = from_html(markup.encode("cp1251"))
    assert document.text == "Moscow called it «Перемирие», or truce."
    assert document.raw_sha256 is not None


EMBEDS = {
    "tweet": """<figure class="wp-block-embed"><div><blockquote class="twitter-tweet"><p lang="en">Kidal is free.<br>
      Long live <a href="https://twitter.com/hashtag/Azawad">#Azawad</a> <a href="https://t.co/Ab1">https://t.co/Ab1</a></p>&mdash;
      Azawad News (@azawad_news) <a href="https://twitter.com/azawad_news/status/12">March 2, 2024</a></blockquote>
      <script src="https://platform.example/widgets.js"></script></div></figure>""",
    "unclassed quote": """<blockquote><p>Kidal is free. Long live #Azawad https://t.co/Ab1</p>— Azawad News
      (@azawad_news) 2 March 2024</blockquote>""",
    "bluesky": """<blockquote class="bluesky-embed"><p>Kidal is free. Long live #Azawad https://t.co/Ab1</p>&mdash;
      Azawad News (<a href="https://bsky.app/profile/did:plc:1">@azawad_news</a>)
      <a href="https://bsky.app/profile/azawad_news/post/3k">March 2, 2024 at 10:15 AM</a></blockquote>""",
    "mastodon": """<blockquote class="mastodon-embed"><a href="https://social.example/@azawad_news/112">
      <p>Kidal is free. Long live #Azawad https://t.co/Ab1</p> <div>Post by Azawad News (@azawad_news)</div>
      <div>View on Mastodon</div><time datetime="2024-03-02">yesterday</time></a></blockquote>""",
    "telegram": """<div class="tgme_widget_message" data-post="azawad_news/88"><a class="tgme_widget_message_owner_name"
      href="https://t.me/azawad_news">Azawad News</a><div class="tgme_widget_message_text">Kidal is free. Long live
      #Azawad https://t.co/Ab1</div><time datetime="2024-03-02">06:11</time></div>""",
    "nitter": """<div class="timeline-item"><a class="fullname">Azawad News</a><a class="username">@azawad_news</a>
      <span><a href="/azawad_news/status/1#m" title="Mar 2, 2024 · 7:05 PM UTC">Mar 2</a></span>
      <div class="tweet-content">Kidal is free. Long live #Azawad https://t.co/Ab1</div></div>""",
    "instagram": """<blockquote class="instagram-media"><a href="https://www.instagram.com/p/x/">View this post on
      Instagram</a><p>Kidal is free. Long live #Azawad https://t.co/Ab1 <a href="https://www.instagram.com/p/x/">A post
      shared by Azawad News (@azawad_news)</a> on <time datetime="2024-03-02">Mar 2</time></p></blockquote>""",
}


@pytest.mark.parametrize("embed", EMBEDS.values(), ids=EMBEDS.keys())
def test_embedded_posts_stand_at_their_place(embed: str) -> None:
    document = from_html(page(embed))
    (post,) = document.posts
    assert (post.author, post.handle, post.published) == ("Azawad News", "@azawad_news", "2024-03-02")
    assert (post.hashtags, post.links) == (("Azawad",), ("https://t.co/Ab1",))
    assert post.text.startswith("Kidal is free. Long live #Azawad")
    assert sentences(document) == [FIRST, LAST]
    assert post.span is not None
    assert document.text.index(FIRST) < post.span.start < document.text.index(LAST)


def test_a_page_that_is_too_large_is_refused_with_its_size() -> None:
    with pytest.raises(DocumentError, match="6,000,000 characters of HTML; allowed are 5,000,000"):
        from_html("<p>" + "x" * 5_999_997)


def test_two_posts_and_one_outside_the_article_are_not_lost() -> None:
    markup = page(EMBEDS["tweet"] + EMBEDS["nitter"]).replace("<footer>", f"<footer>{EMBEDS['bluesky']}")
    assert [p.handle for p in from_html(markup).posts] == ["@azawad_news"] * 3


def test_a_hidden_link_of_a_post_is_listed() -> None:
    embed = """<blockquote class="bluesky-embed"><p>Read <a href="https://example.org/story">our report</a></p>&mdash;
      Ann Lee (@ann.example) March 2, 2024</blockquote>"""
    assert from_html(page(embed)).posts[0].links == ("https://example.org/story",)


def test_a_quotation_is_no_post() -> None:
    quotation = "We will return to every town that we left, said the general in a statement to the nation."
    document = from_html(page(f"<blockquote><p>{quotation}</p></blockquote>"))
    assert sentences(document) == [FIRST, quotation, LAST]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("   ", ""),
        ("<html></html>", ""),
        ("<p>", ""),
        ("\0" * 100, ""),
        ("<p>Tanks <b>left<i> Gao.", "Tanks left Gao."),
        ("<p>Tanks\0 left Gao.</p>", "Tanks left Gao."),
        ('<svg onload="alert(1)"></svg><p>Tanks left Gao.</p>', "Tanks left Gao."),
        ('<p><a href="javascript:alert(1)">Tanks</a> left Gao.</p>', "Tanks left Gao."),
        ("<?xml version='1.0' encoding='utf-16'?><html><body><p>Tanks left Gao.</p></body></html>", "Tanks left Gao."),
        ("<p>Tanks left Gao.</p><script>alert('Gao')", "Tanks left Gao."),
    ],
)
def test_broken_pages(markup: str, text: str) -> None:
    assert from_html(markup).text == text


@pytest.mark.parametrize(
    "markup",
    [
        "<div>" * 10_000 + "Tanks left Gao." + "</div>" * 10_000,
        "<blockquote class=twitter-tweet>" * 3_000 + "x (@a)",
        "<table><tr><td>" * 2_000,
        "<b>" * 50_000,
        "<p " + 'a="1" ' * 100_000 + ">Tanks left.</p>",
        "<!DOCTYPE x [" + "".join(f"<!ENTITY e{n + 1} '&e{n};&e{n};'>" for n in range(60)) + "]><p>&e60; Tanks.</p>",
        "<![CDATA[" * 1_000,
        "<p>Un\ud800paired</p>",
        "&#0;&#xD800;&#x110000;",
        "<!--" * 10_000,
        "<div>" + "<blockquote>Left. — A (@a) May 3, 2023</blockquote>" * 5_000,
    ],
    ids=["nested", "posts", "tables", "unclosed", "attributes", "entities", "cdata", "lone", "nul", "comments", "many"],
)
def test_hostile_pages_end_in_a_document_or_a_typed_error(markup: str) -> None:
    try:
        document = from_html(markup)
    except DocumentError:
        return
    assert len(document.text) <= len(markup)
