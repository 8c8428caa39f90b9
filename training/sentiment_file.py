"""Write the sentiment branch as a file of its own beside the model's, whose large tables it reads from there.

The branch takes over the encoder's nodes and quantized weights, with norms and biases of its own, and adds to each
linear layer a product of two small matrices (Hu et al. 2021). The model's file stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, numpy_helper
from onnx.helper import make_graph, make_model, make_node, make_tensor_value_info

from dragoman.reading.encoding.heads import Floats
from dragoman.reading.encoding.sentiment import POLARITIES
from training.encoder import LAYERS

STEM = "/encoder/norm/LayerNormalization_output_0"
TOP = f"/encoder/layers.{LAYERS - 1}/last_norm/LayerNormalization_output_0"
SHARED = 1 << 16
"""Bytes from which a table is not written again but read from the model's file."""


def write(path: Path, reader: Path, tables: Mapping[str, Floats], metadata: Mapping[str, str]) -> None:
    """Write the branch with these tables (`Branch.tables`) for the model `reader`, which lies in the same folder."""
    whole = onnx.load(reader)
    below, layers = _parts(whole.graph.node)
    writer = _Writer(tables)
    nodes = [*below, *writer.marked(), *writer.layers(layers), *writer.head()]
    used = {x for node in nodes for x in node.input}
    shared = _shared([t for t in whole.graph.initializer if t.name in used - writer.kept.keys()], reader)
    target = make_tensor_value_info("target", TensorProto.FLOAT, ["batch", "pieces"])
    given = [x for x in whole.graph.input if x.name in used]
    scores = make_tensor_value_info("sentiment", TensorProto.FLOAT, ["batch", len(POLARITIES)])
    graph = make_graph(nodes, "sentiment", [*given, target], [scores], [*shared, *writer.kept.values()])
    model = make_model(graph, opset_imports=whole.opset_import, ir_version=whole.ir_version)
    onnx.helper.set_model_props(model, dict(metadata))
    path.write_bytes(model.SerializeToString())
    onnx.checker.check_model(path)


def _parts(nodes: Sequence[NodeProto]) -> tuple[list[NodeProto], list[NodeProto]]:
    """The nodes that make the embeddings, and constants; and those from there to the encoder's last states."""
    below, layers, after = [], [], {STEM}
    for node in nodes:
        if after & {*node.input}:
            after |= {*node.output}
            layers.append(node)
        else:
            below.append(node)
        if TOP in node.output:
            break
    return below, layers


def _shared(tables: Iterable[TensorProto], reader: Path) -> Iterator[TensorProto]:
    """The tables as they are, a large one as its place in the model's file."""
    content = reader.read_bytes()
    for table in tables:
        if len(table.raw_data) >= SHARED:
            place = {"location": reader.name, "offset": content.index(table.raw_data), "length": len(table.raw_data)}
            table.ClearField("raw_data")
            table.data_location = TensorProto.EXTERNAL
            for key, value in place.items():
                table.external_data.add(key=key, value=str(value))
        yield table


class _Writer:
    """The branch's nodes, and the tables that they need kept, by name."""

    def __init__(self, tables: Mapping[str, Floats]) -> None:
        self.tables = tables
        self.kept: dict[str, TensorProto] = {}

    def keep(self, name: str, values: NDArray[np.generic]) -> str:
        """Keep a table in the file; returns its name."""
        self.kept[name] = numpy_helper.from_array(values, name)
        return name

    def small(self, name: str) -> Iterator[NodeProto]:
        """A table [in, out], kept as int8 with a scale for each column."""
        weights = self.tables[name]
        scale = (np.maximum(np.abs(weights).max(0), 1e-8) / 127).astype(np.float32)
        kept = [self.keep(f"{name} int8", np.round(weights / scale).astype(np.int8)), self.keep(f"{name} scale", scale)]
        yield make_node("DequantizeLinear", kept, [name], axis=1)

    def marked(self) -> Iterator[NodeProto]:
        """The embeddings, with the mark of the target added to its pieces."""
        yield make_node("Unsqueeze", ["target", self.keep("last axis", np.array([-1]))], ["target column"])
        yield make_node("Mul", ["target column", self.own("mark")], ["marks"])
        yield make_node("Add", [STEM, "marks"], ["marked"])

    def layers(self, nodes: Iterable[NodeProto]) -> Iterator[NodeProto]:
        """The encoder's nodes, with the branch's norms and biases, and what is added to each linear layer."""
        sources: dict[str, str] = {}
        for node in nodes:
            node.input[:] = ["marked" if x == STEM else self.own(x) for x in node.input]
            layer = ".".join(node.name.split("/")[2:4])
            if node.op_type == "MatMulInteger":
                sources[layer] = node.input[0].removesuffix("_quantized").replace(STEM, "marked")
            if node.name.endswith("/Add") and layer in sources:
                yield from self.change(layer, sources[layer], node.input[1])
                node.input[1] = f"{layer} changed"
            yield node

    def own(self, name: str) -> str:
        """The branch's table in place of one of the encoder's, or that one."""
        short = name.removeprefix("encoder.")
        return self.keep(name, self.tables[short]) if short in self.tables else name

    def change(self, layer: str, source: str, before: str) -> Iterator[NodeProto]:
        """What a linear layer gives before its bias, and the change of it: the input times two small matrices."""
        yield from self.small(f"{layer}.down")
        yield from self.small(f"{layer}.up")
        yield make_node("MatMul", [source, f"{layer}.down"], [f"{layer} low"])
        yield make_node("MatMul", [f"{layer} low", f"{layer}.up"], [f"{layer} change"])
        yield make_node("Add", [before, f"{layer} change"], [f"{layer} changed"])

    def head(self) -> Iterator[NodeProto]:
        """The scores of the three polarities, from the mean state of the target's pieces and the window's first."""
        axis = self.keep("pieces axis", np.array([1]))
        yield make_node("Mul", [TOP, "target column"], ["states of target"])
        yield make_node("ReduceSum", ["states of target", axis], ["sum"], keepdims=0)
        yield make_node("ReduceSum", ["target", axis], ["count"], keepdims=1)
        yield make_node("Div", ["sum", "count"], ["mean"])
        yield make_node("Gather", [TOP, self.keep("first place", np.array(0))], ["first"], axis=1)
        yield make_node("Concat", ["mean", "first"], ["pooled"], axis=1)
        yield from self.small("dense")
        yield make_node("MatMul", ["pooled", "dense"], ["dense plain"])
        yield make_node("Add", ["dense plain", self.own("dense bias")], ["dense biased"])
        yield make_node("Relu", ["dense biased"], ["dense out"])
        yield make_node("MatMul", ["dense out", self.own("scores")], ["scores plain"])
        yield make_node("Add", ["scores plain", self.own("scores bias")], ["sentiment"])
