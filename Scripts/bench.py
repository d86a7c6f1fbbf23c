#!/usr/bin/env python3
"""Steps fer-tui and its peers in turn, and keeps what came out as JSON.

Every contender is a process that has warmed up and then waits; in each round each runs the same number of
steps while the others stand still, so that a machine that speeds up or slows down does so for all. A step before
them, which wakes the contender's threads, does not count. A contender's figure is the median over the rounds of its
images per second; how much faster fer-tui is, the median of the rounds' ratios to the fastest peer of the round.
Memory is the most that the contender's process had resident, libraries included. (The protocol is at the top of
benchmark_peers.py.)

Rounds in which other programs took more than a tenth of the machine during a turn are left out of the figures, as long
as others are left.

A contender that cannot start is written down with its reason, and the others go on. Shapes that are not measured
keep what the file held of them, so that a long benchmark may be run in parts.

    bench.py --program .build/release/fer-tui --shapes 224/16 --inference 224/1 --out performance.json
    bench.py --program .build/release/fer-tui --shapes 64/32 --rounds 2 --inference --out quick.json
"""

import argparse
import datetime
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ENGINE = {"fer-tui float32": "float32", "fer-tui bf16": "bf16"}
TRAINING_PEERS = ["eager", "channels_last", "compile"]
INFERENCE_PEERS = ["onnxruntime"]

#: In a round's figures, what other programs took of the machine during the most disturbed turn.
OTHERS = "others_share"

#: The share of the machine that other programs may take in a round that counts.
CALM = 0.1


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", required=True, help="a build of fer-tui")
    parser.add_argument("--out", required=True, type=Path, help="the JSON file that is made or renewed")
    parser.add_argument("--model", default="b4")
    parser.add_argument("--shapes", nargs="*", default=["224/16", "380/8", "64/32"],
                        metavar="SIZE/BATCH", help="what is trained")
    parser.add_argument("--inference", nargs="*", default=["224/1", "224/16"],
                        metavar="SIZE/BATCH", help="what is run forward")
    parser.add_argument("--profiles", nargs="*", default=["224/16"], metavar="SIZE/BATCH",
                        help="whose time is told by kind of operation")
    parser.add_argument("--peers", nargs="*", default=TRAINING_PEERS + INFERENCE_PEERS,
                        choices=TRAINING_PEERS + INFERENCE_PEERS)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--steps", type=int, default=2, help="training steps a round")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--scaling", action="store_true", help="also the speed by number of threads")
    return parser.parse_args()


class Missing(Exception):
    """A contender that is not there."""


class Contender:
    """A process that steps when told to."""

    def __init__(self, name, command):
        self.name = name
        self.errors = tempfile.TemporaryFile("w+")
        try:
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors, text=True)
        except OSError as error:
            raise Missing(f"{command[0]}: {error.strerror}") from error
        self.version = self.answer().get("version", "")

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            self.process.wait()
            self.errors.seek(0)
            lines = [text.strip() for text in self.errors if text.strip()]
            raise Missing(lines[-1] if lines else f"ended with status {self.process.returncode}")
        return json.loads(line)

    def step(self, count):
        print(count, file=self.process.stdin, flush=True)
        return self.answer()["seconds"]

    def turn(self, count):
        """The seconds of some steps, after one that wakes the threads and does not count."""
        self.step(1)
        return self.step(count)

    def peak_bytes(self):
        """The most memory that the process had resident so far; none where the system does not say."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text()
        except OSError:
            return None
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        return int(found[1]) * 1024 if found else None

    def stand_still(self):
        """Waits until the process uses no processor. The threads of some runtimes spin on for a while in case more work
        comes, ONNX Runtime's for a twentieth of a second, and would take that from whoever steps next."""
        if not Path("/proc/stat").exists():
            time.sleep(0.2)
            return
        until = time.monotonic() + 5
        before = None
        while before != (now := self.processor_ticks()) and time.monotonic() < until:
            before = now
            time.sleep(0.05)

    def processor_ticks(self):
        """What the process has used of the processors so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return sum(int(field) for field in fields[11:15])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Disturbance:
    """What other programs take of the machine meanwhile, by Linux's counters."""

    def __init__(self, contenders):
        self.contenders = contenders
        self.before = self.ticks()

    def ticks(self):
        """All ticks of all processors, those in which they worked, and those that the contenders used; zeros where
        the system does not count them.
        """
        if not Path("/proc/stat").exists():
            return 0, 0, 0
        fields = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
        idle = fields[3] + fields[4]
        own = sum(contender.processor_ticks() for contender in self.contenders)
        return sum(fields), sum(fields) - idle, own

    def share(self):
        total, busy, own = (now - then for now, then in zip(self.ticks(), self.before))
        return round(max(0, busy - own) / total, 3) if total else 0


