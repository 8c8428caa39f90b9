"""A reader that loads no model and does what a text tells it to, for what happens round the reading."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.corpus.made import Item, identity
from dragoman.document import Document
from dragoman.records import By, Failure, Mention, Reader, Reading, record_id

READER = Reader("light", 1, "none", "none", "none")


def read(items: Iterable[Item]) -> Iterator[Reading]:
    """Each word of a document is a mention; its first word may be an order."""
    for item in items:
        if isinstance(item, Failure):
            yield Reading(Document(id=identity(item), text=""), READER, failure=item)
            continue
        obey(*item.text.split(maxsplit=1))
        mentions = [_mention(item, start) for start, letter in enumerate(item.text) if letter == "w"]
        yield Reading(item, READER, mentions=tuple(mentions))


def obey(order: str = "", rest: str = "") -> None:
    """Do what the first word says."""
    if order == "KILL":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "CRASH":
        ctypes.string_at(0)
    if order == "LEAVE":
        os._exit(7)
    if order == "HANG":
        time.sleep(600)
    if order == "WORK":
        time.sleep(0.03)
    if order == "ONCE" and not (mark := Path(rest)).exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "WRONG":
        raise ZeroDivisionError("the reader itself is at fault")


def _mention(document: Document, start: int) -> Mention:
    span = document.spot(start, start + 1)
    id = record_id(document.id, "mention", start)
    return Mention(id, By("light"), span, span, "name", "person", id)


def document(text: str) -> Document:
    """A document of its own for each text."""
    return Document(id=record_id(text, "document", 0), text=text)
