"""The JSON form of a reading, derived from the dataclasses of `dragoman.records`, and the way back."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Mapping
from typing import Any

from dragoman.document import Document
from dragoman.records import Link, Reading, Record, Tie

JSON = dict[str, Any]

_RENAMED = {"start": "from", "end": "to"}
"""`from` is a word of Python's, so links and ties call their ends otherwise; a span's ends keep their names."""

_LAST = ("by", "reasons")
_DOCUMENT = (
    "id", "title", "published", "precision", "publisher", "author", "url", "language", "kind", "parent", "span"
)  # fmt: skip
_POST = ("handle", "hashtags", "links")


def to_dict(reading: Reading) -> JSON:
    """`reading` as plain dicts, lists, strings, numbers and None, ready for `json.dumps`.

    Keys stand in a fixed order: document, text, reader, posts (each such an object), then the records. Offsets are
    code points of `text`. A reading that failed has the key `failure` besides.
    """
    parts = {f.name: getattr(reading, f.name) for f in dataclasses.fields(Reading)}
    failure, posts = parts.pop("failure"), parts.pop("posts")
    document, reader = parts.pop("document"), parts.pop("reader")
    form: JSON = {"document": _document(document), "text": document.text, "reader": _plain(reader)}
    form["posts"] = [to_dict(post) for post in posts]
    form.update((name, _plain(records)) for name, records in parts.items())
    if failure is not None:
        form["failure"] = _plain(failure)
    return form


def from_dict(form: JSON, document: Document) -> Reading:
    """The reading that `to_dict` wrote, over its document, which holds more than the form does."""
    kinds = _hints(Reading)
    names = [name for name in kinds if name in form and name not in ("document", "posts")]
    parts = {name: _made(kinds[name], form[name]) for name in names}
    document = dataclasses.replace(document, language=form["document"]["language"])
    posts = zip(form["posts"], document.posts, strict=True)
    return Reading(document=document, posts=tuple(from_dict(post, own) for post, own in posts), **parts)


def _made(kind: Any, value: Any) -> Any:  # noqa: ANN401
    """The value of type `kind` that `_plain` turned into `value`."""
    if value is None or kind in (str, int, float, bool):
        return value
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        return kind(**{name: _made(hints[name], value[key]) for name, key in _keys(kind) if key in value})
    inner = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        each = inner if inner[-1] is not Ellipsis else inner[:1] * len(value)
        return tuple(_made(one, item) for one, item in zip(each, value, strict=True))
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return _made(next(one for one in inner if one is not types.NoneType), value)
    return value


@functools.cache
def _hints(kind: type) -> Mapping[str, Any]:
    return typing.get_type_hints(kind)


def _document(document: Document) -> JSON:
    names = _DOCUMENT + (_POST if document.kind == "post" else ())
    form = {name: _plain(getattr(document, name)) for name in names}
    form["title"] = None if document.title is None else document.title.text
    return form


def _plain(value: object) -> object:
    if isinstance(value, str | int | float | None):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    kind: Any = type(value)
    return {key: _plain(getattr(value, name)) for name, key in _keys(kind)}


@functools.cache
def _keys(kind: type) -> list[tuple[str, str]]:
    """The fields of a dataclass with their keys; what every record has comes last, as in the records' description."""
    names = [f.name for f in dataclasses.fields(kind)]
    if issubclass(kind, Record):
        names = [n for n in names if n not in _LAST] + list(_LAST)
    renamed = _RENAMED if issubclass(kind, Link | Tie) else {}
    return [(name, renamed.get(name, name)) for name in names]
