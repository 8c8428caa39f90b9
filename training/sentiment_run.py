"""Teach the sentiment branch: `python -m training.sentiment_run DATA FOLDER [READER.onnx]`.

First on rated sentences, how strongly they are meant; from there on targets: in five folds that part no article, for
each of three seeds, and once on all but what SEESAW has, which ships. Each fold's branch is written as one that ships
and answers what was held out through the code that ships; those answers fit the temperature, and are kept for
`benchmarks.sentiment`. FOLDER gets what each step leaves; a run that was stopped goes on from there.
"""

from __future__ import annotations

import copy
import itertools
import json
import shutil
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from torch import Tensor
from torch.nn import functional

from benchmarks.learned import SEEDS, split
from benchmarks.measures import macro_f1
from benchmarks.sentiment import CLASSES, KEPT, Target, fingerprint
from dragoman.reading.encoding import sentiment
from dragoman.reading.encoding.heads import Floats
from training.calibrate import error, temperature, tops
from training.sentiment import Branch
from training.sentiment_file import write
from training.sets.sentiment import Asked, apart, newsmtsc, valences

Config = Mapping[str, Any]


def main(data: str, folder: str, reader: str = str(sentiment.FILE.with_name("reader.onnx"))) -> None:
    """Run all steps that are not done yet."""
    settings = tomllib.loads(Path(__file__).with_name("config.toml").read_text(encoding="utf-8"))["sentiment"]
    torch.set_num_threads(1)
    torch.backends.cuda.enable_flash_sdp(False)  # On a CPU its gradient takes longer than all layers for short windows.
    run = Run(Path(data), Path(folder), Path(reader), settings)
    run.learn("valence", valences(run.data), settings["valence"], 0)
    known, asked = newsmtsc(run.data)
    scores = run.folds(known, asked)
    right = [CLASSES.index(target.polarity) for target in known]
    both = zip(scores.reshape(-1, len(CLASSES)), right * len(SEEDS), strict=True)
    logs = [(row, [i == gold for i in range(len(CLASSES))]) for row, gold in both]
    slope = temperature(logs)
    print(f"error {error(tops(logs, 1)):.3f}, after {error(tops(logs, slope)):.3f}")
    held = apart(run.data)
    learned = run.learn("all", (x for i, x in enumerate(asked) if i not in held), settings["targets"], SEEDS[0])
    run.write(learned, sentiment.FILE, slope)


class Run:
    """The steps of a run, with what they share."""

    def __init__(self, data: Path, folder: Path, reader: Path, settings: Config) -> None:
        self.data, self.folder, self.reader, self.settings = data, folder, reader, settings
        folder.mkdir(parents=True, exist_ok=True)

    def folds(self, known: Sequence[Target], asked: Sequence[Asked]) -> Floats:
        """[seed, target, polarity]: what branches that were not taught a target's article give for it."""
        scores = np.zeros((len(SEEDS), len(known), len(CLASSES)), dtype=np.float32)
        for number, seed in enumerate(SEEDS):
            for fold, (taught, held) in enumerate(split([x.article for x in known], seed)):
                name = f"seed-{seed}-fold-{fold}"
                kept = self.folder / f"{name}.npy"
                if not kept.exists():
                    branch = self.learn(name, (asked[i] for i in taught), self.settings["targets"], seed)
                    np.save(kept, self.answers(branch, [known[i] for i in held]))
                scores[number, held] = np.load(kept)
            pairs = [(x.polarity, CLASSES[i]) for x, i in zip(known, scores[number].argmax(-1), strict=True)]
            print(f"seed {seed}: macro-F1 {macro_f1(pairs, CLASSES):.4f}", flush=True)
        keep(self.data, scores)
        return scores

    def answers(self, branch: Branch, asked: Sequence[Target]) -> Floats:
        """[target, polarity]: the scores of the file that the branch makes."""
        if not (self.folder / "reader.onnx").exists():
            shutil.copy(self.reader, self.folder / "reader.onnx")
        self.write(branch, self.folder / "sentiment.onnx", 1.0)
        loaded = sentiment.Branch.of(self.folder / "sentiment.onnx")
        return np.concatenate([loaded.scores(target.sentence, [target.place]) for target in asked])

    def write(self, branch: Branch, path: Path, slope: float) -> None:
        """Write a branch as a file; the model's lies beside it."""
        write(path, path.with_name("reader.onnx"), branch.tables(), {"slope": json.dumps(round(slope, 4))})
        print(f"{path}: {path.stat().st_size / 1e6:.1f} MB, slope {slope:.3f}")

    def learn(self, name: str, examples: Iterable[Asked], settings: Config, seed: int) -> Branch:
        """The branch that this step made, or makes now from the one that learned valences, where there is one."""
        torch.manual_seed(seed)
        own = self.settings
        branch = Branch(self.reader, own["rank"], own["dropout"], own["dropout_from"])
        path, start = self.folder / f"{name}.safetensors", self.folder / "valence.safetensors"
        if path.exists():
            branch.load_state_dict(load_file(path), strict=False)
            return branch
        if start.exists():
            fresh = ("scores.", "dense.")
            found = {name: value for name, value in load_file(start).items() if not name.startswith(fresh)}
            branch.load_state_dict(found, strict=False)
        branch = teach(branch, list(examples), {**own, **settings}, seed, name)
        trained = {name for name, value in branch.named_parameters() if value.requires_grad}
        save_file({n: v.contiguous() for n, v in branch.state_dict().items() if n in trained}, path)
        return branch


