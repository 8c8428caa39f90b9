"""What can go wrong, as types.

    DragomanError
    ├── ConfigError(ValueError)     an argument that is not allowed; raised before any work starts
    ├── MissingExtra(ImportError)   a feature whose optional packages are not installed
    ├── ModelError                  a model file that is absent, damaged or of another version
    ├── DocumentError(ValueError)   a document that cannot be read
    │   ├── UndecodableDocument     bytes that are not text; carries `offset`
    │   ├── UnsupportedLanguage     text that is not English; carries `language`
    │   └── RefusedFile             a file or a member of an archive that is not opened; `danger` says why
    ├── StoreError                  a store that cannot be opened, read or written
    └── AuditError                  a stored span that no longer matches its document

Each message says what was given, what is allowed and what to do.
"""

from typing import Literal

Danger = Literal["expansion", "members", "nesting", "size", "path", "link", "encrypted", "entities"]
"""Why a file is not opened."""


class DragomanError(Exception):
    """The root of all errors that Dragoman raises on purpose."""


class ConfigError(DragomanError, ValueError):
    """An argument that is not allowed; raised before any work starts."""


class MissingExtra(DragomanError, ImportError):
    """A feature whose optional packages are not installed."""


class ModelError(DragomanError):
    """A model file that is absent, damaged or of another version."""


class DocumentError(DragomanError, ValueError):
    """A document that cannot be read."""


class UndecodableDocument(DocumentError):
    """Bytes that are not text in any encoding that was tried; `offset` is the first bad byte, 0-based."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class UnsupportedLanguage(DocumentError):
    """Text that is not English; `language` is the ISO 639-1 code of the language found."""

    def __init__(self, message: str, language: str) -> None:
        super().__init__(message)
        self.language = language


class RefusedFile(DocumentError):
    """A file or a member of an archive that is not opened, because it could do harm or is locked.

    `danger` names why: expansion (more comes out than it can honestly hold), members (too many), nesting (archives in
    archives in archives), size (one member too large), path (leads out of the archive), link, encrypted, or entities
    (XML that declares some).
    """

    def __init__(self, danger: Danger, message: str) -> None:
        super().__init__(f"{danger}: {message}")
        self.danger = danger


class StoreError(DragomanError):
    """A store that cannot be opened, read or written."""


class AuditError(DragomanError):
    """A stored span that no longer matches its document."""
