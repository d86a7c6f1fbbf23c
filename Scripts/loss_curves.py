#!/usr/bin/env python3
"""Compares the loss of a run in bfloat16 with that of runs in float32 that differ in their seeds.

Reads the steps of the runs' records and averages the loss over windows of steps. Writes a table (Markdown), the
figures (JSON) and the curves (SVG), and says in how many windows the run in bfloat16 lies between the lowest and the
highest of the others, and in how many within two standard deviations of their mean. The standard deviation is that
between seeds, over all windows together: three runs say little about one window's.

    loss_curves.py --float32 RUN RUN RUN --bf16 RUN --out docs/bf16-loss
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
    parser.add_argument("--bf16", required=True, metavar="RUN")
    parser.add_argument("--window", type=int, default=100, help="steps that are averaged")
    parser.add_argument("--out", required=True, help="the files' name without an ending")
    return parser.parse_args()


def windows(run, length):
    """Mean losses of whole windows of steps."""
    database = sqlite3.connect(f"file:{Path(run) / 'run.sqlite'}?mode=ro", uri=True)
    losses = [loss for (loss,) in database.execute("SELECT loss FROM steps ORDER BY step")]
    return [statistics.fmean(losses[start:start + length])
            for start in range(0, len(losses) - length + 1, length)]


def compare(singles, half, length):
    """A row a window that at least two of the runs in float32 have."""
    rows = []
    for number, value in enumerate(half):
        values = [curve[number] for curve in singles if number < len(curve)]
        if len(values) < 2:
            break
        rows.append({
            "until_step": (number + 1) * length, "float32": [round(each, 4) for each in values],
            "bf16": round(value, 4), "is_between": min(values) <= value <= max(values)})
    spread = statistics.fmean(statistics.variance(row["float32"]) for row in rows) ** 0.5
    for row in rows:
        row["deviations_from_mean"] = round((row["bf16"] - statistics.fmean(row["float32"])) / spread, 2)
    return rows, spread


def table(rows):
    count = max(len(row["float32"]) for row in rows)
    heads = ["steps", *(f"float32, seed {seed}" for seed in range(count)), "bf16, seed 0", "off the mean by"]
    lines = ["| " + " | ".join(heads) + " |", "|" + " ---: |" * len(heads)]
    for row in rows:
        figures = [f"{value:.3f}" for value in row["float32"]] + ["–"] * (count - len(row["float32"]))
        cells = [f"…{row['until_step']}", *figures, f"{row['bf16']:.3f}",
                 f"{row['deviations_from_mean']:+.1f} σ"]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def points(values, length, scale):
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in
                    (scale((number + 0.5) * length, value) for number, value in enumerate(values)))


def drawing(singles, half, length):
    """The curves as SVG."""
    everything = [value for curve in [*singles, half] for value in curve]
    low, high, steps = min(everything) * 0.95, max(everything) * 1.02, len(half) * length

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
    for values, name, width in [*((each, "float32", 1.5) for each in singles), (half, "bf16", 2.5)]:
        lines.append(f'<polyline points="{points(values, length, scale)}" fill="none" '
                     f'stroke="{COLOURS[name]}" stroke-width="{width}"/>')
    for place, (name, text) in enumerate([("float32", f"float32, {len(singles)} seeds"), ("bf16", "bf16")]):
        y = MARGIN + 18 * place
        lines.append(f'<path d="M{WIDTH - 190} {y - 4}h24" stroke="{COLOURS[name]}" stroke-width="3"/>')
        lines.append(f'<text x="{WIDTH - 160}" y="{y}">{text}</text>')
    lines.append(f'<text x="{MARGIN}" y="{MARGIN - 20}">training loss, mean of {length} steps</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def main():
    options = arguments()
    singles = [windows(run, options.window) for run in options.float32]
    half = windows(options.bf16, options.window)
    rows, spread = compare(singles, half, options.window)
    out = Path(options.out)
    out.with_suffix(".svg").write_text(drawing(singles, half, options.window))
    out.with_suffix(".json").write_text(json.dumps(rows, indent=1) + "\n")
    print(table(rows))
    between = sum(row["is_between"] for row in rows)
    near = sum(abs(row["deviations_from_mean"]) <= 2 for row in rows)
    print(f"Between seeds the standard deviation is {spread:.3f}. The run in bf16 is within two of them of the mean in "
          f"{near} of {len(rows)}\nwindows, and between the lowest and the highest seed in {between}.")


if __name__ == "__main__":
    main()
