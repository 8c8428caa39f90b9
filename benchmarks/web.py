"""How fast the reader in the browser is: `python -m benchmarks.web STORE [--runs 5] [--seconds 60] [--add]`.

STORE is shown as `dragoman serve` does. Printed are, page by page, the first contentful paint in Chromium and the
server's share of it (until the first byte of the page comes), the first time after the start and the median of some
runs, each by a browser that knows nothing yet. Records, articles and actors are not the first ones of their tables,
whose pages the server itself visits when it starts. Then what many readers at once wait for a page, who each look at a
page for some seconds (--pause) before they ask for another one. With --add the same while `dragoman add` brings reports
into a copy of the store. The load average of the machine stands beside: other work makes all of it slower. No figure
decides anything.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
from playwright.sync_api import Browser, sync_playwright

from dragoman import samples
from dragoman.corpus.search import SUFFIX

PROGRAM = [sys.executable, "-c", "from dragoman.cli import main; main()"]
TIMES = """() => new Promise(done => new PerformanceObserver(list => {
    const [paint] = list.getEntriesByName('first-contentful-paint');
    if (paint) done([paint.startTime, performance.getEntriesByType('navigation')[0].responseStart]);
}).observe({type: 'paint', buffered: true}))"""
ADDED = 400
"""Reports that are brought in beside."""
BEHIND = 10
"""Rows of a table that are passed over."""


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=5)
    parser.add_argument("--add", action="store_true", help="also while reports are added, to a copy")
    given = parser.parse_args()
    with serving(given.store) as site:
        pages = addresses(site)
        paint(site, pages, given.runs)
        print(f"\n{given.readers} readers, a page every {given.pause:g} s each, for {given.seconds:g} s")
        load(site, pages, given.readers, given.seconds, given.pause)
    if given.add:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copy(given.store, folder))
            if (index := given.store.with_name(f"{given.store.name}{SUFFIX}")).exists():
                shutil.copy(index, folder)
            with serving(copy) as site, asked_before(site, pages), adding(copy, Path(folder) / "reports"):
                print("\nthe same, while reports are added, by a server that was asked for each page before")
                before = held(site)
                load(site, pages, given.readers, given.seconds, given.pause)
                print(f"{held(site) - before} documents were brought in meanwhile")


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """The address at which the store is shown."""
    command = [*PROGRAM, "serve", str(store), "--port", "0"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    try:
        yield re.findall(r"http://\S+", server.stderr.readline())[0].rstrip("/")
    finally:
        server.terminate()
        server.communicate(timeout=30)


@contextmanager
def asked_before(site: str, pages: dict[str, str]) -> Iterator[None]:
    """Each page was looked at once."""
    for address in pages.values():
        httpx.get(f"{site}{address}", timeout=120)
    yield


@contextmanager
def adding(store: Path, folder: Path) -> Iterator[None]:
    """Reports like the sample, each with a line of its own, are brought into the store meanwhile."""
    folder.mkdir()
    text = samples.path("militias").read_text(encoding="utf-8")
    for n in range(ADDED):
        (folder / f"{n}.txt").write_text(f"{text}\n\nIt was report {n} of the day.\n", encoding="utf-8")
    adder = subprocess.Popen([*PROGRAM, "add", str(store), str(folder)], stderr=subprocess.DEVNULL)
    try:
        yield
        print(f"adding {'went on to the end' if adder.poll() is None else 'had ended before'}")
    finally:
        adder.terminate()
        adder.wait(timeout=30)


def held(site: str) -> int:
    """How many documents the store has."""
    return int(httpx.get(f"{site}/api/documents?limit=1", timeout=120).json()["total"])


def addresses(site: str) -> dict[str, str]:
    """The pages that are measured, by what they are called."""
    with httpx.Client(base_url=f"{site}/api", timeout=120) as client:
        article = next(row for row in client.get(f"/documents?limit=1000&offset={BEHIND}").json()["rows"]
                       if not row["parent"])  # fmt: skip
        record = client.get(f"/events?limit=1&offset={BEHIND}").json()["rows"][0]
        actor = next(row for row in client.get(f"/actors?offset={BEHIND}").json()["rows"]
                     if row["id"] and client.get(f"/events?limit=1&actor={quote(row['name'])}").is_success)  # fmt: skip
    return {
        "overview": "/", "table of events": "/events", "table of ties, narrowed": "/ties?type=commands",
        "actor": f"/actors/{quote(actor['id'], safe='')}", "search": "/search?words=president+talks",
        "article": f"/documents/{article['id']}", "record": f"/records/{record['id']}", "network": "/network",
        "network of an actor": f"/network?actor={quote(actor['name'])}", "map": "/map",
    }  # fmt: skip


def paint(site: str, pages: dict[str, str], runs: int) -> None:
    """Print first paint and the server's share, in milliseconds."""
    print(f"{'first paint, ms':26} {'first time':>10} {'median':>8} {'slowest':>8} {'server, median':>15}   {loaded()}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        painted(browser, f"{site}/nothing")  # the browser's own start is nobody's page
        for name, address in pages.items():
            first, *more = (painted(browser, site + address) for _ in range(runs + 1))
            paints, shares = zip(*more, strict=True)
            print(f"{name:26} {first[0]:10.0f} {statistics.median(paints):8.0f} {max(paints):8.0f} "
                  f"{statistics.median(shares):15.0f}")  # fmt: skip


def painted(browser: Browser, address: str) -> tuple[float, float]:
    """First paint and first byte of a page in a browser that knows nothing yet, in milliseconds."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address)
    shown, answered = page.evaluate(TIMES)
    context.close()
    return shown, answered


def load(site: str, pages: dict[str, str], readers: int, seconds: float, pause: float) -> None:
    """Print what the readers waited for each page, in milliseconds, and what went wrong."""
    waits, wrong = asyncio.run(_read(site, pages, readers, seconds, pause))
    every = sorted(wait for each in waits.values() for wait in each)
    print(f"{'waited, ms':26} {'pages':>10} {'median':>8} {'95 %':>8} {'slowest':>8}   {loaded()}")
    for name, own in [*waits.items(), ("all", every)]:
        ordered = sorted(own)
        print(f"{name:26} {len(own):10} {statistics.median(own):8.0f} {ordered[int(len(own) * 0.95)]:8.0f} "
              f"{ordered[-1]:8.0f}")  # fmt: skip
    print(f"{len(wrong)} errors {sorted(set(wrong))[:5] if wrong else ''}")


async def _read(
    site: str, pages: dict[str, str], readers: int, seconds: float, pause: float
) -> tuple[dict[str, list[float]], list[str]]:
    waits: dict[str, list[float]] = defaultdict(list)
    wrong: list[str] = []
    until = time.monotonic() + seconds

    async def reader(seed: int) -> None:
        chance = random.Random(seed)
        async with httpx.AsyncClient(base_url=site, timeout=60) as client:
            await asyncio.sleep(chance.random() * pause)
            while time.monotonic() < until:
                name = chance.choice(list(pages))
                start = time.perf_counter()
                try:
                    answer = await client.get(pages[name])
                    if answer.status_code != 200:
                        wrong.append(f"{name}: {answer.status_code}")
                except httpx.HTTPError as error:
                    wrong.append(f"{name}: {error!r}")
                waits[name].append(1000 * (time.perf_counter() - start))
                await asyncio.sleep(chance.uniform(0.5, 1.5) * pause)

    await asyncio.gather(*(reader(seed) for seed in range(readers)))
    return {name: waits[name] for name in pages if waits[name]}, wrong


def loaded() -> str:
    """The machine's load average over a minute, and its cores."""
    return f"(load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores)"


if __name__ == "__main__":
    main()
