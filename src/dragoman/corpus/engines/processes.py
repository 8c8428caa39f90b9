"""Processes on this machine, each with a thread here that waits for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from queue import LifoQueue

from dragoman.corpus.engines.guarded import Guard, Job
from dragoman.corpus.made import Item, Made, Task

AHEAD = 16
"""Items for each worker that are taken before the first of them is asked for: memory stays flat, and one long document
does not at once keep all others waiting for their turn."""


def run(task: Task, items: Iterable[Item], workers: int, limit: float) -> Generator[Made, None, None]:
    """What `task` makes of each item, in their order; a worker is started when there is something for it to do."""
    job = Job.of(task)
    guards = [Guard(job, limit) for _ in range(workers)]
    free: LifoQueue[Guard] = LifoQueue()
    for guard in guards:
        free.put(guard)

    def one(item: Item) -> Made:
        guard = free.get()
        try:
            return guard.make(item)
        finally:
            free.put(guard)

    threads = ThreadPoolExecutor(workers, thread_name_prefix="dragoman")
    waiting: deque[Future[Made]] = deque()
    try:
        for item in items:
            waiting.append(threads.submit(one, item))
            if len(waiting) >= AHEAD * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        for guard in guards:
            guard.stop()
        threads.shutdown(cancel_futures=True)
        for guard in guards:
            guard.close()
