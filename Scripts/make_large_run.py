#!/usr/bin/env python3
"""Makes a run as long as the dashboard must bear: a million steps, every face of AffectNet.

The program itself makes a tiny run, so that tables and settings are its own; this fills them up.

    Scripts/make_large_run.py --program .build/release/fer-tui --out large-run
"""

import argparse
import math
import os
import random
import shutil
import sqlite3
import struct
import subprocess
import tempfile
import time

CLASSES = ["neutral", "happy", "sad", "surprise", "fear", "disgust", "anger", "contempt"]
# AffectNet-8's shares of the eight classes in training.
SHARES = [74874, 134415, 25459, 14090, 6378, 3803, 24882, 3750]


def tiny_run(program, folder):
    command = [program, "demo", "--json", "--epochs", "1", "--max-train", "16", "--max-test", "8"]
    command += ["--image-size", "32", "--batch-size", "8", "--run", "./run"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return os.path.join(folder, "run")


def fill_samples(database, train, test):
    database.execute("DELETE FROM samples")
    labels = [label for label, share in enumerate(SHARES) for _ in range(share * train // sum(SHARES) + 1)]

    def rows():
        for index in range(train):
            label = labels[index]
            yield ("train", index, f"/data/affectnet/train_set/images/{label}/{index:06d}.jpg", label, 0.1, 0.2)
        for index in range(test):
            label = index % 8
            yield ("test", index, f"/data/affectnet/val_set/images/{label}/{index:06d}.jpg", label, 0.1, 0.2)

    database.executemany(
        "INSERT INTO samples (split, sample, path, label, valence, arousal) VALUES (?, ?, ?, ?, ?, ?)", rows()
    )


def fill_steps(database, steps, epochs):
    database.execute("DELETE FROM steps")
    noise = random.Random(1)

    def rows():
        for step in range(1, steps + 1):
            fall = math.exp(-4 * step / steps)
            loss = 0.4 + 1.6 * fall + 0.3 * noise.random()
            # One spike among a million: it has to be seen.
            loss = 30.0 if step == steps // 3 else loss
            epoch = 1 + (step - 1) * epochs // steps
            yield (step, epoch, loss, 0.9 - 0.7 * fall, 0.05 * fall, 400 + 20 * noise.random(), 0.04, 0.001)

    database.executemany("INSERT INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows())


def fill_epochs(database, epochs, test):
    for table in ["epochs", "confusion", "predictions"]:
        database.execute(f"DELETE FROM {table}")
    noise = random.Random(2)
    for epoch in range(1, epochs + 1):
        fall = math.exp(-4 * epoch / epochs)
        accuracy = 0.63 - 0.4 * fall
        values = (epoch, 0.5 + fall, 0.9 - 0.6 * fall, 0.9 + fall, accuracy, accuracy, 400, 700, 10, 0.05 * fall)
        database.execute("INSERT INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
        for actual in range(8):
            found = int(test / 8 * accuracy)
            for predicted in range(8):
                count = found if actual == predicted else (test // 8 - found) // 7
                row = (epoch, "test", actual, predicted, count)
                database.execute("INSERT INTO confusion VALUES (?, ?, ?, ?, ?)", row)
    for index in range(test):
        weights = [noise.random() ** 3 for _ in range(8)]
        weights[index % 8] += 0.8
        chances = [weight / sum(weights) for weight in weights]
        best = max(range(8), key=chances.__getitem__)
        ranked = sorted(chances)
        loss = -math.log(chances[index % 8])
        blob = struct.pack("<8f", *chances)
        row = (epochs, index, best, loss, ranked[-1], ranked[-1] - ranked[-2], blob)
        database.execute("INSERT INTO predictions VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--program", default=".build/release/fer-tui")
    parser.add_argument("--out", required=True, help="the run's directory, which must not be there yet")
    parser.add_argument("--steps", type=int, default=1_000_000)
    parser.add_argument("--samples", type=int, default=287_651)
    parser.add_argument("--test", type=int, default=4_000)
    parser.add_argument("--epochs", type=int, default=50)
    options = parser.parse_args()
    if os.path.exists(options.out):
        parser.error(f"{options.out} is there already: remove it, or name another")

    with tempfile.TemporaryDirectory() as folder:
        run = tiny_run(os.path.abspath(options.program), folder)
        database = sqlite3.connect(os.path.join(run, "run.sqlite"))
        with database:
            fill_samples(database, options.samples - options.test, options.test)
            fill_steps(database, options.steps, options.epochs)
            fill_epochs(database, options.epochs, options.test)
            per_epoch = options.steps // options.epochs
            settings = [("epochs", options.epochs), ("steps_per_epoch", per_epoch), ("created_at", time.time())]
            for key, value in settings:
                database.execute("UPDATE config SET value = ? WHERE key = ?", (str(value), key))
            database.execute("UPDATE heartbeat SET step = ?, epoch = ?", (options.steps, options.epochs))
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        database.close()
        shutil.move(run, options.out)
    print(f"{options.out}: {options.steps} steps, {options.samples} samples, {options.epochs} epochs")


if __name__ == "__main__":
    main()
