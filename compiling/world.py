"""Make the outlines of the states: `python -m compiling.world geopandas-0.14.4-py3-none-any.whl`.

The wheel of geopandas 0.14.4 (`pip download geopandas==0.14.4 --no-deps`) has Natural Earth's countries at
1:110 million (public domain, naturalearthdata.com; their version is not named there). Kept are the code, the name and
the outline of each state in tenths of a degree: a ring is its first longitude and latitude, then the steps from point
to point; rings are parted by "|". What is smaller than a tenth of a degree falls away.
"""

from __future__ import annotations

import argparse
import hashlib
import struct
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

SHA256 = "3bb6473cb59d51e1a7fe2dbc24a1a063fb0ebdeddf3ce08ddbf8c7ddc99689aa"
FOLDER = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres"
OUT = Path(__file__).parent.parent / "src/dragoman/knowledge/data/world.tsv"
HEAD = """# Outlines of states: Natural Earth's countries at 1:110 million (public domain, naturalearthdata.com), as
# shipped in geopandas 0.14.4 of April 2024 (SHA-256 of its wheel {}),
# made by compiling/world.py. Boundaries are those that are in force on the ground, as Natural Earth sees them.
"""


def main() -> None:
    """Write the file from the wheel that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    raw = parser.parse_args().wheel.read_bytes()
    if (found := hashlib.sha256(raw).hexdigest()) != SHA256:
        parser.error(f"the wheel's SHA-256 is {found}, not {SHA256}")
    with zipfile.ZipFile(parser.parse_args().wheel) as wheel:
        shapes, table = (wheel.read(f"{FOLDER}.{ending}") for ending in ("shp", "dbf"))
    rows = sorted((row["name"], row["iso_a3"], outline(shape))
                  for row, shape in zip(fields(table), polygons(shapes), strict=True))  # fmt: skip
    lines = [f"{iso3 if iso3 != '-99' else ''}\t{name}\t{path}" for name, iso3, path in rows]
    OUT.write_text(HEAD.format(SHA256) + "\n".join(("iso3\tname\toutline", *lines)) + "\n", "utf-8")


def polygons(raw: bytes) -> Iterator[list[list[tuple[float, float]]]]:
    """The rings of each polygon of a shapefile (ESRI's description of July 1998), as longitudes and latitudes."""
    at = 100
    while at < len(raw):
        (length,) = struct.unpack_from(">i", raw, at + 4)
        parts, points = struct.unpack_from("<2i", raw, at + 8 + 36)
        begins = [*struct.unpack_from(f"<{parts}i", raw, at + 8 + 44), points]
        flat = struct.unpack_from(f"<{2 * points}d", raw, at + 8 + 44 + 4 * parts)
        spots = list(zip(flat[::2], flat[1::2], strict=True))
        yield [spots[start:end] for start, end in pairwise(begins)]
        at += 8 + 2 * length


def fields(raw: bytes) -> Iterator[dict[str, str]]:
    """The rows of a dBase table."""
    rows, head, width = struct.unpack_from("<IHH", raw, 4)
    columns = []
    for at in range(32, head - 1, 32):
        columns.append((raw[at : at + 11].split(b"\0")[0].decode(), raw[at + 16]))
    for n in range(rows):
        at, row = head + n * width + 1, {}
        for name, size in columns:
            row[name], at = raw[at : at + size].decode("latin-1").strip(), at + size
        yield row


def outline(rings: list[list[tuple[float, float]]]) -> str:
    """The rings as text; a point that is none of its own in tenths of a degree is left out."""
    return "|".join(filter(None, map(_ring, rings)))


def _ring(ring: list[tuple[float, float]]) -> str:
    spots = [(round(lon * 10), round(lat * 10)) for lon, lat in ring]
    kept = [spot for n, spot in enumerate(spots) if not n or spot != spots[n - 1]][:-1]
    if len(kept) < 3:
        return ""
    steps = [kept[0], *((x - a, y - b) for (a, b), (x, y) in pairwise(kept))]
    return " ".join(f"{x} {y}" for x, y in steps)


if __name__ == "__main__":
    main()
