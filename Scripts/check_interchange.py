#!/usr/bin/env python3
"""Checks that a checkpoint's weights mean the same to torchvision as to fer-tui.

The file goes into torchvision's network with `load_state_dict`, strictly and as it is; then both programs
look at the same images (torchvision's transforms on Pillow's pixels here, `fer-tui predict` there) and
their logits are compared. Fails where any differs by more than 1e-3 (relative to the largest logit of the
image where that is above one).

    check_interchange.py --program .build/release/fer-tui --weights RUN/checkpoints/best/model.safetensors \\
        face1.png face2.jpg ...
"""

import argparse
import json
import subprocess
import sys

import torch
from PIL import Image, ImageOps
from safetensors import safe_open
from safetensors.torch import load_file
from torchvision import transforms

import torchvision_models as models

TOLERANCE = 1e-3


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--weights", required=True, help="model.safetensors of a checkpoint")
    parser.add_argument("images", nargs="+")
    return parser.parse_args()


def load(path):
    """The network with the file's weights, and the image size that it was trained at."""
    with safe_open(path, "pt") as file:
        metadata = file.metadata() or {}
    missing = [key for key in ("model", "classes", "image_size") if key not in metadata]
    if missing:
        sys.exit(f"{path}: the metadata lacks {', '.join(missing)} (is it a checkpoint of fer-tui?)")
    model = models.build(metadata["model"], len(json.loads(metadata["classes"])))
    model.load_state_dict(load_file(path), strict=True)
    return model.eval(), int(metadata["image_size"])


def torchvision_logits(model, image_size, path):
    prepare = transforms.Compose([
        transforms.Resize(image_size, transforms.InterpolationMode.BICUBIC, antialias=True),
        transforms.CenterCrop(image_size),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ])
    with Image.open(path) as image:
        pixels = prepare(ImageOps.exif_transpose(image).convert("RGB"))
    with torch.inference_mode():
        return model(pixels[None])[0]


def engine_logits(options):
    """The logits of every image, by fer-tui."""
    command = [options.program, "predict", "--weights", options.weights, "--json", *options.images]
    answer = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if answer.returncode:
        sys.exit(f"{' '.join(command[:2])} ended with status {answer.returncode}")
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    if len(lines) != len(options.images):
        sys.exit(f"fer-tui predict printed {len(lines)} lines for {len(options.images)} images")
    return {line["path"]: torch.tensor(line["logits"]) for line in lines}


def main():
    options = arguments()
    model, image_size = load(options.weights)
    print(f"torchvision accepts {options.weights} ({sum(p.numel() for p in model.parameters())} parameters)")
    engine = engine_logits(options)
    failed = False
    print(f"{'difference':>12}  {'largest logit':>13}  {'same class':>10}  image")
    for path in options.images:
        expected = torchvision_logits(model, image_size, path)
        difference = float((engine[path] - expected).abs().max())
        largest = float(expected.abs().max())
        failed |= not difference <= TOLERANCE * max(1.0, largest)
        same = "yes" if engine[path].argmax() == expected.argmax() else "no"
        print(f"{difference:12.2e}  {largest:13.4f}  {same:>10}  {path}")
    sys.exit("The logits differ." if failed else 0)


if __name__ == "__main__":
    main()
