"""Writes the pictures and figures that the image tests compare with.

Pillow and torchvision say what is right: how each file decodes, and what a resize gives. The results are
small and committed, so that the tests need no Python.

    Scripts/make_image_fixtures.py Tests/FaceDataTests/Fixtures
"""

import json
import random
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image
from torchvision import transforms


def noise(width, height):
    """A picture that any language computes alike: an integer hash of column, row and channel."""
    x = np.arange(width, dtype=np.uint32)[None, :, None]
    y = np.arange(height, dtype=np.uint32)[:, None, None]
    c = np.arange(3, dtype=np.uint32)[None, None, :]
    value = x * np.uint32(73856093) ^ y * np.uint32(19349663) ^ c * np.uint32(83492791)
    return Image.fromarray(((value >> np.uint32(7)) & np.uint32(255)).astype(np.uint8), "RGB")


def smooth(width, height):
    """A picture that JPEG keeps well, with a different tone in each corner."""
    x = np.linspace(0, 1, width)[None, :]
    y = np.linspace(0, 1, height)[:, None]
    rgb = np.stack([220 * x + 20 * y, 200 * y + 10 * x, 230 * (1 - x) * (1 - y) + 10], axis=2)
    return Image.fromarray(rgb.astype(np.uint8), "RGB")


def with_orientation(value):
    exif = Image.Exif()
    exif[0x0112] = value
    return exif.tobytes()


def pictures(folder):
    """Every kind of picture file, each beside the pixels that Pillow reads from it."""
    color = smooth(24, 16)
    files = {
        "baseline.jpg": lambda path: color.save(path, quality=90),
        "subsampled.jpg": lambda path: smooth(37, 29).save(path, quality=75, subsampling="4:2:0"),
        "progressive.jpg": lambda path: color.save(path, quality=90, progressive=True),
        "gray.jpg": lambda path: color.convert("L").save(path, quality=90),
        "cmyk.jpg": lambda path: color.convert("CMYK").save(path, quality=95),
        "rgb.png": lambda path: color.save(path),
        "gray.png": lambda path: color.convert("L").save(path),
        "bits1.png": lambda path: color.convert("1").save(path),
        "palette.png": lambda path: color.quantize(16).save(path),
        "palette_transparent.png": lambda path: color.quantize(16).save(path, transparency=3),
        "alpha.png": lambda path: with_alpha(color).save(path),
        "gray_alpha.png": lambda path: with_alpha(color).convert("LA").save(path),
    }
    files |= other_formats(color)
    for value in range(1, 9):
        exif = with_orientation(value)
        files[f"orientation{value}.jpg"] = lambda path, exif=exif: color.save(path, quality=90, exif=exif)
    for name, save in files.items():
        path = folder / name
        save(path)
        expected = upright(Image.open(path)).convert("RGB")
        expected.save(folder / (name.replace(".", "_") + "_expected.png"))
    sixteen_bits(folder)
    spectral_end(folder)


def other_formats(color):
    """BMP, TIFF, WebP and GIF in their usual variants."""
    gray = color.convert("L")
    palette = color.quantize(16)
    tiff = {274: 6}  # the orientation tag: rotate by 90 degrees
    frames = [color.quantize(16), gray.quantize(16)]
    return {
        "rgb.bmp": lambda path: color.save(path),
        "gray.bmp": lambda path: gray.save(path),
        "bits1.bmp": lambda path: color.convert("1").save(path),
        "palette.bmp": lambda path: palette.save(path),
        "alpha.bmp": lambda path: with_alpha(color).save(path),
        "rgb.tif": lambda path: color.save(path),
        "lzw.tif": lambda path: color.save(path, compression="tiff_lzw"),
        "deflate.tif": lambda path: color.save(path, compression="tiff_adobe_deflate"),
        "gray.tif": lambda path: gray.save(path),
        "bits1.tif": lambda path: color.convert("1").save(path, compression="group4"),
        "palette.tif": lambda path: palette.save(path),
        "alpha.tif": lambda path: with_alpha(color).save(path),
        "orientation6.tif": lambda path: color.save(path, tiffinfo=tiff),
        "lossless.webp": lambda path: color.save(path, lossless=True),
        "lossy.webp": lambda path: color.save(path, quality=90),
        "alpha.webp": lambda path: with_alpha(color).save(path, lossless=True, exact=True),
        "orientation8.webp": lambda path: color.save(path, lossless=True, exif=with_orientation(8)),
        "animated.webp": lambda path: color.save(path, lossless=True, save_all=True, append_images=[gray.convert("RGB")]),
        "rgb.gif": lambda path: palette.save(path),
        "gray.gif": lambda path: gray.save(path),
        "interlaced.gif": lambda path: smooth(37, 29).quantize(64).save(path, interlace=1),
        "animated.gif": lambda path: frames[0].save(path, save_all=True, append_images=frames[1:]),
    }


