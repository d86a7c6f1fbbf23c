#!/usr/bin/env python3
"""Steps fer-tui and PyTorch in turn and compares their speeds.

Every contender is a process that has warmed up and then waits; in each round each runs the same number of
training steps while the others stand still, so that a machine that speeds up or slows down does so for
all. A contender's figure is the median over the rounds of its images per second; how much faster fer-tui
is, the median of the rounds' ratios. (The protocol is at the top of benchmark_peers.py.)

Prints JSON lines: one for each round and contender, then one summary for each contender.

    bench.py --program .build/release/fer-tui --image-size 224 --batch-size 16
    bench.py --contenders eager compile --image-size 64 --batch-size 32
"""

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

ENGINE = "fer-tui"
PEERS = ["eager", "channels_last", "compile"]


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", help="fer-tui; without it PyTorch's contenders alone are measured")
    parser.add_argument("--contenders", nargs="*", choices=PEERS, default=["channels_last", "compile"])
    parser.add_argument("--model", default="b4")
    parser.add_argument("--image-size", type=int, default=224)
    parser.add_argument("--batch-size", type=int, default=16)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=2, help="steps a round")
    parser.add_argument("engine_options", nargs="*", metavar="-- ENGINE OPTION",
                        help="passed on to fer-tui bench, after --")
    return parser.parse_args()


class Process:
    """A contender that steps when told to."""

    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            sys.exit(f"{self.name} ended with status {self.process.returncode} before it answered")
        return json.loads(line)

    def step(self, count):
        print(count, file=self.process.stdin, flush=True)
        return self.answer()["seconds"]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def commands(options):
    shape = ["--model", options.model, "--image-size", str(options.image_size),
             "--batch-size", str(options.batch_size)]
    if options.program:
        yield ENGINE, [options.program, "bench", "--serve", *shape, *options.engine_options]
    peer = Path(__file__).with_name("benchmark_peers.py")
    for name in options.contenders:
        yield name, [sys.executable, str(peer), "--serve", "--contender", name, *shape]


def run_rounds(contenders, options):
    """Images per second: a list of rounds for every contender."""
    rates = {contender.name: [] for contender in contenders}
    for number in range(1, options.rounds + 1):
        for contender in contenders:
            rate = options.steps * options.batch_size / contender.step(options.steps)
            rates[contender.name].append(rate)
            print(json.dumps({"round": number, "contender": contender.name,
                              "images_per_second": round(rate, 3)}), flush=True)
    return rates


def summaries(rates):
    for name, own in rates.items():
        summary = {"contender": name, "median_images_per_second": round(statistics.median(own), 3)}
        if ENGINE in rates and name != ENGINE:
            ratios = [engine / peer for engine, peer in zip(rates[ENGINE], own)]
            summary["fer_tui_times_faster"] = round(statistics.median(ratios), 3)
        yield summary


def main():
    options = arguments()
    contenders = [Process(name, command) for name, command in commands(options)]
    if not contenders:
        sys.exit("nothing to measure: name --program or --contenders")
    rates = run_rounds(contenders, options)
    for contender in contenders:
        contender.close()
    for summary in summaries(rates):
        print(json.dumps(summary))


if __name__ == "__main__":
    main()
