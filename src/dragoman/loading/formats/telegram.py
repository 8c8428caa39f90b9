"""Messages of the JSON that Telegram Desktop exports, each a post."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dragoman.document import Document, document_id
from dragoman.errors import DocumentError
from dragoman.loading import lines, posts
from dragoman.loading.document import make_document
from dragoman.loading.limits import check_length
from dragoman.loading.piece import Defaults

CHANNELS = frozenset({"public_channel", "private_channel"})
"""The kinds of chat whose name is an outlet's and not a person's or a group's."""


def post_of(message: object, chat: Mapping[str, Any], told: Defaults) -> Document | None:
    """The post that `message` of `chat` is; None for what has no words: a picture alone, a note that somebody joined.

    Its author is whose message was forwarded, else who sent it; its publisher what the caller said, else the channel's
    name; its date the second in UTC, else the date as the exporting machine wrote it. The same words sent twice are two
    posts. Raises DocumentError for a message of another form, ConfigError for a bad date.
    """
    if not isinstance(message, dict):
        raise DocumentError(f"the message is no object but {type(message).__name__}")
    text = _text(message.get("text", ""))
    if message.get("type", "message") != "message" or not text.strip():
        return None
    check_length(text)
    name = chat.get("name") if chat.get("type") in CHANNELS else None
    author = message.get("forwarded_from") or message.get("from") or name
    publisher = told.publisher or name
    document = make_document(text, published=_date(message) or told.published, publisher=publisher)
    place = f"{chat.get('id')}/{message.get('id')}"
    return replace(
        document,
        id=document_id(text, place, publisher),
        kind="post",
        title=None,
        byline=None,
        dateline=None,
        author=author if isinstance(author, str) else None,
        hashtags=posts.hashtags(text),
        links=tuple(dict.fromkeys(text[start:end] for start, end in lines.links(text))),
    )


def _text(pieces: object) -> str:
    """The words of a message: one string, or a list of strings and of objects that hold one (a link, bold type)."""
    if isinstance(pieces, str):
        return pieces
    if not isinstance(pieces, list):
        raise DocumentError(f"the message's text is of type {type(pieces).__name__}; allowed are a text and a list")
    return "".join(piece if isinstance(piece, str) else str(piece["text"]) for piece in pieces)


def _date(message: Mapping[str, Any]) -> datetime | str | None:
    seconds = message.get("date_unixtime")
    return datetime.fromtimestamp(int(seconds), UTC) if seconds else message.get("date")
