#!/usr/bin/env python3
"""Compares what two builds of fer-tui compute, bit for bit: the working tree's and that of a base commit.

Both train networks on the built-in faces for 20 steps, evaluate them, and predict a few pictures. Compared are the loss of
every step, weights and optimizer state after the last one, the probabilities and losses of the evaluation, and the
logits of the predictions. Prints a row a network and precision; the status is 1 if anything differs, and the first
difference is named.

The base commit is built for release in a folder of its own. Its program and its digests stay in
.build/digests/COMMIT-PROCESSOR, which may be copied into another working tree on the same machine.

    digests.py --program .build/debug/fer-tui --base 7b72fe0
"""

import argparse
import hashlib
import json
import os
import platform
import random
import shutil
import sqlite3
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

# Network, image size and batch size: small, and with a last batch that is not full.
NETWORKS = (("b0", 64, 8), ("b4", 64, 4), ("paper-fig1", 32, 4), ("mobilenet-v2", 64, 4))
STEPS, TEST_IMAGES, PICTURES = 20, 13, 5
# How a precision is called in the table, its option, and the environment that it needs.
EMULATED = "bf16, emulated tiles"
PRECISIONS = {
    "float32": ("float32", {}), "bf16": ("bf16", {}), EMULATED: ("bf16", {"FER_TUI_EMULATE_TILES": "1"})}
# What else runs through the engine: averaged weights, dropped features and blocks, mixed and weighted targets.
METHOD = (
    "--recipe", "demo", "--optimizer", "adamw", "--lr", "0.002", "--weight-decay", "0.01", "--schedule", "cosine",
    "--label-smoothing", "0.1", "--class-weights", "inverse-frequency", "--dropout", "0.2", "--stochastic-depth", "0.2",
    "--ema", "0.9", "--mixup", "0.2", "--logit-adjustment", "0.5", "--seed", "7")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the working tree's program")
    parser.add_argument("--base", required=True, metavar="COMMIT", help="the commit to compare with")
    parser.add_argument("--only", metavar="NETWORK", help="compare one network")
    return parser.parse_args()


