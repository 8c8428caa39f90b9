"""Each entry of an RSS or Atom feed is a document with what the feed says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman as dr
from dragoman.document import Document
from dragoman.records import Failure

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Wharf</title><language>en-GB</language>
<item><media:title>A picture</media:title><title>Mill &amp;amp; port closed</title><link>http://w.example/1</link>
 <pubDate>Tue, 06 May 2031 10:00:00 GMT</pubDate><dc:creator>Ama Mensah</dc:creator><description>Short.</description>
 <content:encoded><![CDATA[<p>Police closed the <b>mill</b>.</p><p>The union
 objected.</p><script>track()</script>]]></content:encoded></item>
<item><guid isPermaLink="true">http://w.example/2</guid><title>Army left</title><pubDate>soon</pubDate>
 <author>desk@w.example (Kofi Antwi)</author><description>Tanks left Gao &amp;amp; Kidal.</description></item>
<item><category>nothing</category></item>
<item><title>Only a headline</title></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="http://w.example/">
<title>Wire</title><author><name>Desk</name></author>
<entry><title type="html">Rebels &lt;i&gt;took&lt;/i&gt; Buka</title><link rel="self" href="x"/><link href="news/1"/>
 <updated>2031-05-06T10:00:00Z</updated><summary>Short.</summary>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>They hold the port.</p>
 <p>Ships left.</p></div></content>
</entry>
<entry><title>Calm</title><author><name>Ama</name></author><author><name>Kofi</name></author>
 <published>2031-05-05</published><updated>2031-05-06</updated><summary>Markets were open.</summary></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://w.example/"><title>Old Wire</title><dc:language>en</dc:language></channel>
<item rdf:about="http://w.example/1"><title>Calm</title><link>http://w.example/1</link><dc:date>2031-05-06</dc:date>
<description>Markets were open.</description></item></rdf:RDF>"""


def entries(path: Path, text: str, **told: str) -> list[Document | Failure]:
    path.write_text(text, encoding="utf-8")
    return list(dr.load(path, **told))  # type: ignore[arg-type]


def about(document: Document | Failure) -> tuple[str | None, ...]:
    assert isinstance(document, Document)
    title = str(document.title) if document.title else None
    return title, document.published, document.publisher, document.author, document.url, document.language


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed"])
def test_rss(name: str, tmp_path: Path) -> None:
    first, second, third, fourth = entries(tmp_path / name, RSS)
    assert about(first) == ("Mill & port closed", "2031-05-06T10:00:00+00:00", "The Wharf", "Ama Mensah",
                            "http://w.example/1", "en")  # fmt: skip
    assert isinstance(first, Document)
    assert first.text == "Mill & port closed\nPolice closed the mill.\nThe union objected."
    assert about(second) == ("Army left", None, "The Wharf", "Kofi Antwi", "http://w.example/2", "en")
    assert isinstance(second, Document)
    assert second.text == "Army left\nTanks left Gao & Kidal."
    assert isinstance(third, Failure)
    assert third.origin.endswith(f"{name}:3")
    assert "neither a title nor a text" in third.error
    assert isinstance(fourth, Document)
    assert fourth.text == "Only a headline"


def test_atom(tmp_path: Path) -> None:
    first, second = entries(tmp_path / "feed.atom", ATOM, publisher="The Wire")
    assert about(first) == ("Rebels took Buka", "2031-05-06T10:00:00Z", "The Wire", "Desk",
                            "http://w.example/news/1", "en")  # fmt: skip
    assert isinstance(first, Document)
    assert first.text == "Rebels took Buka\nThey hold the port.\nShips left."
    assert about(second) == ("Calm", "2031-05-05", "The Wire", "Ama, Kofi", None, "en")


def test_rdf(tmp_path: Path) -> None:
    (found,) = entries(tmp_path / "feed.rdf", RDF)
    assert about(found) == ("Calm", "2031-05-06", "Old Wire", None, "http://w.example/1", "en")


def test_a_date_that_is_given_is_for_entries_without_one(tmp_path: Path) -> None:
    found = entries(tmp_path / "f.xml", RSS, published="2031")
    dates = [item.published for item in found if isinstance(item, Document)]
    assert dates == ["2031-05-06T10:00:00+00:00", "2031", "2031"]


def test_a_post_that_an_entry_embeds_is_a_document_of_its_own(tmp_path: Path) -> None:
    post = '<blockquote class="twitter-tweet"><p>We hold Gao.</p>— Azaw (@azaw) May 5, 2031</blockquote>'
    text = RSS.replace("<script>track()</script>", post)
    first = entries(tmp_path / "f.xml", text)[0]
    assert isinstance(first, Document)
    assert [(p.author, p.handle, p.published) for p in first.posts] == [("Azaw", "@azaw", "2031-05-05")]


LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@pytest.mark.parametrize(
    "declared",
    [f'<!ENTITY a "ha">{LAUGHS}', '<!ENTITY i SYSTEM "file:///etc/hostname">', '<!ENTITY % i SYSTEM "http://x.example/">'],
    ids=["growing", "file", "parameter"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities_are_refused_by_name(declared: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "f.xml"
    start = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE rss [{declared}]>'
    path.write_text(f"{start}<rss a='&i;'><channel><item><title>&i;</title></item></channel></rss>", encoding=encoding)
    (failure,) = dr.load(path)
    assert isinstance(failure, Failure)
    assert failure.error.startswith("RefusedFile: entities: ")


def test_entities_that_are_declared_late_are_refused_too(tmp_path: Path) -> None:
    text = f"<?xml version='1.0'?><!--{' ' * 100_000}--><!DOCTYPE rss [<!ENTITY a 'ha'>]><rss><channel/></rss>"
    (failure,) = entries(tmp_path / "f.xml", text)
    assert isinstance(failure, Failure)
    assert failure.error.startswith("RefusedFile: entities: ")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<?xml version='1.0'?><urlset/>", "<urlset>; allowed are RSS and Atom"),
        ("<rss><channel><item><title>Calm</title></item><item><title>Cut o", "its XML is damaged: "),
        ("<rss><channel><item><title>Calm</title></item><item>&nosuch;</item>", "nosuch"),
        ("", "its XML is damaged"),
    ],
)
def test_what_is_no_feed_or_damaged_is_told(text: str, words: str, tmp_path: Path) -> None:
    *before, last = entries(tmp_path / "f.xml", text)
    assert isinstance(last, Failure)
    assert words in last.error
    assert [found.text for found in before if isinstance(found, Document)] == (["Calm"] if "Calm" in text else [])


def test_a_page_that_is_called_xml_is_a_page(tmp_path: Path) -> None:
    page = "<?xml version='1.0'?><html><body><p>Tanks left Gao.</p></body></html>"
    (found,) = entries(tmp_path / "page.xml", page)
    assert isinstance(found, Document)
    assert found.text == "Tanks left Gao."
