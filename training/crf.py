"""Linear-chain conditional random fields (Lafferty et al. 2001) over layers of BIO tags."""

from __future__ import annotations

import torch
from torch import Tensor, nn

NEVER = -1e4


class Crf(nn.Module):
    """`layers` fields side by side, each with the tags O, then B and I of each of `kinds`."""

    def __init__(self, layers: int, kinds: int) -> None:
        super().__init__()
        size = 1 + 2 * kinds
        self.transitions = nn.Parameter(torch.zeros(layers, size, size))
        self.register_buffer("allowed", allowed(kinds), persistent=False)

    def table(self) -> Tensor:
        """[layers, from, to]: the transitions, NEVER where a tag may not follow."""
        return self.transitions.masked_fill(~self.allowed, NEVER)  # type: ignore[operator]

    def forward(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """The negative log-likelihood of `tags` [batch, layers, words] for each [batch, layers].

        `emissions`: [batch, layers, words, tags]; `mask`: [batch, words]. A window may begin inside a span.
        """
        table, there = self.table(), mask[:, None].to(emissions.dtype)
        steps = table[torch.arange(len(table))[:, None], tags[..., :-1], tags[..., 1:]]
        gold = (emissions.gather(-1, tags[..., None])[..., 0] * there).sum(-1) + (steps * there[..., 1:]).sum(-1)
        alpha = emissions[:, :, 0]
        for i in range(1, emissions.shape[2]):
            after = torch.logsumexp(alpha[..., None] + table, dim=-2) + emissions[:, :, i]
            alpha = torch.where(mask[:, i, None, None], after, alpha)
        return torch.logsumexp(alpha, dim=-1) - gold


def allowed(kinds: int) -> Tensor:
    """[from, to]: I follows only B and I of its kind."""
    size = 1 + 2 * kinds
    out = torch.ones(size, size, dtype=torch.bool)
    for k in range(kinds):
        inner = 2 + 2 * k
        out[:, inner] = False
        out[inner - 1 : inner + 1, inner] = True
    return out
