#!/usr/bin/env python3
"""Compares the loss of runs in bfloat16 with that of runs in float32 of the same seeds.

Reads the steps of the runs' records and averages the loss over windows of steps. Prints a table (Markdown), writes the
figures (JSON) and the curves (SVG), and says in how many windows the mean of the runs in bfloat16 lies between the lowest
and the highest of the others, and in how many within two standard errors of their mean. The standard deviation is that
between seeds, over all windows together: three runs say little about one window's.

    loss_curves.py --float32 RUN RUN RUN --bf16 RUN RUN RUN --out docs/bf16-loss
"""

import argparse
import json
import sqlite3
import statistics
from pathlib import Path

WIDTH, HEIGHT, MARGIN = 720, 360, 48
COLOURS = {"float32": "#7f8c9b", "bf16": "#d1495b"}


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--float32", nargs="+", required=True, metavar="RUN")
    parser.add_argument("--bf16", nargs="+", required=True, metavar="RUN")
    parser.add_argument("--window", type=int, default=100, help="steps that are averaged")
    parser.add_argument("--out", required=True, help="the files' name without an ending")
    return parser.parse_args()


def windows(run, length):
    """Mean losses of whole windows of steps."""
    database = sqlite3.connect(f"file:{Path(run) / 'run.sqlite'}?mode=ro", uri=True)
    losses = [loss for (loss,) in database.execute("SELECT loss FROM steps ORDER BY step")]
    return [statistics.fmean(losses[start:start + length])
            for start in range(0, len(losses) - length + 1, length)]


def compare(singles, halves, length):
    """A row a window that all runs have, and the standard deviation between seeds."""
    rows = []
    for number in range(min(len(curve) for curve in [*singles, *halves])):
        single, half = ([curve[number] for curve in curves] for curves in (singles, halves))
        mean = statistics.fmean(half)
        rows.append({
            "until_step": (number + 1) * length, "float32": [round(each, 4) for each in single],
            "bf16": [round(each, 4) for each in half],
            "difference_of_means": round(mean - statistics.fmean(single), 4),
            "is_between": min(single) <= mean <= max(single)})
    variances = [statistics.variance(row[name]) for row in rows for name in ("float32", "bf16") if len(row[name]) > 1]
    return rows, statistics.fmean(variances) ** 0.5


def table(rows):
    heads = ["steps"] + [f"{name}, seed {seed}" for name in ("float32", "bf16") for seed in range(len(rows[0][name]))]
    lines = ["| " + " | ".join([*heads, "difference of means"]) + " |", "|" + " ---: |" * (len(heads) + 1)]
    for row in rows:
        figures = [f"{value:.3f}" for value in row["float32"] + row["bf16"]]
        lines.append("| " + " | ".join([f"…{row['until_step']}", *figures, f"{row['difference_of_means']:+.3f}"]) + " |")
    return "\n".join(lines) + "\n"


def points(values, length, scale):
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in
                    (scale((number + 0.5) * length, value) for number, value in enumerate(values)))


def drawing(singles, halves, length):
    """The curves as SVG."""
    everything = [value for curve in [*singles, *halves] for value in curve]
    low, high, steps = min(everything) * 0.95, max(everything) * 1.02, len(halves[0]) * length

    def scale(step, loss):
        return (MARGIN + (WIDTH - 2 * MARGIN) * step / steps,
                HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * (loss - low) / (high - low))

    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        'font-family="sans-serif" font-size="12">', f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>']
    for part in range(5):
        loss, step = low + (high - low) * part / 4, steps * part // 4
        (left, y), (x, bottom) = scale(0, loss), scale(step, low)
        lines.append(f'<path d="M{left} {y:.1f}H{WIDTH - MARGIN}" stroke="#e3e6ea"/>')
        lines.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end">{loss:.2f}</text>')
        lines.append(f'<text x="{x:.1f}" y="{bottom + 18}" text-anchor="middle">{step}</text>')
    for values, name, width in [*((each, "float32", 2) for each in singles), *((each, "bf16", 1.5) for each in halves)]:
        lines.append(f'<polyline points="{points(values, length, scale)}" fill="none" '
                     f'stroke="{COLOURS[name]}" stroke-width="{width}"/>')
    for place, (name, text) in enumerate(
            [("float32", f"float32, {len(singles)} seeds"), ("bf16", f"bf16, {len(halves)} seeds")]):
        y = MARGIN + 18 * place
        lines.append(f'<path d="M{WIDTH - 190} {y - 4}h24" stroke="{COLOURS[name]}" stroke-width="3"/>')
        lines.append(f'<text x="{WIDTH - 160}" y="{y}">{text}</text>')
    lines.append(f'<text x="{MARGIN}" y="{MARGIN - 20}">training loss, mean of {length} steps</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def main():
    options = arguments()
    singles, halves = ([windows(run, options.window) for run in runs] for runs in (options.float32, options.bf16))
    rows, deviation = compare(singles, halves, options.window)
    out = Path(options.out)
    out.with_suffix(".svg").write_text(drawing(singles, halves, options.window))
    out.with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n")
    print(table(rows))
    between = sum(row["is_between"] for row in rows)
    error = deviation * (1 / len(singles) + 1 / len(halves)) ** 0.5
    near = sum(abs(row["difference_of_means"]) <= 2 * error for row in rows)
    overall = statistics.fmean(row["difference_of_means"] for row in rows)
    print(f"Between seeds the standard deviation of a window is {deviation:.3f}. The means of float32 and bf16 differ by "
          f"{overall:+.4f} over all steps.\nThe mean in bf16 is within two standard errors of that in float32 in {near} of "
          f"{len(rows)} windows, and between the lowest and the\nhighest seed of float32 in {between}.")


if __name__ == "__main__":
    main()
