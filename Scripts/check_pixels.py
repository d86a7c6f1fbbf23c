#!/usr/bin/env python3
"""Compares what the network sees of 50 pictures with torchvision's PIL path: Resize(side, BICUBIC) and
CenterCrop(side) on Pillow's RGB pictures, orientation applied.

The pictures are of many sizes and kinds: JPEG in gray, colour, CMYK, progressive and with an EXIF orientation; PNG
in gray, with a palette, alpha and 16 bits. fer-tui data prepare writes what evaluation sees of each.
"""
import argparse
import csv
import random
import subprocess
import sys
import tempfile

import numpy
from PIL import Image, ImageOps
from torchvision.transforms import CenterCrop, InterpolationMode, Resize

COUNT = 50
# EXIF's orientations, 1 to 8, under their tag.
ORIENTATION = 0x0112


def picture(width, height, generator):
    """Smooth colours with edges and noise, as faces have."""
    y, x = numpy.mgrid[0:height, 0:width].astype(numpy.float32)
    planes = []
    for _ in range(3):
        a, b, c = (generator.uniform(0.02, 0.3) for _ in range(3))
        plane = 128 + 70 * numpy.sin(a * x + b * y) + 40 * numpy.sign(numpy.sin(c * (x - y)))
        planes.append(plane + numpy.random.default_rng(generator.randrange(1 << 30)).normal(0, 12, plane.shape))
    return Image.fromarray(numpy.clip(numpy.stack(planes, -1), 0, 255).astype(numpy.uint8))


def save(index, folder, generator):
    """One of ten kinds; returns the file and the kind."""
    width, height = generator.randrange(17, 900), generator.randrange(17, 900)
    image = picture(width, height, generator)
    kind = ("jpeg", "progressive jpeg", "gray jpeg", "cmyk jpeg", "turned jpeg",
            "png", "gray png", "palette png", "alpha png", "16-bit png")[index % 10]
    path = f"{folder}/{index:02}.{'jpg' if kind.endswith('jpeg') else 'png'}"
    if kind == "turned jpeg":
        exif = Image.Exif()
        exif[ORIENTATION] = 3 + index // 10
        image.save(path, quality=92, exif=exif)
    elif kind.endswith("jpeg"):
        mode = {"gray jpeg": "L", "cmyk jpeg": "CMYK"}.get(kind, "RGB")
        image.convert(mode).save(path, quality=92, progressive=kind.startswith("progressive"))
    elif kind == "16-bit png":
        gray = numpy.asarray(image.convert("L")).astype(numpy.uint16) * 257
        Image.fromarray(gray).save(path)
    elif kind == "alpha png":
        image.putalpha(image.convert("L"))
        image.save(path)
    else:
        mode = {"gray png": "L", "palette png": "P"}.get(kind, "RGB")
        image.convert(mode).save(path)
    return path, kind


def reference(path, kind, side):
    image = ImageOps.exif_transpose(Image.open(path))
    if kind == "16-bit png":
        # Pillow's own convert("RGB") cuts 16 bits off at 255; what is meant is their upper half.
        image = Image.fromarray((numpy.asarray(image) // 257).astype(numpy.uint8))
    image = image.convert("RGB")
    image = Resize(side, interpolation=InterpolationMode.BICUBIC)(image)
    return numpy.asarray(CenterCrop(side)(image)).astype(int)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--side", type=int, default=224)
    options = parser.parse_args()
    generator = random.Random(6)
    worst = {}
    with tempfile.TemporaryDirectory() as folder:
        for name in ("in/train/happy", "in/test/happy"):
            subprocess.run(["mkdir", "-p", f"{folder}/{name}"], check=True)
        kinds = dict(save(i, f"{folder}/in/train/happy", generator) for i in range(COUNT))
        picture(40, 40, generator).save(f"{folder}/in/test/happy/test.png")
        subprocess.run(
            [options.program, "data", "prepare", f"{folder}/in", f"{folder}/out", "--image-size", str(options.side)],
            check=True, stdout=subprocess.DEVNULL)
        with open(f"{folder}/out/faces.csv", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["source"] in kinds]
        assert len(rows) == COUNT, f"{len(rows)} pictures came out"
        for row in rows:
            kind = kinds[row["source"]]
            seen = numpy.asarray(Image.open(f"{folder}/out/{row['file']}")).astype(int)
            difference = numpy.abs(seen - reference(row["source"], kind, options.side))
            count, largest, share = worst.get(kind, (0, 0, 0.0))
            worst[kind] = (count + 1, max(largest, difference.max()), max(share, (difference > 0).mean()))
    print(f"{'kind':18}{'pictures':>9}  largest difference of 255   values that differ")
    for kind, (count, largest, share) in worst.items():
        print(f"{kind:18}{count:9}  {largest:26}   {100 * share:.4f}%")
    bad = max(largest for _, largest, _ in worst.values()) > 1
    print("above 1/255" if bad else "all within 1/255")
    return bad


if __name__ == "__main__":
    sys.exit(main())
