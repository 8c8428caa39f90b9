"""Documents from JSON that is no table of lines: objects one behind the other, a list of them, Telegram's export."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import Any

from dragoman.document import Document
from dragoman.errors import DocumentError
from dragoman.loading.formats.tables import from_row
from dragoman.loading.formats.telegram import post_of
from dragoman.loading.piece import Defaults, Metered, Piece, failure
from dragoman.records import Failure

Json = Any
Chat = dict[str, Json]
Item = tuple[Json, Chat | None]
Events = Iterator[tuple[str, Json]]
"""What JSON is made of, as ijson tells it: ("start_map", None), ("map_key", "text"), ("string", …)."""

_CHATS = frozenset({"chats", "left_chats"})
_STEPS = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}


def from_json(piece: Piece, told: Defaults) -> Iterator[Document | Failure]:
    """The objects of a file as documents in its order: rows of a table, or the messages of Telegram's export.

    One object is in memory at a time. What cannot be brought in yields a Failure whose origin is the piece's and the
    number of the object, from 1; behind what is no JSON nothing more is read.
    """
    import ijson

    if piece.head().startswith(codecs.BOM_UTF8):
        piece.stream.read(len(codecs.BOM_UTF8))
    number, stream = 0, Metered(piece.stream)
    try:
        events = ijson.basic_parse(stream, multiple_values=True, use_float=True)
        for number, (item, chat) in enumerate(_objects(events), 1):
            stream.ended()
            origin = f"{piece.origin}:{number}"
            made = from_row(item, origin, told) if chat is None else _from_message(item, chat, origin, told)
            if made:
                yield made
    except Exception as error:  # what comes behind cannot be told apart
        yield failure(f"{piece.origin}:{number + 1}", error)
        return
    if not number:
        raise DocumentError("it is JSON without an object; allowed are a list of objects and Telegram's export")


def _from_message(item: Json, chat: Chat, origin: str, told: Defaults) -> Document | Failure | None:
    try:
        return post_of(item, chat, told)
    except Exception as error:  # whatever a message holds, the next one is read
        return failure(origin, error)


def _objects(events: Events) -> Iterator[Item]:
    """Each row with None, each message with what is known of its chat."""
    for event, value in events:
        if event == "start_map":
            yield from _rows_of(events, single=True)
        elif event == "start_array":
            yield from ((item, None) for item in _items(events))
        else:
            yield value, None


def _rows_of(events: Events, *, single: bool) -> Iterator[Item]:
    """The messages of an object that has begun and is a chat or holds chats; else itself as a row, where `single`."""
    known: Chat = {}
    for event, key in events:
        if event == "end_map":
            break
        event, value = next(events)
        if key == "messages" and event == "start_array" and "type" in known:
            single = False
            yield from ((item, known) for item in _items(events))
        elif key in _CHATS and event == "start_map":
            single = False
            yield from _messages_of_chats(events)
        else:
            known[key] = _whole(events, event, value)
    if single:
        yield known, None


def _messages_of_chats(events: Events) -> Iterator[Item]:
    """The messages of all chats of an object {"about": …, "list": [CHAT, …]} that has begun."""
    for event, key in events:
        if event == "end_map":
            return
        event, value = next(events)
        if key != "list" or event != "start_array":
            _whole(events, event, value)
            continue
        for event, value in events:
            if event == "end_array":
                break
            if event == "start_map":
                yield from _rows_of(events, single=False)
            else:
                _whole(events, event, value)


def _items(events: Events) -> Iterator[Json]:
    for event, value in events:
        if event == "end_array":
            return
        yield _whole(events, event, value)


def _whole(events: Events, event: str, value: Json) -> Json:
    """The value that begins with `event`."""
    import ijson

    builder, depth = ijson.ObjectBuilder(), 0
    while True:
        builder.event(event, value)
        depth += _STEPS.get(event, 0)
        if not depth:
            return builder.value
        event, value = next(events)
