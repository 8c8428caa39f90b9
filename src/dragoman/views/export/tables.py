"""The tables of a store as a folder of files, CSV or Parquet: as they are printed, one file each."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

from dragoman.corpus.chunks import Chosen, Chunk, chunks
from dragoman.views.export.files import guarded, replacing, text_file

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

TABLES = ("documents", "events", "attributions", "ties", "actors", "roles")
"""The files of the folder."""

CHUNKED = ("documents", "events", "attributions", "ties")
"""Those that are asked for documents at a time; `roles` has a row for each role of their rows."""

_WITH_ROLES = ("events", "attributions", "ties")


def write_csv(chosen: Chosen, actors: pa.Table, folder: Path) -> Counter[str]:
    """Write the files NAME.csv; how many rows each has. What a spreadsheet would compute is guarded."""
    written: Counter[str] = Counter()
    with ExitStack() as stack:
        files = {name: stack.enter_context(text_file(folder / f"{name}.csv")) for name in TABLES}
        for name, table in _parts(chosen, actors):
            _append(files[name], table, header=name not in written)
            written[name] += table.num_rows
    return written


def write_parquet(chosen: Chosen, actors: pa.Table, folder: Path) -> Counter[str]:
    """Write the files NAME.parquet; how many rows each has."""
    import pyarrow.parquet as pq

    written: Counter[str] = Counter()
    with ExitStack() as stack:
        paths = {name: stack.enter_context(replacing(folder / f"{name}.parquet")) for name in TABLES}
        writers: dict[str, pq.ParquetWriter] = {}
        for name, table in _parts(chosen, actors):
            if name not in writers:
                writers[name] = stack.enter_context(pq.ParquetWriter(paths[name], table.schema))
            writers[name].write_table(table)
            written[name] += table.num_rows
    return written


def _parts(chosen: Chosen, actors: pa.Table) -> Iterator[tuple[str, pa.Table]]:
    """The tables piece by piece, each at least once."""
    yield "actors", actors.replace_schema_metadata(None)
    for chunk in chunks(chosen):
        yield from _chunk(chunk)


def _chunk(chunk: Chunk) -> Iterator[tuple[str, pa.Table]]:
    for name in CHUNKED:
        yield name, chunk.table(name)
        if name in _WITH_ROLES:
            yield "roles", chunk.roles(name)


def _append(file: IO[str], table: pa.Table, *, header: bool) -> None:
    writer = csv.writer(file)  # its "\r\n" is also what makes it quote a cell that holds either
    if header:
        writer.writerow(table.column_names)
    for row in table.to_pylist():
        writer.writerow([guarded(value) if isinstance(value, str) else value for value in row.values()])
