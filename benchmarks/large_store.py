"""A large store out of a small one: `python -m benchmarks.large_store STORE OUT [--documents 20000]`.

Each article of STORE is taken again and again, with its reading, under a new identity: another id, address, outlet and
day. Texts and names stay as they are, so that sizes and distributions are those of real reports. OUT is for measuring
the store's queries; `python -m benchmarks.store OUT` does so.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from dragoman.corpus import files
from dragoman.corpus.forms import restore, unpack
from dragoman.corpus.made import Made, made_of, table
from dragoman.corpus.write import insert_documents, insert_made
from dragoman.schemas import from_dict

BATCH = 250
OUTLETS = 25
FIRST_DAY, DAYS = date(2020, 1, 1), 1800
_ID = re.compile(r'"([0-9a-f]{16}|[0-9a-f]{12})"')


def main() -> None:
    """Make the store that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--documents", type=int, default=20_000)
    given = parser.parse_args()
    copies = itertools.islice(identities(given.store), given.documents)
    while batch := list(itertools.islice(copies, BATCH)):
        insert(given.out, batch)


def insert(out: Path, made: list[Made]) -> None:
    """Write what was made of some articles in one transaction, as `Store.add` does."""
    with files.writing(out) as connection:
        insert_documents(connection, table(made, "documents"))
        insert_made(connection, made)


def identities(store: Path) -> Iterator[Made]:
    """The articles of `store` as they were read, endlessly, each time as others."""
    query = """SELECT d.form, d.text, r.form FROM documents d JOIN readings r ON r.document = d.id
        WHERE r.form IS NOT NULL ORDER BY d.seq"""
    with files.reading(store) as connection:
        articles = connection.execute(query).fetchall()
    for n in itertools.count():
        for k, (form, text, reading) in enumerate(articles):
            document = restore(renamed(form, n), text)
            day = (FIRST_DAY + timedelta(days=(k * 7 + n * 31) % DAYS)).isoformat()
            outlet, url = f"Outlet {(k + n) % OUTLETS}", f"https://example.org/{n}/{k}"
            document = dataclasses.replace(document, published=day, precision="day", publisher=outlet, url=url)
            yield made_of(from_dict(json.loads(renamed(json.dumps(unpack(reading)), n)), document))


def renamed(form: str, copy: int) -> str:
    """A document's or a reading's JSON with every id replaced by one of the copy's own, of the same length."""
    return _ID.sub(lambda m: f'"{hashlib.sha256(f"{m[1]} {copy}".encode()).hexdigest()[: len(m[1])]}"', form)


if __name__ == "__main__":
    main()
