"""From a web page to a Document."""

from __future__ import annotations

import codecs
import re
from datetime import date
from typing import TYPE_CHECKING, cast

from dragoman.document import Document
from dragoman.errors import DocumentError
from dragoman.loading import embeds
from dragoman.loading.dates import publication
from dragoman.loading.document import make_document
from dragoman.loading.text import decode

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from trafilatura.metadata import Document as Extracted

LARGEST_PAGE = 5_000_000
"""Characters of markup that are taken apart: the extractor's time grows with the square of a page's elements."""

QUICK_PAGE = 1_000_000
"""Characters of markup from which the extractor does not compare its result with that of slower methods."""

DATES: dict[str, object] = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""How a page's date is looked for: only where it is stated, and the same on whichever day one looks."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:\-]{1,40})", re.IGNORECASE)
_CHARSETS = ("utf-8", "iso-8859-", "windows-", "koi8-", "big5", "gb", "shift_jis", "euc-")
_BLOCKS = ("p", "br", "div", "li", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "figure", "pre",
           "figcaption", "section", "article", "header", "footer", "hr", "table", "td", "th", "dt", "dd")  # fmt: skip
_CONTROL = dict.fromkeys((*range(9), 11, *range(14, 32)))


def from_html(
    raw: str | bytes,
    *,
    url: str | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    charset: str | None = None,
) -> Document:
    """The article of a web page: its title, a blank line, its main text; explicit arguments win over the page's own.

    Posts that the page embeds stand at their place as "TEXT", then "— NAME (@handle) DATE" on a line of its own, and at
    the end where the extractor found no place for them. A page without a main text gives an empty document.
    `charset` is the encoding that came with the bytes; it wins over the one that the page declares.
    Raises DocumentError for a page that is too large or cannot be taken apart, UndecodableDocument for bytes that are
    no text, ConfigError for a bad `published`. Main text, title, date, author and outlet are as trafilatura finds them.
    """
    publication(published)
    markup = (raw if isinstance(raw, str) else _decoded(raw, charset)).translate(_CONTROL)
    if len(markup) > LARGEST_PAGE:
        given = f"the page has {len(markup):,} characters of HTML; allowed are {LARGEST_PAGE:,}"
        raise DocumentError(f"{given}; save its text and give that")
    tree, token = _tree(markup), _token(markup)
    posts = embeds.pull_out(tree, token) if tree is not None else []
    page = _extract(tree, url, len(markup) > QUICK_PAGE) if tree is not None else None
    title = " ".join((page.title or "").split()) if page else ""
    return make_document(
        _text(title, (page.text or "") if page else "", posts, token),
        published=published or (page.date if page else None),
        publisher=publisher or (page.sitename if page else None),
        author=page.author if page else None,
        url=url or (page.url if page else None),
        title=title or None,
        raw=raw if isinstance(raw, bytes) else None,
    )


def fragment_text(markup: str) -> str:
    """The whole text of a piece of HTML that is an article and nothing else: its paragraphs, a blank line between two.

    Posts that it embeds stand at their place as in `from_html`. Raises DocumentError for more than LARGEST_PAGE.
    """
    markup = markup.translate(_CONTROL)
    if len(markup) > LARGEST_PAGE:
        raise DocumentError(f"it has {len(markup):,} characters of HTML; allowed are {LARGEST_PAGE:,}")
    tree, token = _tree(f"<div>{markup}</div>"), _token(markup)
    if tree is None:
        return ""
    posts = embeds.pull_out(tree, token)
    for unseen in list(tree.iter("script", "style", "noscript", "template", "iframe")):
        unseen.drop_tree()
    for node in tree.iter():
        node.text, node.tail = (re.sub(r"\s+", " ", part) if part else part for part in (node.text, node.tail))
    for node in tree.iter(*_BLOCKS):
        node.tail = "\n" + (node.tail or "")
        if node.tag != "br":
            node.text = "\n" + (node.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return _text("", "\n\n".join(line for line in lines if line), posts, token)


def _token(markup: str) -> str:
    """A word that `markup` does not hold."""
    token = "embeddedpost"
    while token in markup:
        token += "x"
    return token


def _decoded(raw: bytes, charset: str | None) -> str:
    """The text of a page's bytes, in the encoding `charset` or that it declares if that fits."""
    declared = _CHARSET.search(raw[:4096])
    marked = raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    name = (charset or (declared[1].decode("ascii", "replace") if declared else "")).lower()
    if name.startswith(_CHARSETS) and not marked:
        try:
            return raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(raw)


def _tree(markup: str) -> HtmlElement | None:
    """The page's elements, without comments; None if there are none."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _extract(tree: HtmlElement, url: str | None, quick: bool) -> Extracted | None:
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree, url=url, fast=quick, with_metadata=True, include_comments=False, date_extraction_params=DATES
        )
    except Exception as error:  # an extractor's failure on one page, of whatever kind, must not stop a run
        raise DocumentError(f"the page's HTML cannot be taken apart ({error}); save its text and give that") from error
    return cast("Extracted | None", found)


def _text(title: str, body: str, posts: list[str], token: str) -> str:
    """Title, body and posts as the document's text."""
    lines = [line for line in body.splitlines() if line.strip()]
    if lines and title and " ".join(lines[0].split()) == title:
        del lines[0]
    placed: set[int] = set()

    def put(match: re.Match[str]) -> str:
        n = int(match[1])
        repeated = n in placed
        placed.add(n)
        return "" if repeated else f"\n\n{posts[n]}\n\n"

    text = re.sub(rf"{token}(\d+)x", put, "\n".join(lines))
    text = "\n\n".join([text, *(post for n, post in enumerate(posts) if n not in placed)])
    text = re.sub(r"[ \t]*\n[ \t]*(?:\n[ \t]*)+", "\n\n", text).strip()
    return f"{title}\n\n{text}".strip()
