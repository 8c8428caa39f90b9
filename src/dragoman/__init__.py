"""Dragoman gives back the political system that news reports describe.

`read` reads one text, `read_all` many, `load` brings files in, `Store` keeps them.
Nothing heavy is imported before it is used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.api import Reading, Store, load, read, read_all, read_to
    from dragoman.document import Document
    from dragoman.errors import (
        AuditError,
        ConfigError,
        DocumentError,
        DragomanError,
        MissingExtra,
        ModelError,
        RefusedFile,
        StoreError,
        UndecodableDocument,
        UnsupportedLanguage,
    )

__version__ = "0.1.0"

__all__ = [
    "AuditError",
    "ConfigError",
    "Document",
    "DocumentError",
    "DragomanError",
    "MissingExtra",
    "ModelError",
    "Reading",
    "RefusedFile",
    "Store",
    "StoreError",
    "UndecodableDocument",
    "UnsupportedLanguage",
    "__version__",
    "load",
    "read",
    "read_all",
    "read_to",
]

_API = frozenset({"Reading", "Store", "load", "read", "read_all", "read_to"})


def __getattr__(name: str) -> object:
    """A public name, imported when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    home = "api" if name in _API else "records" if name == "Document" else "errors"
    value: object = getattr(importlib.import_module(f"dragoman.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