def teach(branch: Branch, examples: Sequence[Asked], settings: Config, seed: int, name: str) -> Branch:
    """The running mean of the weights, after all epochs."""
    rng = np.random.default_rng(seed)
    mean = copy.deepcopy(branch)
    groups = list(parameters(branch, settings))
    optimizer = torch.optim.AdamW(groups)
    rates = [group["lr"] for group in optimizer.param_groups]
    trained = [(x, y) for x, y in zip(branch.parameters(), mean.parameters(), strict=True) if x.requires_grad]
    steps = settings["epochs"] * -(-len(examples) // settings["batch"])
    order = itertools.chain.from_iterable(batches(examples, settings["batch"], rng) for _ in range(settings["epochs"]))
    losses = []
    for step, batch in enumerate(order):
        warm = min(1.0, step / steps / settings["warmup"], (1 - step / steps) / (1 - settings["warmup"]))
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * max(warm, 1e-3)
        branch.train()
        loss = loss_of(branch, batch)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([x for x, _ in trained], settings["clip"])
        optimizer.step()
        with torch.no_grad():
            for now, kept in trained:
                kept.lerp_(now, 1 - min(settings["average"], (step + 2) / (step + 11)))
        losses.append(loss.item())
        if step % 100 == 99:
            print(f"{name}: {step + 1}/{steps} {np.mean(losses[-100:]):.3f}", flush=True)
    return mean.eval()


def loss_of(branch: Branch, batch: Sequence[Asked]) -> Tensor:
    """The cross-entropy of polarities, or the squared error of valences."""
    answers = torch.tensor([x.answer for x in batch])
    with torch.autocast("cpu", torch.bfloat16):
        scores, valence = branch(*collate(batch))
    if answers.dtype == torch.int64:
        return functional.cross_entropy(scores.float(), answers)
    return functional.mse_loss(valence.float(), answers)


def parameters(branch: Branch, settings: Config) -> Iterator[dict[str, Any]]:
    """The trained parameters by their rate: small matrices, the encoder's norms and biases, the rest."""
    for name, value in branch.named_parameters():
        if value.requires_grad:
            inner = name.startswith("encoder.")
            small = name.endswith((".down", ".up"))
            rate = settings["change_rate" if small else "norm_rate" if inner else "head_rate"]
            yield {"params": [value], "lr": rate, "weight_decay": settings["weight_decay"] if value.dim() > 1 else 0.0}


def batches(examples: Sequence[Asked], size: int, rng: np.random.Generator) -> Iterator[list[Asked]]:
    """Batches of `size` examples of like length, in any order."""
    order = sorted(range(len(examples)), key=lambda i: (len(examples[i]) // 6, rng.random()))
    parts = [order[i : i + size] for i in range(0, len(order), size)]
    return ([examples[i] for i in parts[j]] for j in rng.permutation(len(parts)).tolist())


def collate(batch: Sequence[Asked]) -> tuple[list[Tensor], Tensor, Tensor]:
    """The inputs of `Branch`, filled up to the longest window."""
    width = max(map(len, batch))
    inputs = [
        torch.from_numpy(np.stack([np.pad(x.inputs[name], (0, width - len(x))) for x in batch]))
        for name in batch[0].inputs
    ]
    places = torch.arange(width)
    mask = torch.stack([places < len(x) for x in batch])
    target = torch.stack([(places >= x.target[0]) & (places < x.target[1]) for x in batch])
    return inputs, mask, target.float()


def keep(data: Path, scores: Floats) -> None:
    """Keep the answers for the benchmark: the number of a class for each target, in the file's order, for each seed."""
    answers = ["".join(map(str, row)) for row in scores.argmax(-1).tolist()]
    KEPT.write_text(json.dumps({"of": fingerprint(data), "answers": answers}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