def spectral_end(folder):
    """A baseline JPEG whose scan header gives 0 for the end of the spectral selection, as some cameras write it."""
    path = folder / "spectral_end.jpg"
    smooth(24, 16).save(path, quality=92)
    data = bytearray(path.read_bytes())
    scan = data.find(b"\xff\xda")
    data[scan + 6 + 2 * data[scan + 4]] = 0
    path.write_bytes(data)
    Image.open(path).convert("RGB").save(folder / "spectral_end_jpg_expected.png")


def upright(image):
    from PIL import ImageOps

    return ImageOps.exif_transpose(image)


def with_alpha(image):
    result = image.convert("RGBA")
    ramp = np.linspace(0, 255, image.width * image.height).reshape(image.height, image.width)
    result.putalpha(Image.fromarray(ramp.astype(np.uint8), "L"))
    return result


def sixteen_bits(folder):
    """Pillow clips 16-bit gray instead of scaling it, so what is right is computed here."""
    ramp = np.linspace(0, 65535, 24 * 16).reshape(16, 24)
    Image.fromarray(ramp.astype(np.uint16)).save(folder / "gray16.png")
    eight = np.rint(ramp.astype(np.uint16) / 257).astype(np.uint8)
    Image.fromarray(eight, "L").convert("RGB").save(folder / "gray16_png_expected.png")


def resize_cases():
    """Checksums of Pillow's bicubic resize: enlarging, shrinking, one axis, extreme shapes."""
    chosen = [(48, 48, 64, 64), (48, 48, 96, 96), (224, 224, 64, 64), (64, 64, 64, 64), (1, 1, 32, 32)]
    chosen += [(5, 300, 40, 40), (300, 5, 7, 9), (100, 100, 99, 101), (380, 380, 32, 32), (33, 47, 33, 20)]
    random.seed(1)
    for _ in range(40):
        chosen.append(tuple(random.randint(1, limit) for limit in (150, 150, 90, 90)))
    cases = []
    for width, height, new_width, new_height in chosen:
        result = noise(width, height).resize((new_width, new_height), Image.BICUBIC)
        cases.append([width, height, new_width, new_height, zlib.adler32(result.tobytes())])
    return cases


def evaluation_cases():
    """Some values of torchvision's whole preparation."""
    cases = []
    for width, height, side in [(48, 48, 64), (60, 83, 32), (83, 60, 32), (224, 225, 96), (97, 64, 64)]:
        prepare = transforms.Compose([
            transforms.Resize(side, transforms.InterpolationMode.BICUBIC),
            transforms.CenterCrop(side),
            transforms.ToTensor(),
            transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
        ])
        values = prepare(noise(width, height)).permute(1, 2, 0).flatten()
        places = [(index * 7919) % values.numel() for index in range(24)]
        cases.append({
            "width": width, "height": height, "side": side, "places": places,
            "values": [round(float(values[place]), 6) for place in places],
            "sum": round(float(values.double().sum()), 4),
        })
    return cases


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pictures(folder)
    figures = {"resize": resize_cases(), "evaluation": evaluation_cases()}
    (folder / "resampling.json").write_text(json.dumps(figures, indent=None) + "\n")


main()
