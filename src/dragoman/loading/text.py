"""From bytes to text."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import UndecodableDocument

MOST_ACCENTS = 0.2
"""The share of bytes above 0x7F up to which Windows-1252 is plausible; other alphabets in 8-bit codes have far more."""

MOST_CONTROLS = 0.1
"""The share of NUL and of other control characters, each, from which bytes are no text."""

_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_ALLOWED = "Allowed are UTF-8, UTF-16 with a byte order mark and Windows-1252; convert the file to UTF-8."


def decode(raw: bytes) -> str:
    """The text that `raw` holds, without a byte order mark; NUL characters in otherwise good text are kept.

    UTF-8 first, UTF-16 where its byte order mark stands, Windows-1252 only for bytes that look like it: mostly ASCII,
    no control characters and no UTF-8 sequences (those would mean damaged UTF-8).
    Raises UndecodableDocument with the 0-based offset of the first bad byte.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _checked(_utf16(raw), raw, "utf-16")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        mark = len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0
        offset = error.start + mark
    else:
        return _checked(text, raw, "utf-8")
    if not _is_western(raw):
        raise UndecodableDocument(f"byte {raw[offset]:#04x} at offset {offset} is not UTF-8 text. {_ALLOWED}", offset)
    return raw.decode("cp1252")


def _utf16(raw: bytes) -> str:
    code = "utf-16-le" if raw.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
    try:
        return raw[2:].decode(code)
    except UnicodeDecodeError as error:
        offset = error.start + 2
        raise UndecodableDocument(f"the bytes at offset {offset} are not UTF-16 text. {_ALLOWED}", offset) from error


def _checked(text: str, raw: bytes, code: str) -> str:
    """`text`, unless it holds more control characters than text does."""
    first = text.find("\0") if text.count("\0") > MOST_CONTROLS * len(text) else -1
    control = _CONTROL.search(text)
    if first < 0 and control and len(_CONTROL.findall(text)) > MOST_CONTROLS * len(text):
        first = control.start()
    if first < 0:
        return text
    unit = text[:first].encode(code)
    mark = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    offset = len(unit if code == "utf-16" else mark + unit)
    raise UndecodableDocument(f"control characters from offset {offset} on: this is no text. {_ALLOWED}", offset)


def _is_western(raw: bytes) -> bool:
    """Whether Windows-1252 is a plausible reading of `raw`."""
    high = len(raw.translate(None, bytes(range(0x80))))
    if high > MOST_ACCENTS * len(raw) or re.search(rb"[\x00-\x08\x0e-\x1f\x81\x8d\x8f\x90\x9d]", raw):
        return False
    return raw.decode("utf-8", "ignore").isascii()
