"""Documents from RSS and Atom feeds, one for each entry."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from dragoman.document import Document
from dragoman.errors import DocumentError, RefusedFile
from dragoman.loading.formats.made import dated, made
from dragoman.loading.html import fragment_text
from dragoman.loading.piece import Defaults, Metered, Piece, failure
from dragoman.records import Failure

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_ROOTS = frozenset({"rss", "RDF", "feed"})
_DATES = ("pubDate", "published", "date", "issued", "updated", "modified")
_ENTRIES = frozenset({"item", "entry"})
_SPACES = ("{http://www.w3.org/2005/Atom", "{http://purl.org/", "{http://www.w3.org/1999/02/22-rdf-syntax-ns#",
           "{http://my.netscape.com/rdf/simple/0.9/", "{http://backend.userland.com/")  # fmt: skip
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_TAG = re.compile(r"<[A-Za-z!/][^<>]*>")
_DECLARED = re.compile(rb"<\0?!\0?E\0?N\0?T\0?I\0?T\0?Y")
"""Where entities are declared at the start of a file, also in UTF-16; what comes later the parser tells."""
_MAILED = re.compile(r"\S+@\S+\s+\((?P<name>[^()]+)\)")


def from_feed(piece: Piece, told: Defaults) -> Iterator[Document | Failure]:
    """The entries of a feed as documents, in its order: the title, then the content, else the summary.

    Date (an Atom entry's `updated` where it states no `published`), author, address and language are the entry's or
    else the feed's; the publisher is the feed's title unless the caller gave one. An entry that cannot be brought in
    yields a Failure whose origin is the piece's and its number, from 1. Raises RefusedFile for XML that declares
    entities, DocumentError for XML that is no feed.
    """
    if _DECLARED.search(piece.head()):
        raise _refused()
    for number, entry in enumerate(_entries(Metered(piece.stream)), 1):
        try:
            yield _document(entry, told)
        except Exception as error:  # whatever an entry holds, the next one is read
            yield failure(f"{piece.origin}:{number}", error)


def _entries(stream: Metered) -> Iterator[Element]:
    """The entries, each forgotten once the next is asked for."""
    from lxml import etree

    root: Element | None = None
    options = {"resolve_entities": False, "load_dtd": False, "no_network": True, "huge_tree": False}
    parser = etree.iterparse(stream, ("start", "end"), remove_comments=True, remove_pis=True, **options)
    try:
        for event, element in parser:
            if root is None:
                root = element
                _check_root(root)
            if event == "end" and _name(element) in _ENTRIES:
                yield element
                stream.ended()
                _forget(element)
    except etree.XMLSyntaxError as error:
        wrong = parser.error_log.last_error
        raise DocumentError(f"its XML is damaged: {wrong.message if wrong else error}") from error


def _forget(entry: Element) -> None:
    """Free an entry and those before it; what the feed says of itself stays."""
    entry.clear()
    above = entry.getparent()
    while above is not None and (before := entry.getprevious()) is not None and _name(before) in _ENTRIES:
        above.remove(before)


def _check_root(root: Element) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and list(declared.entities()):  # type: ignore[attr-defined]
        raise _refused()
    if _name(root) not in _ROOTS:
        raise DocumentError(f"it is XML of the kind <{_name(root)}>; allowed are RSS and Atom feeds")


def _refused() -> RefusedFile:
    return RefusedFile("entities", "its XML declares entities, which can grow without end; no feed needs them")


def _document(entry: Element, told: Defaults) -> Document:
    feed = entry.getparent()
    above = feed if feed is not None and _name(feed) != "RDF" else _child(feed, "channel")
    text = _text(entry)
    title = _plain(_first(entry, "title"))
    if not text and not title:
        raise DocumentError("the entry has neither a title nor a text")
    return made(
        text,
        title=title,
        published=dated(_first(entry, *_DATES)) or told.published,
        publisher=told.publisher or _plain(_first(above, "title")),
        author=_author(entry) or _author(above),
        url=_address(entry),
        language=entry.get(_LANGUAGE) or _first(entry, "language") or _first(above, "language") or _inherited(entry),
    )


def _text(entry: Element) -> str:
    for name in ("encoded", "content", "description", "summary"):
        for node in entry.iterchildren():
            if _name(node) == name and (words := _words(node)):
                return words
    return ""


def _words(node: Element) -> str:
    """The text of content or of a summary, which holds HTML, escaped or not, or plain text."""
    from lxml import etree

    if len(node):
        return fragment_text("".join(etree.tostring(child, encoding="unicode") for child in node))
    held = node.text or ""
    return fragment_text(held) if _TAG.search(held) and node.get("type") != "text" else html.unescape(held).strip()


def _plain(held: str | None) -> str | None:
    return fragment_text(held) if held and _TAG.search(held) else html.unescape(held or "").strip() or None


def _author(node: Element | None) -> str | None:
    """The names of those who wrote; RSS puts them behind their address: "ama@wire.org (Ama Mensah)"."""
    if node is None:
        return None
    found = []
    for child in node.iterchildren():
        if _name(child) in ("author", "creator"):
            held = _first(child, "name") or (child.text or "").strip()
            mailed = _MAILED.fullmatch(held)
            found.append(mailed["name"] if mailed else "" if "@" in held else held)
    return ", ".join(dict.fromkeys(name for name in found if name)) or None


def _address(entry: Element) -> str | None:
    for node in entry.iterchildren():
        if _name(node) == "link" and node.get("rel", "alternate") == "alternate":
            held = (node.get("href") or node.text or "").strip()
            if held:
                return urljoin(node.base or "", held)
        if _name(node) == "guid" and node.get("isPermaLink") == "true":
            return (node.text or "").strip() or None
    return None


def _inherited(node: Element) -> str | None:
    return next((above.get(_LANGUAGE) for above in node.iterancestors() if above.get(_LANGUAGE)), None)


def _child(node: Element | None, name: str) -> Element | None:
    return next((child for child in node.iterchildren() if _name(child) == name), None) if node is not None else None


def _first(node: Element | None, *names: str) -> str | None:
    """The text of the first child with one of `names`, in their order, whatever its namespace."""
    for name in names:
        child = _child(node, name)
        if child is not None and (held := "".join(map(str, child.itertext())).strip()):
            return held
    return None


def _name(node: Element) -> str:
    """The name of an element of RSS, Atom or Dublin Core; "" for those of others, such as a picture's title."""
    space, _, name = node.tag.rpartition("}") if isinstance(node.tag, str) else ("{", "", "")
    return name if not space or space.startswith(_SPACES) else ""