def output(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def processor():
    """A short name for what decides which instructions a build uses; bits are the same within one build alone."""
    information = Path("/proc/cpuinfo")
    flags = ""
    if information.exists():
        flags = next((line for line in information.read_text().splitlines() if line.startswith("flags")), "")
    described = f"{platform.machine()} {flags} {os.environ.get('FER_TUI_MARCH', 'native')}"
    return hashlib.sha256(described.encode()).hexdigest()[:8]


def base_folder(name):
    """The commit of a name, and where its program and digests are kept on this processor."""
    commit = output("git", "rev-parse", "--verify", f"{name}^{{commit}}")
    folder = Path(".build/digests") / f"{commit}-{processor()}"
    folder.mkdir(parents=True, exist_ok=True)
    return commit, folder


def base_program(commit, folder):
    """Builds the commit for release, unless that is done."""
    program = folder / "fer-tui"
    if program.exists():
        return program
    print(f"building the base, {commit[:12]}", flush=True)
    with tempfile.TemporaryDirectory(dir=folder) as tree:
        archive = subprocess.run(("git", "archive", commit), check=True, stdout=subprocess.PIPE).stdout
        subprocess.run(("tar", "-x", "-C", tree), input=archive, check=True)
        build = ("swift", "build", "-c", "release", "--product", "fer-tui", "--package-path", tree)
        subprocess.run(build, check=True, stdout=sys.stderr)
        shutil.copy2(Path(output(*build, "--show-bin-path")) / "fer-tui", program)
    return program


def write_picture(path, seed):
    """A PNG of noise over a ramp of colours."""
    generator, side = random.Random(seed), 40 + seed
    rows = b"".join(
        b"\0" + bytes((4 * x + 3 * y * channel + generator.randrange(64)) % 256 for x in range(side) for channel in range(3))
        for y in range(side))

    def chunk(kind, content):
        checksum = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + checksum

    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def digest(content):
    return hashlib.sha256(content).hexdigest()[:16]


def tensors(path):
    """The digest of each tensor of a safetensors file, in the order of the file."""
    content = path.read_bytes()
    length = struct.unpack("<Q", content[:8])[0]
    header = json.loads(content[8:8 + length])
    header.pop("__metadata__", None)
    named = sorted(header.items(), key=lambda item: item[1]["data_offsets"])
    for name, tensor in named:
        start, end = (8 + length + offset for offset in tensor["data_offsets"])
        yield name, digest(content[start:end])


def ran(command, environment):
    """The standard output of a program that must succeed."""
    result = subprocess.run(
        [str(word) for word in command], env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if result.returncode:
        sys.exit(f"{' '.join(map(str, command))}\nfailed with status {result.returncode}:\n{result.stdout}{result.stderr}")
    return result.stdout


def digests(program, network, image_size, batch_size, precision):
    """Names of what was computed, in the order in which it was, and their digests."""
    name, environment = PRECISIONS[precision]
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        run = Path(folder) / "run"
        ran((program, "demo", "--plain", "--run", run, "--model", network, "--image-size", image_size,
             "--batch-size", batch_size, "--max-train", STEPS * batch_size, "--max-test", TEST_IMAGES, "--epochs", 1,
             "--precision", name, *METHOD), environment)
        record = sqlite3.connect(run / "run.sqlite")
        for step, loss in record.execute("SELECT step, loss FROM steps ORDER BY step"):
            found[f"loss of step {step}"] = repr(loss)
        weights = run / "checkpoints" / "last" / "model.safetensors"
        for file in (weights, weights.with_name("trainer.safetensors")):
            for tensor, value in tensors(file):
                found[f"{tensor} in {file.name}"] = value
        rows = record.execute("SELECT sample, loss, probabilities FROM predictions ORDER BY sample")
        for sample, loss, probabilities in rows:
            found[f"evaluation of image {sample}"] = f"{loss!r} {probabilities.hex()}"
        record.close()
        pictures = [Path(folder) / f"{number}.png" for number in range(PICTURES)]
        for number, path in enumerate(pictures):
            write_picture(path, number)
        lines = ran((program, "predict", "--json", "--batch-size", 4, "--weights", weights, *pictures), environment)
        for number, line in enumerate(lines.splitlines()):
            found[f"logits of picture {number}"] = json.dumps(json.loads(line)["logits"])
    steps = sum(name.startswith("loss of step") for name in found)
    if steps != STEPS or f"evaluation of image {TEST_IMAGES - 1}" not in found:
        sys.exit(f"{program}: recorded {steps} steps of {network}, and not the whole evaluation")
    return found


def case_name(network, image_size, batch_size, precision):
    """Under which a digest is kept: everything that it depends on beside the program."""
    return f"{network} {image_size}/{batch_size} {precision} {STEPS} {TEST_IMAGES} {PICTURES} {' '.join(METHOD)}"


def difference(base, tree):
    """The first name with another digest, and how many there are."""
    names = list(base) + [name for name in tree if name not in base]
    other = [name for name in names if base.get(name) != tree.get(name)]
    return f"{other[0]} ({len(other)} of {len(names)} differ)" if other else None


def main():
    options = arguments()
    # A build without the instructions for bfloat16 computes it by emulation alone. Where it has them, one network is
    # enough to show what a processor with tile registers would compute: their emulation is slow.
    has_products = "bf16 products" in output(options.program, "version")
    commit, folder = base_folder(options.base)
    program, store = base_program(commit, folder), folder / "digests.json"
    kept = json.loads(store.read_text()) if store.exists() else {}

    print(f"{'network':<14}{'images':<8}{'precision':<22}compared with {commit[:12]}", flush=True)
    differences = 0
    for network, image_size, batch_size in NETWORKS:
        if options.only not in (None, network):
            continue
        skipped = EMULATED if has_products and network != NETWORKS[0][0] else "bf16" if not has_products else None
        for precision in PRECISIONS:
            if precision == skipped:
                continue
            case = (network, image_size, batch_size, precision)
            name = case_name(*case)
            if name not in kept:
                kept[name] = digests(program, *case)
                store.write_text(json.dumps(kept))
            found = difference(kept[name], digests(options.program, *case))
            differences += found is not None
            print(f"{network:<14}{f'{image_size}/{batch_size}':<8}{precision:<22}", end="")
            print("equal" if found is None else f"DIFFERS first in {found}", flush=True)
    if differences:
        sys.exit(f"{differences} of the rows differ from {commit[:12]}")


if __name__ == "__main__":
    main()
