"""The reader model: one encoder, one linear layer for all heads, and each head's loss."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from dragoman.reading.encoding.decode import LINKS
from dragoman.reading.encoding.heads import CALIBRATED, Heads
from dragoman.reading.encoding.layout import EVENT, KINDS, LINK, PLACES, ROLES, TYPES, WIDTH
from dragoman.reading.encoding.links import DISTANCES, PARAGRAPHS, RANKS, SENTENCES, sides
from dragoman.reading.encoding.pieces import Range
from dragoman.reading.naming.likeness import SIGNS
from training.batches import Batch
from training.crf import Crf
from training.encoder import HIDDEN, Encoder
from training.examples import ABSENT, CUT, Choice, Event, Links
from training.rounding import Linear


class Reader(nn.Module):
    """Gives the output that ships ([batch, pieces, WIDTH]) and the losses that train it."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.encoder = Encoder(dropout)
        self.dropout = nn.Dropout(dropout)
        self.heads = Linear(HIDDEN, WIDTH)
        self.roles = Crf(len(ROLES), 1)
        self.names = Crf(1, len(KINDS))
        self.signs = nn.Parameter(torch.zeros(SIGNS))
        self.between = nn.ParameterList(nn.Parameter(table) for table in priors())
        self.types = nn.Linear(EVENT, len(TYPES))

    def forward(self, ids: Tensor, shapes: Tensor, quotes: Tensor, openings: Tensor) -> Tensor:
        """What the exported model gives for whole windows."""
        out: Tensor = self.heads(self.encoder(ids, shapes, quotes, openings))
        return out

    def loss(self, task: str, batch: Batch, bf16: bool) -> dict[str, Tensor]:
        """The losses of a batch of one task, by name."""
        with torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            hidden = self.encoder(*batch.inputs, batch.mask)
        rows = batch.first[..., None].expand(-1, -1, HIDDEN)
        out = self.heads(self.dropout(hidden.float().gather(1, rows)))
        if task == "attribution":
            links = [(row, both) for row, both in enumerate(batch.links)]
            return {"roles": self._tags(out, batch), "links": self._links([(out[row], x) for row, x in links], out)}
        if task == "coreference":
            return {"coreference": self._coreference(out, batch)}
        if task == "names":
            return {"names": self._name_tags(out, batch)}
        if task == "factuality":
            return {"factuality": self._factuality(out, batch)}
        return {"types": self._types(out, batch)}

    def _tags(self, out: Tensor, batch: Batch) -> Tensor:
        emissions = out[..., PLACES["roles"]]
        layers = emissions.view(*emissions.shape[:2], len(ROLES), 3).transpose(1, 2)
        loss: Tensor = self.roles(layers, batch.tags, batch.words).sum()
        return loss / batch.words.sum()

    def _name_tags(self, out: Tensor, batch: Batch) -> Tensor:
        loss: Tensor = self.names(out[..., PLACES["names"]][:, None], batch.tags, batch.words).sum()
        return loss / batch.words.sum()

    def _factuality(self, out: Tensor, batch: Batch) -> Tensor:
        rows, words, gold = batch.values
        return functional.smooth_l1_loss(out[..., PLACES["factuality"]][rows, words, 0], gold)

    def _coreference(self, out: Tensor, batch: Batch) -> Tensor:
        """The cross-entropy of a mention's being one with any of the right ones, or with none."""
        losses = [self._choice(out[row], choice) for row, choice in batch.choices]
        return torch.stack(losses).mean() if losses else out.sum() * 0

    def _choice(self, out: Tensor, choice: Choice) -> Tensor:
        own, others = _pool(out, [choice.span]), _pool(out, choice.others)
        dots = own[:, PLACES["mention query"]] @ others[:, PLACES["mention key"]].T / LINK**0.5
        near = dots[0] + self.signs[torch.from_numpy(choice.signs)].sum(-1)
        logs = functional.log_softmax(torch.cat([near, own[0, PLACES["mention side"]]]), dim=0)
        right = torch.tensor([*choice.right, not any(choice.right)])
        return -torch.logsumexp(logs[right], dim=0)

    def _links(self, rows: Sequence[tuple[Tensor, tuple[Links, Links]]], out: Tensor) -> Tensor:
        losses = [
            self._link(words, links, kind)
            for words, both in rows
            for kind, links in enumerate(both)
            if any(gold != CUT for gold in links.gold)
        ]
        return torch.cat(losses).mean() if losses else out.sum() * 0

    def _link(self, out: Tensor, links: Links, kind: int) -> Tensor:
        """The cross-entropy of each span's partner among all and none."""
        query, key, side = (PLACES[name] for name in LINKS[kind])
        these = _pool(out, links.these)
        scores = these[:, side][:, 2:]
        if links.those:
            near = torch.from_numpy(links.between)
            bias = sum(table[kind][near[..., i]] for i, table in enumerate(self.between))
            before, after = (torch.from_numpy(gap >= 0) for gap in sides(links.these, links.those))
            bias = bias + before * these[:, side][:, :1] + after * these[:, side][:, 1:2]
            dots = these[:, query] @ _pool(out, links.those)[:, key].T / LINK**0.5
            scores = torch.cat([dots + bias, scores], dim=1)
        gold = torch.tensor([len(links.those) if g == ABSENT else g for g in links.gold])
        return functional.cross_entropy(scores[gold != CUT], gold[gold != CUT], reduction="none")

    def _types(self, out: Tensor, batch: Batch) -> Tensor:
        scores = torch.stack([self.type_scores(out[row], event) for row, event in batch.events])
        logs = functional.log_softmax(scores, dim=-1)
        right = [torch.logsumexp(logs[i, event.types], dim=0) for i, (_, event) in enumerate(batch.events)]
        return -torch.stack(right).mean()

    def tables(self) -> Heads:
        """What travels beside the exported model."""
        made = {
            "roles": self.roles.table(),
            "names": self.names.table(),
            **dict(zip(("distances", "paragraphs", "sentences", "ranks"), self.between, strict=True)),
            "signs": self.signs,
            "types": self.types.weight,
            "type_bias": self.types.bias,
            "calibration": torch.tensor([[1.0, 0.0]] * len(CALIBRATED)),
        }
        return Heads(**{name: table.detach().numpy() for name, table in made.items()})

    def type_scores(self, out: Tensor, event: Event) -> Tensor:
        """The scores of an event whose spans stand among the words of `out`."""
        total = torch.zeros(EVENT)
        for name, places in (("actor", event.actor), ("trigger", event.trigger), ("recipient", event.recipient)):
            if places:
                total = total + _pool(out, places)[:, PLACES[name]].mean(0)
        scores: Tensor = self.types(self.dropout(functional.relu(total)))
        return scores


def priors() -> list[Tensor]:
    """[kind of link, value] for distances, paragraphs, sentences, ranks before training: the nearer, the likelier."""
    steps = (torch.arange(DISTANCES) - DISTANCES // 2).abs()
    return [-steps.float().repeat(2, 1), *(torch.zeros(2, n) for n in (PARAGRAPHS, SENTENCES, RANKS))]


def _pool(out: Tensor, spans: Sequence[Range]) -> Tensor:
    """The mean row of each span's words."""
    return torch.stack([out[first:last].mean(0) for first, last in spans])
