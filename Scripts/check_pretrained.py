#!/usr/bin/env python3
"""Checks that weights of torchvision and timm mean the same to fer-tui as to them.

For B0 to B4, each of torchvision's models, timm's and timm's `tf_` models (SAME padding, epsilon 1e-3) gets
random weights of a thousand classes. Both programs look at the same pictures of exactly the network's size, and
their logits are compared. Fails where any differs by more than 1e-4.

    check_pretrained.py --program .build/release/fer-tui [--image-size 128]
"""

import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import timm
import torch
from PIL import Image
from safetensors.torch import save_file
from torchvision import models as torchvision_models

TOLERANCE = 1e-4
CLASSES = 1000
IMAGES = 4
MEAN = torch.tensor([0.485, 0.456, 0.406]).reshape(3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).reshape(3, 1, 1)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--image-size", type=int, default=128)
    parser.add_argument("--models", nargs="+", default=[f"b{n}" for n in range(5)])
    return parser.parse_args()


def contenders(name):
    """(whose, fer-tui's name of the model, the model)"""
    full = f"efficientnet_{name}"
    yield "torchvision", name, getattr(torchvision_models, full)(weights=None, num_classes=CLASSES)
    yield "timm", name, timm.create_model(full, num_classes=CLASSES)
    yield "timm", f"tf_{name}", timm.create_model(f"tf_{full}", num_classes=CLASSES)


def settle(model, pixels):
    """Random batch norms, and running statistics that fit the activations: logits neither vanish nor burst."""
    with torch.no_grad():
        for module in model.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.weight.uniform_(0.5, 1.5)
                module.bias.uniform_(-0.2, 0.2)
        momenta = {m: m.momentum for m in model.modules() if isinstance(m, torch.nn.BatchNorm2d)}
        for module in momenta:
            module.momentum = 1.0
        # Dropped branches would let the next ones see less than they do in evaluation.
        model.train()
        for module in model.modules():
            if "Drop" in type(module).__name__ or "Stochastic" in type(module).__name__:
                module.eval()
        model(pixels)
        for module, momentum in momenta.items():
            module.momentum = momentum
    return model.eval()


def pictures(folder, size):
    """Random PNGs, and their pixels as the networks read them."""
    generator = np.random.default_rng(0)
    paths, tensors = [], []
    for number in range(IMAGES):
        coarse = generator.integers(0, 256, (8, 8, 3), dtype=np.uint8)
        image = Image.fromarray(coarse).resize((size, size), Image.Resampling.BICUBIC)
        paths.append(str(folder / f"{number}.png"))
        image.save(paths[-1])
        pixels = torch.from_numpy(np.array(image)).permute(2, 0, 1).float() / 255
        tensors.append((pixels - MEAN) / DEVIATION)
    return paths, torch.stack(tensors)


def engine_logits(options, weights, name, paths):
    command = [options.program, "predict", "--weights", weights, "--model", name, "--json",
               "--image-size", str(options.image_size), *paths]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if answer.returncode:
        sys.exit(f"{' '.join(command[:6])} ended with status {answer.returncode}")
    return torch.tensor([json.loads(line)["logits"] for line in answer.stdout.splitlines()])


def main():
    options = arguments()
    torch.manual_seed(0)
    failed = False
    print(f"{'model':>8}  {'weights of':>11}  {'largest difference':>18}  {'largest logit':>13}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths, pixels = pictures(folder, options.image_size)
        for model_name in options.models:
            for whose, engine_name, model in contenders(model_name):
                settle(model, pixels)
                weights = str(folder / "weights.safetensors")
                save_file({key: value.contiguous() for key, value in model.state_dict().items()}, weights)
                with torch.inference_mode():
                    expected = model(pixels)
                difference = float((engine_logits(options, weights, engine_name, paths) - expected).abs().max())
                failed |= not difference <= TOLERANCE
                print(f"{engine_name:>8}  {whose:>11}  {difference:18.2e}  {float(expected.abs().max()):13.3f}")
    sys.exit("The logits differ." if failed else 0)


if __name__ == "__main__":
    main()