def shape_options(shape, options):
    size, _, batch = shape.partition("/")
    return ["--image-size", size, "--batch-size", batch, "--model", options.model,
            "--threads", str(options.threads)]


def commands(shape, options, peers, is_inference):
    engine = [options.program, "bench", "--serve"] + (["--inference"] if is_inference else [])
    for name, precision in ENGINE.items():
        yield name, engine + ["--precision", precision] + shape_options(shape, options)
    for name in peers:
        if name in options.peers:
            yield name, [str(HERE / "python"), str(HERE / "benchmark_peers.py"), "--serve",
                         "--contender", name] + shape_options(shape, options)


def start(named_commands):
    """The contenders that are there, and why the others are not."""
    running, missing = [], {}
    for name, command in named_commands:
        print(f"starting {name}", file=sys.stderr, flush=True)
        try:
            running.append(Contender(name, command))
        except Missing as reason:
            print(f"{name} is left out: {reason}", file=sys.stderr, flush=True)
            missing[name] = str(reason)
    return running, missing


def contest(shape, options, peers, steps, is_inference=False):
    """What a shape's rounds gave."""
    running, missing = start(commands(shape, options, peers, is_inference))
    batch = int(shape.partition("/")[2])
    rounds = []
    for number in range(1, options.rounds + 1):
        rates, others = {}, 0
        for contender in running:
            disturbance = Disturbance(running)
            rates[contender.name] = round(steps * batch / contender.turn(steps), 3)
            others = max(others, disturbance.share())
            contender.stand_still()
        rates[OTHERS] = others
        rounds.append(rates)
        print(json.dumps({"shape": shape, "round": number, **rates}), file=sys.stderr, flush=True)
    calm = [rates for rates in rounds if rates[OTHERS] <= CALM] or rounds
    contenders = {}
    for contender in running:
        contenders[contender.name] = {
            "median_images_per_second": statistics.median(rates[contender.name] for rates in calm),
            "peak_rss_bytes": contender.peak_bytes(), "version": contender.version}
        contender.close()
    return {
        "date": datetime.date.today().isoformat(), "steps_a_round": steps, "rounds": rounds,
        "counted_rounds": len(calm), "contenders": contenders, "missing": missing,
        "times_faster_than_best_peer": ratios(calm, peers)}


def ratios(rounds, peers):
    """Of each of fer-tui's contenders to the fastest peer of each round, the median."""
    found = {}
    for name in ENGINE:
        values = [rates[name] / max(rates[peer] for peer in peers if peer in rates)
                  for rates in rounds if name in rates and any(peer in rates for peer in peers)]
        if values:
            found[name] = round(statistics.median(values), 3)
    return found


def engine_json(options, shape, extra):
    """What `fer-tui bench --json` prints; none where it refuses."""
    command = [options.program, "bench", "--json"] + shape_options(shape, options) + extra
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        print(f"no profile: {result.stderr.strip()}", file=sys.stderr)
        return None
    return json.loads(result.stdout)


def machine(options):
    processor = platform.processor()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        found = re.search(r"model name\s*:\s*(.*)", cpuinfo.read_text())
        processor = found[1] if found else processor
    version = subprocess.run([options.program, "--version"], capture_output=True, text=True, check=False)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {"processor": processor, "threads": options.threads, "memory_bytes": memory,
            "system": f"{platform.system()} {platform.release()}", "fer_tui": version.stdout.strip()}


def main():
    options = arguments()
    results = json.loads(options.out.read_text()) if options.out.exists() else {}
    results["machine"] = machine(options)
    results["model"] = options.model

    def keep(part, key, value):
        """A finished part stays, whatever becomes of the next."""
        results.setdefault(part, {})[key] = value
        options.out.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")

    for shape in options.shapes:
        keep("training", shape, contest(shape, options, TRAINING_PEERS, options.steps))
    for shape in options.inference:
        # Batches of one image take a few hundredths of a second: rounds of some seconds' work each.
        steps = max(4, 32 // int(shape.partition("/")[2]))
        keep("inference", shape,
             contest(shape, options, INFERENCE_PEERS, steps, is_inference=True))
    for shape in options.profiles:
        for precision in ENGINE.values():
            profile = engine_json(options, shape, ["--precision", precision])
            if profile:
                keep("profiles", f"{shape} {precision}", profile)
    if options.scaling and options.profiles:
        curve = engine_json(options, options.profiles[0], ["--scaling"])
        if curve:
            keep("scaling", options.profiles[0], curve)


if __name__ == "__main__":
    main()
