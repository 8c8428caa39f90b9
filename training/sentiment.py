"""The sentiment branch: the frozen encoder, to whose linear layers small changes are added (LoRA, Hu et al. 2021)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torch.nn import functional

from dragoman.reading.encoding.heads import Floats
from dragoman.reading.encoding.sentiment import POLARITIES
from training.encoder import HIDDEN, LAYERS, Encoder

LINEAR = ("qkv", "out", "inner", "outer")
"""The linear layers of each of the encoder's."""


class Changed(nn.Module):
    """A frozen linear layer, plus its input times two matrices of a low rank; the bias is free."""

    def __init__(self, frozen: nn.Linear, rank: int) -> None:
        super().__init__()
        self.frozen = frozen
        self.frozen.weight.requires_grad_(False)
        self.down = nn.Parameter(torch.randn(rank, frozen.in_features) / frozen.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(frozen.out_features, rank))

    def forward(self, x: Tensor) -> Tensor:
        """[..., in] to [..., out]."""
        changed: Tensor = self.frozen(x) + functional.linear(functional.linear(x, self.down), self.up)
        return changed


class Branch(nn.Module):
    """From a window and the mark of a target's pieces to a score for each polarity, and to the sentence's valence."""

    def __init__(self, reader: Path, rank: int, dropout: float, dropout_from: int) -> None:
        super().__init__()
        self.encoder = Encoder(0.0)
        self.encoder.load_state_dict(weights(reader))
        self.encoder.requires_grad_(False)
        for number, layer in enumerate(self.encoder.layers):
            layer.dropout.p = dropout if number >= dropout_from else 0.0
            for name in LINEAR:
                setattr(layer, name, Changed(getattr(layer, name), rank))
            for name, parameter in layer.named_parameters():
                parameter.requires_grad_(not name.endswith("frozen.weight"))
        self.mark = nn.Parameter(torch.randn(HIDDEN) * 0.02)
        self.dropout = nn.Dropout(dropout)
        self.dense = nn.Linear(2 * HIDDEN, HIDDEN)
        self.scores = nn.Linear(HIDDEN, len(POLARITIES))
        self.valence = nn.Linear(HIDDEN, 1)

    def forward(self, inputs: list[Tensor], mask: Tensor, target: Tensor) -> tuple[Tensor, Tensor]:
        """`inputs`, `mask` and `target` are [batch, pieces]; gives [batch, polarity] and [batch]."""
        ids, *marks = inputs
        own = self.encoder
        x = own.words(ids) + own.positions.weight[: ids.shape[1]]
        tables = (own.shapes, own.quotes, own.openings)
        x = own.norm(x + sum(table(values) for table, values in zip(tables, marks, strict=True)))
        x = x + target[..., None] * self.mark
        for layer in own.layers:
            x = layer(x, mask[:, None, None, :])
        x = x.float()
        mean = (x * target[..., None]).sum(1) / target.sum(1, keepdim=True)
        pooled = self.dropout(torch.cat([mean, x[:, 0]], dim=-1))
        dense = self.dropout(functional.relu(self.dense(pooled)))
        return self.scores(dense), self.valence(dense)[:, 0]

    def tables(self) -> dict[str, Floats]:
        """What the file of the branch has, by the names of `sentiment_file`; matrices are [in, out]."""
        found: dict[str, Tensor] = {"mark": self.mark}
        for name, value in self.encoder.layers.named_parameters(prefix="layers"):
            if value.requires_grad:
                turned = value.T if name.endswith((".down", ".up")) else value
                found[name.replace(".frozen.", ".")] = turned
        for name, layer in (("dense", self.dense), ("scores", self.scores)):
            found |= {name: layer.weight.T, f"{name} bias": layer.bias}
        return {name: value.detach().contiguous().numpy() for name, value in found.items()}


def weights(reader: Path) -> dict[str, Tensor]:
    """The encoder's weights as the model's file has them: quantized ones times their scales."""
    graph = onnx.load(reader).graph
    kept = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    found = {name: table for name, table in kept.items() if name.startswith("encoder.") and table.dtype == np.float32}
    found = {name: table for name, table in found.items() if not name.endswith("_scale")}
    for name in kept:
        if name.startswith("encoder.") and name.endswith("_quantized"):
            found[name.removesuffix("_quantized")] = _plain(kept, name)
    for node in graph.node:
        layer = ".".join(node.name.split("/")[1:4])
        if node.op_type == "MatMulInteger" and layer.startswith("encoder."):
            found[f"{layer}.weight"] = _plain(kept, node.input[1]).T
    assert len(found) == 7 + LAYERS * (2 * len(LINEAR) + 4)
    return {name.removeprefix("encoder."): torch.from_numpy(table.copy()) for name, table in found.items()}


def _plain(kept: dict[str, np.ndarray], quantized: str) -> Floats:
    name = quantized.removesuffix("_quantized")
    values: Floats = kept[quantized].astype(np.float32) - kept[f"{name}_zero_point"].astype(np.float32)
    return values * kept[f"{name}_scale"]
