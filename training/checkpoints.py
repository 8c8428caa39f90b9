"""Checkpoints as safetensors: model, running mean and the optimizer's state after each epoch."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

from training.model import Reader


def save_checkpoint(folder: Path, epoch: int, model: Reader, average: Reader, optimizer: torch.optim.Optimizer) -> None:
    """Write what the next epoch starts from, and the mean by itself under the epoch's number."""
    _save(average.state_dict(), folder / f"epoch-{epoch}.safetensors")
    tensors = {f"model.{name}": value for name, value in model.state_dict().items()}
    for name, parameter in model.named_parameters():
        tensors |= {f"optimizer.{kind}.{name}": value for kind, value in optimizer.state[parameter].items()}
    tensors["epoch"] = torch.tensor(epoch)
    _save(tensors, folder / "last.safetensors")


def load_checkpoint(folder: Path, model: Reader, average: Reader, optimizer: torch.optim.Optimizer) -> int:
    """Take up the last checkpoint; returns how many epochs are done, 0 where there is none."""
    path = folder / "last.safetensors"
    if not path.exists():
        return 0
    tensors = load_file(path)
    epoch = int(tensors.pop("epoch"))
    model.load_state_dict({k.removeprefix("model."): v for k, v in tensors.items() if k.startswith("model.")})
    average.load_state_dict(load_file(folder / f"epoch-{epoch}.safetensors"))
    parameters = dict(model.named_parameters())
    for key, value in tensors.items():
        if key.startswith("optimizer."):
            _, kind, name = key.split(".", 2)
            optimizer.state[parameters[name]][kind] = value
    return epoch


def _save(tensors: dict[str, Tensor], path: Path) -> None:
    """Write beside and rename, so that a killed run leaves no half file."""
    save_file({name: value.contiguous() for name, value in tensors.items()}, path.with_suffix(".part"))
    path.with_suffix(".part").rename(path)
