"""The command line: the only folder that prints or exits. Exit status 0 done, 1 finished with failures, 2 usage."""

from dragoman.cli import adding, asking, documents, exporting, foreseeing, knowing, positions, serving, tables
from dragoman.cli.main import main

__all__ = [
    "adding",
    "asking",
    "documents",
    "exporting",
    "foreseeing",
    "knowing",
    "main",
    "positions",
    "serving",
    "tables",
]
