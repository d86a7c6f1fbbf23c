#!/usr/bin/env python3
"""Measures how large datasets open: AffectNet-8's 287,651 + 3,999 faces with four annotation files each, and
FER2013's table of 300 MB. Both are made in a temporary folder, of hard links and tiny files, and taken away again.

What it must show: the first opening of AffectNet-8 within 60 s on a warm page cache, the next from the index
within 1 s, an index that notices a changed tree, and less than 200 bytes of memory a face.
"""
import argparse
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib

TRAIN, TEST = 287_651, 3_999
# A file may have 65,000 links on ext4.
LINKS = 60_000
EXPRESSIONS = 8
KINDS = ("exp", "val", "aro", "lnd")


def png(value):
    """A gray picture of 8 x 8 pixels."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(b"\0" + bytes([value]) * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def npy(descriptor, shape, data):
    header = f"{{'descr': '{descriptor}', 'fortran_order': False, 'shape': {shape}, }}".encode()
    header += b" " * (-(len(header) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + data


def text_npy(text):
    return npy(f"<U{len(text)}", "()", text.encode("utf-32-le"))


class Template:
    """A file that is linked again and again; a fresh copy takes over before it has too many links."""

    def __init__(self, folder, name, data):
        self.folder, self.name, self.data = folder, name, data
        self.links = LINKS

    def link(self, path):
        if self.links >= LINKS:
            self.path = os.path.join(self.folder, f"{self.name}-{time.monotonic_ns()}")
            with open(self.path, "wb") as file:
                file.write(self.data)
            self.links = 0
        os.link(self.path, path)
        self.links += 1


def templates(folder):
    landmarks = npy("<f8", "(136,)", struct.pack("<136d", *range(136)))
    return {
        "img": [Template(folder, f"img{i}", png(30 * i)) for i in range(EXPRESSIONS)],
        "exp": [Template(folder, f"exp{i}", text_npy(str(i))) for i in range(EXPRESSIONS)],
        "val": [Template(folder, f"val{i}", text_npy(f"-0.{i}12345")) for i in range(EXPRESSIONS)],
        "aro": [Template(folder, f"aro{i}", text_npy(f"0.{i}54321")) for i in range(EXPRESSIONS)],
        "lnd": [Template(folder, "lnd", landmarks)] * EXPRESSIONS,
    }


def make_affectnet8(root, kinds, train, test):
    for split, count in (("train_set", train), ("val_set", test)):
        images, annotations = f"{root}/{split}/images", f"{root}/{split}/annotations"
        os.makedirs(images)
        os.makedirs(annotations)
        for number in range(count):
            label = number % EXPRESSIONS
            kinds["img"][label].link(f"{images}/{number}.jpg")
            for kind in KINDS:
                kinds[kind][label].link(f"{annotations}/{number}_{kind}.npy")


def make_fer2013(path, rows=35_887):
    pixels = " ".join(["128"] * 1152 + ["97"] * 1152)
    with open(path, "w") as file:
        file.write("emotion,pixels,Usage\n")
        for row in range(rows):
            usage = "Training" if row < 28_709 else "PublicTest" if row < 32_298 else "PrivateTest"
            file.write(f"{row % 7},{pixels},{usage}\n")


def resident(process):
    """Bytes of memory, and of those what is the process's own."""
    fields = {}
    with open(f"/proc/{process.pid}/status") as file:
        for line in file:
            name, _, value = line.partition(":")
            if name in ("RssAnon", "VmHWM"):
                fields[name] = int(value.split()[0]) * 1024
    return fields.get("RssAnon", 0), fields.get("VmHWM", 0)


def data(program, path, cache, sample):
    """Runs `fer-tui data`; returns what it says, its time, its memory in the middle of its work, and its peak."""
    environment = dict(os.environ, XDG_CACHE_HOME=cache)
    start = time.monotonic()
    command = [program, "data", path, "--json", "--sample", str(sample)]
    # Into a file: a pipe that nobody reads meanwhile would stop the program when it is full.
    output = tempfile.TemporaryFile()
    process = subprocess.Popen(command, env=environment, stdout=output)
    seen, peak = [], 0
    while process.poll() is None:
        try:
            own, most = resident(process)
        except (FileNotFoundError, ProcessLookupError):
            break
        seen.append(own)
        peak = max(peak, most)
        time.sleep(0.01)
    process.wait()
    seconds = time.monotonic() - start
    if process.returncode != 0:
        raise SystemExit(f"fer-tui data {path} failed")
    output.seek(0)
    return json.loads(output.read()), seconds, seen, peak


def count(report):
    return sum(sum(split.values()) for split in report["splits"].values())


def settled(seen):
    """What the process holds once the dataset is open: the middle of the last half of what was seen."""
    tail = sorted(seen[len(seen) // 2:])
    return tail[len(tail) // 2]


def measure_affectnet8(program, folder, train, test):
    root, cache = f"{folder}/affectnet8", f"{folder}/cache"
    os.makedirs(f"{folder}/templates")
    kinds = templates(f"{folder}/templates")
    start = time.monotonic()
    make_affectnet8(root, kinds, train, test)
    make_affectnet8(f"{folder}/small", kinds, 400, 100)
    print(f"made {train} + {test} faces with {len(KINDS)} annotation files each in {time.monotonic() - start:.0f} s")
    # What has just changed is not remembered.
    time.sleep(3)
    report, first, _, first_peak = data(program, root, cache, 1)
    assert count(report) == train + test, report["splits"]
    _, second, _, second_peak = data(program, root, cache, 1)
    print(f"first opening  {first:6.2f} s, peak {first_peak / 1e6:.0f} MB")
    print(f"next opening   {second:6.2f} s, peak {second_peak / 1e6:.0f} MB (from the index)")
    # Memory while images are read, without what a small dataset takes as well.
    _, _, large, _ = data(program, root, cache, 20_000)
    _, _, small, _ = data(program, f"{folder}/small", cache, 20_000)
    print(f"memory a face  {(settled(large) - small[-1]) / (train + test):6.0f} bytes")
    kinds["img"][0].link(f"{root}/train_set/images/new.jpg")
    for kind in KINDS:
        kinds[kind][0].link(f"{root}/train_set/annotations/new_{kind}.npy")
    report, third, _, _ = data(program, root, cache, 1)
    assert count(report) == train + test + 1, "the index did not notice a new face"
    print(f"a new face is noticed, opening {third:.2f} s")


def measure_fer2013(program, folder):
    path = f"{folder}/fer2013.csv"
    make_fer2013(path)
    report, seconds, _, peak = data(program, path, f"{folder}/cache", 1)
    assert count(report) == 35_887, report["splits"]
    size = os.path.getsize(path) / 1e6
    print(f"fer2013.csv    {size:.0f} MB opened in {seconds:.2f} s, peak {peak / 1e6:.0f} MB")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--train", type=int, default=TRAIN, help="training faces of AffectNet-8")
    parser.add_argument("--test", type=int, default=TEST, help="test faces")
    options = parser.parse_args()
    # Who ends the benchmark does not want 1.5 million files left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    folder = tempfile.mkdtemp(prefix="fer-tui-bench-data-")
    try:
        measure_affectnet8(options.program, folder, options.train, options.test)
        measure_fer2013(options.program, folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
