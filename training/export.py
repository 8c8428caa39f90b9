"""Write a checkpoint as the file that ships: `python -m training.export CHECKPOINT.safetensors MODEL.onnx [float]`.

One int8 ONNX file: weights by channel, activations scaled anew in each run (dynamic quantization), so that a window,
run by itself, gives the same numbers beside any other. The vocabulary's vectors are int8 as well. `float` keeps all.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file

from training.batches import INPUTS
from training.model import Reader

OPSET = 17


def main(checkpoint: str, target: str, kind: str = "int8") -> None:
    """Export, quantize and describe the model."""
    model = Reader(0.0)
    model.load_state_dict(load_file(checkpoint))
    export(model.eval(), Path(target), int8=kind == "int8")
    print(f"{target}: {Path(target).stat().st_size / 1e6:.1f} MB")


def export(model: Reader, target: Path, int8: bool) -> None:
    """Write the model's file, with its tables in the metadata."""
    whole = target.with_suffix(".float.onnx")
    example = tuple(torch.ones(1, 16, dtype=torch.long) for _ in INPUTS)
    axes = {name: {0: "batch", 1: "pieces"} for name in (*INPUTS, "rows")}
    torch.onnx.export(
        model,
        example,
        whole,
        input_names=list(INPUTS),
        output_names=["rows"],
        dynamic_axes=axes,
        opset_version=OPSET,
        dynamo=False,
    )
    if int8:
        # Per channel: one large weight then costs only its own column its precision.
        quantize_dynamic(
            whole,
            target,
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        )
        whole.unlink()
    else:
        whole.rename(target)
    describe(target, model.tables().metadata())


def describe(path: Path, metadata: Mapping[str, str]) -> None:
    """Put the metadata into a model's file."""
    model = onnx.load(path)
    onnx.helper.set_model_props(model, dict(metadata))
    onnx.checker.check_model(model)
    onnx.save(model, path)


if __name__ == "__main__":
    main(*sys.argv[1:])
