#!/usr/bin/env python3
"""Compares what a network learns from majority, distribution and sampled labels of FER+, over several seeds.

Trains EfficientNet-B0 for 15 epochs on faces of 48 pixels, once for each use of labels and seed; the epoch is chosen on a
tenth of `train`. Prints the mean and the standard deviation of accuracy, log loss and calibration error on `test`.

Runs that are finished are kept and those that were interrupted are resumed, so that the script may be stopped and started
again at any time.

    label_study.py --program .build/release/fer-tui --data ferplus --votes ferplus-votes.csv --out runs/label-study
"""

import argparse
import json
import statistics
import subprocess
from pathlib import Path

LABELS = ("majority", "distribution", "sampled")
METRICS = (("accuracy", "accuracy"), ("log loss", "log_loss"), ("calibration error", "expected_calibration_error"))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="fer-tui")
    parser.add_argument("--data", required=True, help="FER+ as class folders, or a layout with votes")
    parser.add_argument("--votes", help="table of votes, for data without votes of its own")
    parser.add_argument("--out", required=True, type=Path, help="folder of the runs")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("rest", nargs="*", help="further options of train, after --")
    return parser.parse_args()


def train(given, labels, seed):
    """Trains a run to its last epoch, or goes on with it."""
    run = given.out / f"{labels}-{seed}"
    if run.exists():
        listed = subprocess.run(
            (given.program, "runs", str(given.out), "--json"), check=True, stdout=subprocess.PIPE)
        state = next(item["state"] for item in json.loads(listed.stdout)["runs"] if item["name"] == run.name)
        if state == "finished":
            return run
        command = [given.program, "resume", str(run), "--plain"]
    else:
        command = [
            given.program, "train", "--data", given.data, "--model", "b0", "--image-size", "48", "--epochs",
            str(given.epochs), "--labels", labels, "--seed", str(seed), "--validation-fraction", "0.1", "--run", str(run),
            "--plain"]
        command += ["--votes", given.votes] if given.votes else []
        command += given.rest
    print(" ".join(command), flush=True)
    subprocess.run(command, check=True)
    return run


def main():
    given = arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    rows = {}
    for seed in given.seeds:
        for labels in LABELS:
            rows.setdefault(labels, []).append(train(given, labels, seed))
    print(f"\n| labels | {' | '.join(name for name, _ in METRICS)} |\n| :-- |{' --: |' * len(METRICS)}")
    for labels, runs in rows.items():
        compared = subprocess.run(
            (given.program, "compare", *map(str, runs), "--json"), check=True, stdout=subprocess.PIPE)
        figures = json.loads(compared.stdout)
        cells = []
        for _, key in METRICS:
            values = [figure[key] for figure in figures]
            deviation = statistics.stdev(values) if len(values) > 1 else 0
            cells.append(f"{statistics.mean(values):.4f} ± {deviation:.4f}")
        print(f"| {labels} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
