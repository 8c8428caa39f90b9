"""The encoder: BERT (Devlin et al. 2019) in MiniLM's size (Wang et al. 2020), with the features of marks added."""

from __future__ import annotations

import itertools
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from dragoman.reading.encoding.marks import OPENINGS, SHAPES, STATES
from training.rounding import Linear

HIDDEN, HEADS, LAYERS, INNER, WORDS, POSITIONS = 384, 12, 6, 1536, 30522, 512


class Layer(nn.Module):
    """Self-attention and a two-layer network, each with a residual and a norm behind it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = Linear(HIDDEN, 3 * HIDDEN)
        self.out = Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.inner = Linear(HIDDEN, INNER)
        self.outer = Linear(INNER, HIDDEN)
        self.last_norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """[batch, pieces, HIDDEN] to the same; `mask` is true where a piece may be looked at."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, length, HIDDEN))))
        out: Tensor = self.last_norm(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))
        return out


class Encoder(nn.Module):
    """From ids and features to a vector for each piece."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes, self.quotes, self.openings = (nn.Embedding(n, HIDDEN) for n in (SHAPES, STATES, OPENINGS))
        self.norm = nn.LayerNorm(HIDDEN, 1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        for added in (self.shapes, self.quotes, self.openings):
            nn.init.normal_(added.weight, std=0.01)

    def forward(
        self, ids: Tensor, shapes: Tensor, quotes: Tensor, openings: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """[batch, pieces] each to [batch, pieces, HIDDEN]; `mask` is true where there is a piece."""
        x: Tensor = self.words(ids) + self.positions.weight[: ids.shape[1]]
        x = self.dropout(self.norm(x + self.shapes(shapes) + self.quotes(quotes) + self.openings(openings)))
        wide = None if mask is None else mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    def load_bert(self, path: Path) -> None:
        """Take the weights of a BERT of this size from a safetensors file of the transformers library."""
        theirs = load_file(path)
        own = self.state_dict()
        for name, value in theirs.items():
            if name.startswith("embeddings."):
                continue
            layer, _, rest = name.removeprefix("encoder.layer.").partition(".")
            if rest and layer.isdigit() and "attention.self" not in rest:
                part, _, kind = rest.rpartition(".")
                own[f"layers.{layer}.{_NAMES[part]}.{kind}"] = value
        for i, kind in itertools.product(range(LAYERS), ("weight", "bias")):
            three = [theirs[f"encoder.layer.{i}.attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
            own[f"layers.{i}.qkv.{kind}"] = torch.cat(three)
        own["words.weight"] = theirs["embeddings.word_embeddings.weight"]
        first_type = theirs["embeddings.token_type_embeddings.weight"][0]
        own["positions.weight"] = theirs["embeddings.position_embeddings.weight"] + first_type
        own["norm.weight"] = theirs["embeddings.LayerNorm.weight"]
        own["norm.bias"] = theirs["embeddings.LayerNorm.bias"]
        self.load_state_dict(own)


_NAMES = {
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "norm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "last_norm",
}
