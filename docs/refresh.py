"""Write what the documentation shows of the program anew: run it after a change, with `make docs`.

    python docs/refresh.py            rewrite README.md's excerpt and pictures, and docs/records.md
    python docs/refresh.py --check    change nothing; say what is stale and exit with 1 if anything is

The pictures are taken where Chromium is installed, else left as they are.
"""

from __future__ import annotations

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Literal, get_args, get_origin

from dragoman import document, records, vocabulary, when

ROOT = Path(__file__).parent.parent
SAMPLE = ["read", "src/dragoman/samples/militias.txt", "--published", "2025-01-09"]
PROGRAM = [sys.executable, "-c", "from dragoman.cli import main; main()"]
SHOWN = {"Who leads": 7, "Who did": 3, "Who said": 3, "Who wants": 3}
"""How many sentences of each part of the system the README shows, with what is read from them."""

EXCERPT = re.compile(r"(?<=<!-- excerpt -->\n```text\n).*?(?=```\n<!-- /excerpt -->)", re.DOTALL)
IMAGES = ROOT / "docs" / "images"
PICTURE = IMAGES / "page.png"
SIZES = {"reading.png": {"width": 1360, "height": 800}, "phone.png": {"width": 390, "height": 760}}
"""The pictures of the reader in the browser, which shows the sample."""

CHROMIUM = ("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1000,900")


def main() -> None:
    """Rewrite, or with --check only compare."""
    pages = {ROOT / "README.md": readme(), ROOT / "docs" / "records.md": record_page()}
    if "--check" in sys.argv[1:]:
        stale = [path.name for path, text in pages.items() if path.read_text(encoding="utf-8") != text]
        sys.exit(f"stale: {', '.join(stale)}; run `make docs`" if stale else 0)
    for path, text in pages.items():
        path.write_text(text, encoding="utf-8")
    if not shutil.which("chromium"):
        print("no chromium here: the pictures are left as they are")
        return
    take_picture()
    take_pictures()


def readme() -> str:
    """README.md with the program's present output in it."""
    shown = excerpt(dragoman(*SAMPLE))
    return EXCERPT.sub(lambda _: shown, (ROOT / "README.md").read_text(encoding="utf-8"))


def dragoman(*arguments: str) -> str:
    """What the program prints, 90 columns wide."""
    program = [*PROGRAM, *arguments]
    environment = os.environ | {"COLUMNS": "90", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, check=True).stdout.decode()


def excerpt(output: str) -> str:
    """The system's block, each part cut after its first sentences; "…" stands for what is left out."""
    block = output[output.rindex("\nThe system\n") + 1 :].rstrip("\n")
    parts = block.split("\n\n")
    return "\n\n".join([parts[0], *map(_cut, parts[1:])]) + "\n"


def _cut(part: str) -> str:
    """The heading, and so many of its sentences: lines in by six, with the lines in by two before them."""
    heading, *lines = part.splitlines()
    most = next((most for start, most in SHOWN.items() if heading.startswith(start)), len(lines))
    runs = ["\n".join(run) for _, run in groupby(lines, key=lambda line: line.startswith(" " * 6))]
    return "\n".join([heading, *runs[: 2 * most], *(["  …"] if len(runs) > 2 * most else [])])


def record_page() -> str:
    """docs/records.md, derived from vocabulary.py, document.py, when.py and records.py."""
    return "\n".join(["# The records", "", *(_shown(records.__doc__ or "")), "", *_sets(), "", *_classes()]) + "\n"


def _shown(doc: str) -> list[str]:
    return [line.strip() for line in doc.strip().splitlines()[2:]]


def _sets() -> Iterator[str]:
    yield from ("## Closed sets of values", "")
    for name, value in vars(vocabulary).items():
        if get_origin(value) is Literal:
            yield f"- **{name}**: {', '.join(f'`{v}`' for v in get_args(value))}"


def _classes() -> Iterator[str]:
    homes = (document.__name__, "dragoman.office", when.__name__, records.__name__)
    for name, value in {**vars(document), **vars(when), **vars(records)}.items():
        if isinstance(value, type) and dataclasses.is_dataclass(value) and value.__module__ in homes:
            inherited = {"id", "by", "reasons"} if name != "Record" and issubclass(value, records.Record) else set()
            doc = " ".join(line.strip() for line in (value.__doc__ or "").splitlines())
            yield from (f"## {name}", "", re.sub(r" {2,}", " ", doc).strip(), "")
            yield from ("| field | type |", "|---|---|")
            for field in dataclasses.fields(value):
                if field.name not in inherited:
                    yield f"| {field.name} | `{str(field.type).replace('|', chr(92) + '|')}` |"
            yield ""


def take_picture() -> None:
    """A picture of the page that `dragoman read --html` writes."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.html")
        dragoman(*SAMPLE, "--html", str(page))
        PICTURE.parent.mkdir(exist_ok=True)
        run = [*CHROMIUM, f"--screenshot={PICTURE}", f"--user-data-dir={folder}/chromium", page.as_uri()]
        subprocess.run(run, capture_output=True, check=True, timeout=120)


def take_pictures() -> None:
    """Pictures of the sample in the browser, on a desktop and, dark, on a phone."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = str(Path(folder, "news.dragoman"))
        dragoman("add", store, SAMPLE[1], *SAMPLE[2:], "--publisher", "The Gazette")
        id = next(row["id"] for row in json.loads(dragoman("documents", store, "--json")) if not row["parent"])
        server = subprocess.Popen([*PROGRAM, "serve", store, "--port", "0"], stderr=subprocess.PIPE, text=True)
        assert server.stderr is not None
        address = re.findall(r"http://\S+/", server.stderr.readline())[0]
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, size in SIZES.items():
            scheme: Literal["light", "dark"] = "dark" if name == "phone.png" else "light"
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(f"{address}documents/{id}")
            page.screenshot(path=IMAGES / name)
        browser.close()
        server.terminate()
        server.communicate()


if __name__ == "__main__":
    main()
