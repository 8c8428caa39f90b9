"""Ray Data: the same map on the machines of a cluster, or on a Ray of this machine.

Each process of Ray's keeps a guarded worker of its own, so that here too a document costs itself only. Where such a
process or its machine is lost, Ray reads the block again elsewhere: reading has no side effects.

The input has no end that could be told beforehand, which Ray Data would have to know: it goes there in groups, each one
a data set whose rows come back as they are made, in their order.
"""

from __future__ import annotations

import logging
import os
import pickle
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pyarrow as pa

from dragoman.corpus.engines.guarded import Guard, Job
from dragoman.corpus.made import Item, Made, Task
from dragoman.errors import ConfigError, DragomanError, MissingExtra, StoreError

BLOCK = 8
"""Items that one call on the cluster reads, so that what passes between two calls is little beside it."""

GROUP = 256
"""Items of a group for each worker: the end of a group, where some of them wait, takes a small part of it."""

_GUARDS: dict[tuple[Job, float], Guard] = {}


def run(
    task: Task, items: Iterable[Item], workers: int | None, limit: float, address: str | None
) -> Generator[Made, None, None]:
    """What `task` makes of each item, in their order.

    Raises MissingExtra without Ray, ConfigError for an address where no cluster answers, StoreError where Ray fails.
    """
    ray = _imported()
    job, pending = Job.of(task), iter(items)
    with _connected(ray, workers, address):
        count = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        while group := list(islice(pending, GROUP * count)):
            yield from _read(ray, group, job, count, limit)


def _imported() -> Any:  # noqa: ANN401
    # Ray asks its maker's server for nothing here: it would report that it was used.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise MissingExtra("Ray is not installed; the engine ray needs it: pip install dragoman[ray]") from error
    return ray


@contextmanager
def _connected(ray: Any, workers: int | None, address: str | None) -> Iterator[None]:  # noqa: ANN401
    """In the caller's own session of Ray where there is one, else in one for this run only."""
    if address is None and ray.is_initialized():
        yield
        return
    local = {"num_cpus": workers, "include_dashboard": False} if address is None else {}
    try:
        ray.init(address or "local", logging_level=logging.ERROR, log_to_driver=False, **local)
    except (ConnectionError, RuntimeError, ValueError) as error:
        where = f"no Ray cluster can be used at {address!r}" if address else "Ray cannot be started on this machine"
        raise ConfigError(f"{where}: {error}") from error
    try:
        yield
    finally:
        ray.shutdown()


def _read(ray: Any, group: list[Item], job: Job, workers: int, limit: float) -> Iterator[Made]:  # noqa: ANN401
    logging.getLogger("ray.data").setLevel(logging.ERROR)
    size = min(BLOCK, -(-len(group) // workers))
    blocks = [group[start : start + size] for start in range(0, len(group), size)]
    data = ray.data.from_arrow([pa.table({"item": list(map(pickle.dumps, block))}) for block in blocks])
    data.context.execution_options.preserve_order = True
    data.context.enable_progress_bars = data.context.print_on_execution_start = False
    made = data.map_batches(
        _read_block, batch_size=None, batch_format="pyarrow", num_cpus=1,
        compute=ray.data.TaskPoolStrategy(min(workers, len(blocks))), fn_kwargs={"job": job, "limit": limit},
    )  # fmt: skip
    try:
        for batch in made.iter_batches(batch_size=None, batch_format="pyarrow"):
            yield from (pickle.loads(one) for one in batch["made"].to_pylist())
    except ray.exceptions.RayError as error:
        cause = getattr(error, "cause", None)
        if isinstance(cause, DragomanError):
            raise cause from error
        raise StoreError(f"Ray failed, the same call takes the run up: {error}") from error


def _read_block(block: pa.Table, job: Job, limit: float) -> pa.Table:
    """On the cluster: what the job makes of the items of a block."""
    guard = _GUARDS.setdefault((job, limit), Guard(job, limit))
    made = [guard.make(pickle.loads(item)) for item in block["item"].to_pylist()]
    return pa.table({"made": pa.array(list(map(pickle.dumps, made)), pa.large_binary())})
