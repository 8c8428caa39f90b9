"""The sentences of each set that has text, to be compared with one another; a set is a folder or a part of one.

A row is a sentence where the set has rows of text; articles are cut at the ends of sentences and lines.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import crossner, factuality, gum, plv, re3d, sentiment, times
from benchmarks.polnear import cut
from benchmarks.texts import folder

Read = Callable[[Path], Iterable[str]]
"""From a set's folder to its sentences."""


def sentences(data: Path, name: str) -> list[str]:
    """The sentences of a set, by its name in `SETS`.

    Raises FileNotFoundError where a file of the set is absent; a set that is a folder of articles may be empty.
    """
    return list(SETS[name](folder(data, name.partition(" ")[0])))


def split(texts: Iterable[str]) -> Iterator[str]:
    """Texts cut at the ends of sentences and lines."""
    return (text[start:end] for text in texts for start, end in cut((0, len(text)), text))


def _polnear(part: str, home: Path) -> Iterator[str]:
    return split(path.read_text(encoding="utf-8") for path in sorted(home.glob(f"{part}/text/*.txt")))


def _plv(home: Path) -> Iterator[str]:
    return (row.text for row in plv.rows(home / "train.tsv"))


def _plover(home: Path) -> Iterator[str]:
    return (record.get("text", "") for record in _json(home / "PLOVER_GSR_CAMEO.txt"))


def _factuality(part: str, home: Path) -> Iterator[str]:
    return (factuality.sentence(line)[0] for line in _lines(home / f"{part}.jsonl"))


def _re3d(part: str, home: Path) -> Iterator[str]:
    outlets = (path for path in sorted(home.iterdir()) if path.is_dir())
    chosen = (path for path in outlets if (path.name in re3d.TRAIN) == (part == "train"))
    return split(text for outlet in chosen for text, _ in re3d.annotated(outlet))


def _timeml(part: str, home: Path) -> Iterator[str]:
    return split(article.text for article in times.articles(home / part, None))


def _gum(part: str, home: Path) -> Iterator[str]:
    chosen = (path for path in sorted(home.glob("*.tsv")) if gum.is_dev(path) == (part == "dev"))
    return split(gum.annotated(path.read_text(encoding="utf-8"))[0] for path in chosen)


def _crossner(part: str, home: Path) -> Iterator[str]:
    blocks = (home / f"{part}.txt").read_text(encoding="utf-8").split("\n\n")
    return (crossner.sentence(block)[0] for block in blocks if block.strip())


def _newsmtsc(home: Path) -> Iterator[str]:
    return map(sentiment.sentence, _lines(home / "train.jsonl"))


def _multicoder(home: Path) -> Iterator[str]:
    return (row["text"] for row in _json(home / "sentences.json"))


def _seesaw(home: Path) -> Iterator[str]:
    for article in map(_json, sorted((home / "articles").glob("*.json"))):
        yield from [article["title"], *(sentence["text"] for sentence in article["text"])]


def _articles(home: Path) -> Iterator[str]:
    return split(f"{row['title']}\n{row['text']}" for row in map(_json, sorted(home.glob("*.json"))))


def _geo(file: str, home: Path) -> Iterator[str]:
    return split(article.findtext("text", "") for article in ET.parse(home / file).getroot().iter("article"))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _json(path: Path) -> Any:  # noqa: ANN401
    return json.loads(path.read_text(encoding="utf-8"))


SETS: dict[str, Read] = {
    "polnear train": partial(_polnear, "train"),
    "polnear dev": partial(_polnear, "dev"),
    "plv": _plv,
    "plover_gsr": _plover,
    "factuality_uw train": partial(_factuality, "train"),
    "factuality_uw dev": partial(_factuality, "dev"),
    "re3d train": partial(_re3d, "train"),
    "re3d dev": partial(_re3d, "dev"),
    "timeml AQUAINT": partial(_timeml, "AQUAINT"),
    "timeml TimeBank": partial(_timeml, "TimeBank"),
    "gum_coref train": partial(_gum, "train"),
    "gum_coref dev": partial(_gum, "dev"),
    "crossner_politics train": partial(_crossner, "train"),
    "crossner_politics dev": partial(_crossner, "dev"),
    "newsmtsc": _newsmtsc,
    "cameo_multicoder": _multicoder,
    "seesaw": _seesaw,
    "who_what_when_where": _articles,
    "news_cluster": _articles,
    "geo TR-News": partial(_geo, "TR-News.xml"),
    "geo LGL": partial(_geo, "lgl.xml"),
}
