"""Social-media posts that an HTML page embeds, as plain text of the form that `posts` reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from dragoman.loading.dates import ISO, WRITTEN
from dragoman.loading.lines import LINK

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_WRAPPERS = 6
"""How many elements around a post that hold nothing else are taken away with it, and children each may have."""

_QUOTES = frozenset(
    ("twitter-tweet", "twitter-video", "instagram-media", "mastodon-embed", "bluesky-embed", "text-post-media")
)
_CARDS = frozenset(("main-tweet", "timeline-item", "tweet-body", "tgme_widget_message", "telegram-post"))
_TEXTS = ("tweet-content", "tgme_widget_message_text", "status__content", "e-content")
_NAMES = ("fullname", "tgme_widget_message_owner_name", "display-name")
_HANDLES = ("username", "display-name__account")
_NOISE = re.compile(r"View this post on (?:Instagram|Mastodon|Threads)|View on (?:Mastodon|Threads)", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:[—–―]|--|(?<=\s)-(?=\s)|\bA post shared by|\bPost by)\s*(?P<name>[^—–―()]{0,100}?)\s*"
    r"\((?P<handle>@[\w.\-]+(?:@[\w.\-]+)?)\)(?P<rest>.{0,100})",
    re.DOTALL,
)
_ADDRESS = re.compile(
    r"//[^/]+/(?:(?P<x>\w{1,30})/status(?:es)?/\d|@(?P<at>[\w.\-]+(?:@[\w.\-]+)?)/(?:post/|\d)"
    r"|profile/(?P<sky>[\w.\-]+)/post/)"
    r"|//(?:t|telegram)\.me/(?:s/)?(?P<tg>\w+)/\d"
)


def pull_out(tree: HtmlElement, token: str) -> list[str]:
    """The posts in `tree`, in its order; the n-th one's element gives way to a paragraph of `token` and n and "x".

    A post is its text on one line, then "— NAME (@handle) DATE" on the next. Block quotes without a handle stay.
    """
    found: list[str] = []
    for element in list(_outermost(tree)):
        post = _plain(element)
        if post is not None:
            _replace(element, f"{token}{len(found)}x")
            found.append(post)
    return found


def _outermost(tree: HtmlElement) -> Iterator[HtmlElement]:
    """The elements that may be posts, none within another."""
    taken: set[HtmlElement] = set()
    for element in tree.iter("blockquote", "div", "article", "section"):
        classes = set(element.get("class", "").split())
        is_post = classes & (_CARDS | _QUOTES) or (element.tag == "blockquote" and "(@" in element.text_content())
        if is_post and not any(above in taken for above in element.iterancestors()):
            taken.add(element)
            yield element


def _plain(element: HtmlElement) -> str | None:
    """The post as plain text; None if it names no handle."""
    for unseen in list(element.iter("script", "style", "noscript", "template")):
        unseen.drop_tree()
    _space(element)
    whole = _text(element)
    signed = next(iter(reversed(list(_SIGNED.finditer(whole)))), None)
    body = _first(element, _TEXTS) or (whole[: signed.start()] if signed else whole)
    name = (signed["name"] if signed else None) or _first(element, _NAMES)
    handle = (signed["handle"] if signed else None) or _first(element, _HANDLES) or _handle_of_address(element)
    if not handle:
        return None
    handle = "@" + "".join(re.findall(r"[\w.@\-]", handle)).lstrip("@")
    date = _date(element, signed["rest"] if signed else whole)
    body = " ".join([_NOISE.sub(" ", body), *_hidden_links(element, body)])
    return f"{' '.join(body.split())}\n— {(name or handle[1:])[:100]} ({handle}) {date}".rstrip()


def _space(element: HtmlElement) -> None:
    """Part by a space what a page shows on different lines."""
    for node in element.iter("br", "p", "div", "li", "blockquote"):
        node.tail = " " + (node.tail or "")
        if node.tag != "br":
            node.text = " " + (node.text or "")


def _text(element: HtmlElement) -> str:
    """The element's text, its white space collapsed."""
    return " ".join(element.text_content().split())


def _first(element: HtmlElement, classes: tuple[str, ...]) -> str | None:
    """The text of the first element below that has one of `classes`."""
    for node in element.iter("*"):
        if set(node.get("class", "").split()) & set(classes):
            return _text(node) or None
    return None


def _date(element: HtmlElement, words: str) -> str:
    """The post's date: of its <time>, a title or the words behind the signature; "" if there is none."""
    stated = [t.get("datetime", "") for t in element.iter("time")] + [a.get("title", "") for a in element.iter("a")]
    for value in [*stated, words]:
        if found := re.search(rf"{ISO}|{WRITTEN}", value):
            return found[0]
    return ""


def _addresses(element: HtmlElement) -> list[str]:
    own = [element.get(name, "") for name in ("cite", "data-text-post-permalink", "data-embed-url", "data-bluesky-uri")]
    own += ["//t.me/" + element.get("data-post", element.get("data-telegram-post", ""))]
    return [*own, *(a.get("href", "") for a in element.iter("a"))]


def _handle_of_address(element: HtmlElement) -> str | None:
    found = (_ADDRESS.search(address) for address in _addresses(element))
    return next((m["x"] or m["at"] or m["sky"] or m["tg"] for m in found if m), None)


def _hidden_links(element: HtmlElement, body: str) -> list[str]:
    """The links out of a post that its text does not show; not those to the post, its author or a hashtag."""
    found, own = [], element.get("data-instgrm-permalink")
    for a in element.iter("a"):
        href, shown = a.get("href", ""), (a.text_content() or "").strip()
        inner = href == own or shown[:1] in "#@" or _ADDRESS.search(href) or LINK.match(shown)
        if shown and not inner and shown in body and LINK.fullmatch(href):
            found.append(href)
    return found


def _replace(element: HtmlElement, token: str) -> None:
    """Put a paragraph of `token` in the place of `element` and of what wraps nothing else."""
    from lxml.html import Element

    own = len(element.text_content().strip())
    for _ in range(MOST_WRAPPERS):
        parent = element.getparent()
        if parent is None or parent.tag in ("body", "article", "main", "html"):
            break
        # len(parent) would count all children, for each of them.
        if len(list(islice(parent.iterchildren(), MOST_WRAPPERS + 1))) > MOST_WRAPPERS:
            break
        if len(parent.text_content().strip()) > own:
            break
        element = parent
    parent = element.getparent()
    if parent is None:
        return
    paragraph = Element("p")
    paragraph.text, paragraph.tail = token, element.tail
    parent.replace(element, paragraph)
