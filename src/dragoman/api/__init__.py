"""The public functions and the store."""

from dragoman.api.reading import Reading, load, read, read_all
from dragoman.api.store import Store, read_to

__all__ = ["Reading", "Store", "load", "read", "read_all", "read_to"]
