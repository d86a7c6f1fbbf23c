#!/usr/bin/env python3
"""Compares what a network learns from majority, distribution and sampled labels of FER+, over several seeds.

Trains EfficientNet-B0 for 15 epochs on faces of 48 pixels, once for each use of labels and seed. The epoch is chosen on a
tenth of `train`, which a tree of links in the folder of the runs holds out; its best weights are then evaluated on `test`.
Prints the mean and the standard deviation of accuracy, log loss and calibration error there.

Runs that are finished are kept and those that were interrupted are resumed, so that the script may be stopped and started
again at any time.

    label_study.py --program .build/release/fer-tui --data ferplus --votes ferplus-votes.csv --out runs/label-study
"""

import argparse
import json
import random
import statistics
import subprocess
from pathlib import Path

LABELS = ("majority", "distribution", "sampled")
HELD_OUT = 0.1
METRICS = (("accuracy", "accuracy"), ("log loss", "loss"), ("calibration error", "expected_calibration_error"))


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default="fer-tui")
    parser.add_argument("--data", required=True, type=Path, help="FER+ as train and test with class folders")
    parser.add_argument("--votes", required=True, help="table of votes")
    parser.add_argument("--out", required=True, type=Path, help="folder of the runs")
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--epochs", type=int, default=15)
    parser.add_argument("rest", nargs="*", help="further options of train, after --")
    return parser.parse_args()


def tree(given, seed):
    """A tree of links to the training faces, with a tenth of each class held out as its test split."""
    root = given.out / f"faces-{seed}"
    if (root / "complete").exists():
        return root
    for folder in sorted((given.data / "train").iterdir()):
        faces = sorted(path for path in folder.iterdir() if path.is_file())
        held_out = set(random.Random(f"{seed} {folder.name}").sample(faces, round(HELD_OUT * len(faces))))
        for face in faces:
            link = root / ("test" if face in held_out else "train") / folder.name / face.name
            link.parent.mkdir(parents=True, exist_ok=True)
            if not link.is_symlink():
                link.symlink_to(face.resolve())
    (root / "complete").touch()
    return root


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
            given.program, "train", "--data", str(tree(given, seed)), "--model", "b0", "--image-size", "48", "--epochs",
            str(given.epochs), "--labels", labels, "--seed", str(seed), "--votes", given.votes, "--run", str(run),
            "--plain"]
        command += given.rest
    print(" ".join(command), flush=True)
    subprocess.run(command, check=True)
    return run


def evaluate(given, run):
    """The metrics of a run's best weights on the test split."""
    weights = run / "checkpoints" / "best" / "model.safetensors"
    evaluated = subprocess.run(
        (given.program, "evaluate", "--weights", str(weights), "--data", str(given.data), "--json"), check=True,
        stdout=subprocess.PIPE)
    return json.loads(evaluated.stdout)


def main():
    given = arguments()
    given.out.mkdir(parents=True, exist_ok=True)
    rows = {}
    for seed in given.seeds:
        for labels in LABELS:
            rows.setdefault(labels, []).append(train(given, labels, seed))
    print(f"\n| labels | {' | '.join(name for name, _ in METRICS)} |\n| :-- |{' --: |' * len(METRICS)}")
    for labels, runs in rows.items():
        figures = [evaluate(given, run) for run in runs]
        cells = []
        for _, key in METRICS:
            values = [figure[key] for figure in figures]
            deviation = statistics.stdev(values) if len(values) > 1 else 0
            cells.append(f"{statistics.mean(values):.4f} ± {deviation:.4f}")
        print(f"| {labels} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
