"""Layers that feel in training what int8 rounds away (Jacob et al. 2018), so that the quantized model loses less.

As the export does it: weights to 7 bits by output, inputs to 8 bits over the tensor's own range. Gradients pass as if
nothing were rounded.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional


class Linear(nn.Linear):
    """A linear layer; where `rounded` is set and it is trained, its weights and inputs are rounded."""

    rounded = False

    def forward(self, x: Tensor) -> Tensor:
        """[..., in] to [..., out]."""
        if not (self.rounded and self.training):
            return super().forward(x)
        weight = self.weight + _lost_of_weights(self.weight.detach())
        return functional.linear(x + _lost_of_inputs(x.detach()), weight, self.bias)


def _lost_of_inputs(x: Tensor) -> Tensor:
    low, high = x.min().clamp(max=0), x.max().clamp(min=0)
    step = ((high - low) / 255).clamp(min=1e-8)
    return torch.round(x / step) * step - x


def _lost_of_weights(w: Tensor) -> Tensor:
    step = (w.abs().amax(1, keepdim=True) / 63).clamp(min=1e-8)
    return torch.round(w / step) * step - w
