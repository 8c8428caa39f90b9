"""The encoder's session: loaded when first used, one thread, one window a run."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from dragoman.errors import ModelError
from dragoman.reading.encoding.heads import Floats, Heads
from dragoman.reading.encoding.layout import WIDTH
from dragoman.reading.encoding.pieces import Ints, Pieces
from dragoman.reading.encoding.windows import inputs, windows

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Run = Callable[[Mapping[str, Ints]], Floats]
"""From a window's inputs to [piece, WIDTH], the signs around the window included."""


@functools.cache
def version() -> str:
    """The first twelve characters of the SHA-256 of the model that ships in the package."""
    return hashlib.sha256(_file()).hexdigest()[:12]


def _file() -> bytes:
    return resources.files("dragoman.reading.encoding").joinpath("reader.onnx").read_bytes()


def load(model: bytes | str) -> InferenceSession:
    """A session of one thread, of a file's content or path: more threads would let scores depend on the machine."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    try:
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise ModelError("the reader model cannot be loaded: reinstall dragoman") from error


@dataclass(frozen=True, slots=True)
class Model:
    """What runs a window, and the tables that its output is read with."""

    run: Run
    heads: Heads

    @classmethod
    def of(cls, loaded: InferenceSession) -> Model:
        """The model of a session; its file's metadata has the tables."""
        return cls(runner(loaded), Heads.of(loaded.get_modelmeta().custom_metadata_map))


@functools.cache
def shipped() -> Model:
    """The model that ships in the package.

    Raises ModelError where its file cannot be loaded.
    """
    return Model.of(load(_file()))


def runner(loaded: InferenceSession) -> Run:
    """One window through a session."""

    def run(window: Mapping[str, Ints]) -> Floats:
        found: Floats = loaded.run(None, {name: values[None] for name, values in window.items()})[0][0]
        return found

    return run


def rows(p: Pieces, run: Run, kind: type[np.floating[Any]] = np.float32) -> Floats:
    """The encoder's output for each word of a text, [word, WIDTH]: that of its first piece.

    In half precision (`kind`) it takes half the memory, 1.6 kB a word.
    """
    out = np.zeros((len(p.first), WIDTH), dtype=kind)
    for w in windows(p.openings):
        found = run(inputs(p, w.start, w.end))[1:-1]
        a, b = np.searchsorted(p.first, [w.first, w.last])
        out[a:b] = found[p.first[a:b] - w.start]
    return out
