#!/usr/bin/env python3
"""Compares the speed of two builds of fer-tui: both stay open and take steps in turn, so that a machine that grows slower or
faster meanwhile favors neither. Prints, for training and inference of each shape, the ratio of the medians over all rounds:
above 1 the working tree's program is faster. The status is 1 if a ratio is below --least.

The base commit's program is built and kept as by digests.py.

    compare_speed.py --program .build/release/fer-tui --base 7b72fe0
"""

import argparse
import json
import os
import statistics
import subprocess
import sys

import digests

# Images a measurement takes about, so that small shapes are not measured in milliseconds.
IMAGES = {"training": 64, "inference": 128}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="the working tree's program")
    parser.add_argument("--base", required=True, metavar="COMMIT", help="the commit to compare with")
    parser.add_argument("--training", nargs="*", default=["224/16", "64/32"], metavar="SIZE/BATCH")
    parser.add_argument("--inference", nargs="*", default=["224/1", "224/16"], metavar="SIZE/BATCH")
    parser.add_argument("--model", default="b4")
    parser.add_argument("--precision", default="float32")
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--least", type=float, default=0.99, help="the least ratio that is accepted")
    return parser.parse_args()


class Contender:
    """A program that takes steps when it is told to: see `fer-tui help bench`."""

    def __init__(self, program, kind, shape, options):
        size, batch = shape.split("/")
        command = [program, "bench", "--serve", "--model", options.model, "--precision", options.precision,
                   "--image-size", size, "--batch-size", batch]
        if kind == "inference":
            command.append("--inference")
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            sys.exit(f"{' '.join(self.process.args)}: ended early")
        return json.loads(line)

    def seconds(self, steps):
        self.process.stdin.write(f"{steps}\n")
        self.process.stdin.flush()
        return self.answer()["seconds"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def compare(programs, kind, shape, options):
    """Seconds of a step in each round: the base's, the working tree's."""
    steps = max(1, IMAGES[kind] // int(shape.split("/")[1]))
    contenders = [Contender(program, kind, shape, options) for program in programs]
    rounds = ([], [])
    for number in range(options.rounds):
        # Each comes first in half of the rounds.
        for index in ((0, 1) if number % 2 == 0 else (1, 0)):
            rounds[index].append(contenders[index].seconds(steps) / steps)
    for contender in contenders:
        contender.close()
    return rounds


def main():
    options = arguments()
    slower = 0
    programs = (str(digests.base_program(*digests.base_folder(options.base))), options.program)
    load = os.getloadavg()[0]
    print(f"{options.model} in {options.precision}, {options.rounds} rounds, load {load:.1f} before")
    print(f"{'':<12}{'shape':<10}{'base, s':>10}{'tree, s':>10}{'ratio':>8}")
    for kind in ("training", "inference"):
        for shape in getattr(options, kind):
            base, tree = (statistics.median(each) for each in compare(programs, kind, shape, options))
            slower += base / tree < options.least
            print(f"{kind:<12}{shape:<10}{base:>10.4f}{tree:>10.4f}{base / tree:>8.3f}", flush=True)
    if slower:
        sys.exit(f"{slower} of the ratios are below {options.least}")


if __name__ == "__main__":
    main()
