#!/usr/bin/env python3
"""How far one training step in bfloat16 is from float64: PyTorch's autocast, and fer-tui beside it.

For each fixture of a whole network in training (docs/verify-fixtures.md) the step runs in PyTorch in
float64, and under `torch.autocast("cpu", bfloat16)` with parameters in float32. The errors are those of
`fer-tui verify`: the largest relative error of a tensor, and for gradients also that of all together.

A single error in bfloat16 is chance: sums taken in another order, as those of the same batch turned by a sample,
round otherwise, and the loss's error is five times as large or a fifth. So each error is the mean over up to four
turns of the batch, which in exact arithmetic change nothing.

    autocast_error.py [--program .build/release/fer-tui] FIXTURE.safetensors …
"""

import argparse
import json
import os
import statistics
import subprocess
import tempfile

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch.nn import functional as F

import make_fixture
import torchvision_models as models

TURNS = 4
QUANTITIES = ["logits", "loss", "gradients", "all_gradients", "running_stats"]


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("fixtures", nargs="+", metavar="FIXTURE")
    parser.add_argument("--program", help="a build of fer-tui to compare")
    return parser.parse_args()


def load(path):
    """The network with the fixture's parameters in float64, and its batch."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    model = models.build(metadata["model"], int(metadata["num_classes"])).double()
    models.without_regularization(model).train()
    if "seeded_params" in metadata:
        make_fixture.set_drawn_parameters(model, int(metadata["seed"]))
    else:
        state = {name.partition("/")[2]: tensor for name, tensor in tensors.items()
                 if name.startswith(("param/", "buffer/"))}
        model.load_state_dict(state, strict=False)
    return model, tensors["input"], tensors["labels"], float(metadata["label_smoothing"])


def step(model, images, labels, smoothing, autocast):
    """Logits, loss, gradients and running statistics of one step, in float64."""
    with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
        logits = model(images)
        loss = F.cross_entropy(logits, labels, label_smoothing=smoothing)
    loss.backward()
    return {
        "logits": logits.detach().double(), "loss": loss.detach().double(),
        "gradients": {name: p.grad.double() for name, p in model.named_parameters()},
        "statistics": {name: b.double() for name, b in model.named_buffers() if "running" in name},
    }


def relative(actual, expected, floor=1e-12):
    return ((actual - expected).norm() / (expected.norm() + floor)).item()


def errors(actual, expected):
    """As `fer-tui verify` measures them."""
    gradients = expected["gradients"]
    total = sum(g.norm() ** 2 for g in gradients.values()).sqrt()
    count = sum(g.numel() for g in gradients.values())
    distance = sum((actual["gradients"][n] - g).norm() ** 2 for n, g in gradients.items()).sqrt()
    return {
        "logits": relative(actual["logits"], expected["logits"]),
        "loss": relative(actual["loss"], expected["loss"]),
        "gradients": max(
            relative(actual["gradients"][n], g, 0.02 * total * (g.numel() / count) ** 0.5)
            for n, g in gradients.items()),
        "all_gradients": (distance / total).item(),
        "running_stats": max(relative(actual["statistics"][n], s)
                             for n, s in expected["statistics"].items()),
    }


def turned(path, folder):
    """The fixture with its batch turned by none, a quarter, half and three quarters of its samples."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata()
        tensors = {name: file.get_tensor(name) for name in file.keys()}
    count = len(tensors["labels"])
    for shift in range(0, count, max(1, count // TURNS)):
        rows = {name: tensors[name].roll(-shift, 0) for name in ["input", "labels", "expect/logits"]}
        target = os.path.join(folder, f"{shift}.safetensors")
        save_file({**tensors, **rows}, target, metadata)
        yield target


def mean(rows):
    return {quantity: statistics.mean(row[quantity] for row in rows) for quantity in QUANTITIES}


def autocast_errors(path):
    model, images, labels, smoothing = load(path)
    start = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    exact = step(model, images.double(), labels, smoothing, autocast=False)
    model.load_state_dict(start)
    model.zero_grad()
    rounded = step(model.float(), images, labels, smoothing, autocast=True)
    return errors(rounded, exact)


def engine_errors(program, path):
    command = [program, "verify", "--precision", "bf16", "--json", path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(result.stdout)["max_relative_error"]


def main():
    options = arguments()
    print(f"{'':16}" + "".join(f"{name:>15}" for name in QUANTITIES))
    for path in options.fixtures:
        print(path)
        with tempfile.TemporaryDirectory() as folder:
            turns = list(turned(path, folder))
            rows = {"torch.autocast": mean([autocast_errors(turn) for turn in turns])}
            if options.program:
                rows["fer-tui"] = mean([engine_errors(options.program, turn) for turn in turns])
        for name, row in rows.items():
            print(f"  {name:14}" + "".join(f"{row[quantity]:15.2e}" for quantity in QUANTITIES), flush=True)


if __name__ == "__main__":
    torch.manual_seed(0)
    main()
