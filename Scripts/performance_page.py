#!/usr/bin/env python3
"""Writes docs/performance.md from what Scripts/bench.py measured.

    performance_page.py docs/performance.json docs/performance.md
"""

import json
import sys
from pathlib import Path

NAMES = {
    "fer-tui float32": "**fer-tui, float32**", "fer-tui bf16": "**fer-tui, bf16**",
    "eager": "PyTorch, eager", "channels_last": "PyTorch, channels_last",
    "compile": "PyTorch, channels_last, torch.compile", "onnxruntime": "ONNX Runtime",
}

#: In the order of a step, with what they are called.
OPERATIONS = {
    "stem": "stem", "expandForward": "expand, forward", "depthwiseForward": "depthwise, forward",
    "squeezeExcitation": "squeeze-excitation, both ways", "projectForward": "project, forward",
    "head": "head and loss, both ways", "projectBackward": "project, backward",
    "depthwiseBackward": "depthwise, backward", "expandBackward": "expand, backward",
    "stemBackward": "stem, backward", "batchNormStatistics": "batch-norm statistics",
    "gradientReduction": "transposition, sums over lanes", "optimizer": "AdamW",
}

HEAD = """\
# Performance

The scripts of `make bench` measured these figures, shape by shape, and wrote this page; [{file}]({file})
has every round.
[engine.md](engine.md) explains the engine, [precision.md](precision.md) shows that the numbers stay right in
bfloat16, and [engine-experiments.md](engine-experiments.md) lists what was tried, also what did not help.
"""

METHOD = """\
## Method

- Every contender is a process that builds the same network with random weights, warms up on a batch of random
  images, and then waits. In each round each takes the same number of steps while the others stand still, so that a
  machine that speeds up or slows down, or has other guests, does so for all. A turn begins when the threads of the one
  before have come to rest (ONNX Runtime's spin for a twentieth of a second after their work), and with a step that wakes
  its own and does not count. A figure is the median over the rounds; *times faster* is the median over the rounds of the
  ratio to the fastest PyTorch of the same round.
- A training step is the same work for all: forward with dropout and stochastic depth, cross entropy with label
  smoothing (on one-hot targets in fer-tui), backward, AdamW, running statistics kept. PyTorch computes in float32, in
  its three best ways. `torch.compile` has compiled before the clock runs.
- A step of inference is one forward pass on the batch. ONNX Runtime gets the network as `torch.onnx` exports it, with
  all its graph optimisations (batch norms folded into convolutions).
- Rounds in which other programs took more than a tenth of the machine's processors do not count, as long as there are
  others.
- Memory is the most that a contender's process had resident (`VmHWM`), its libraries included.
- All use the same number of threads.

```
make bench                              # everything: about a quarter of an hour on two cores
make bench ROUNDS=2 SHAPES=64/32        # one shape, quickly
fer-tui bench --precision bf16          # the engine alone, with the time of each kind of operation
fer-tui bench --scaling                 # by number of threads
```

A processor in a virtual machine may have AVX512_BF16 although the system does not list it. A build for it, and a word
that the flag is there, measure bfloat16 all the same:
`FER_TUI_MARCH=cooperlake FER_TUI_ASSUME_FLAGS=avx512_bf16 make bench`.
"""

FLOOR = """\
*Floor* is the time that a kind of operation cannot go below on this machine: its multiply-adds at the rate of a loop of
nothing but multiply-adds (matrix products in bf16: of dot products) plus its activations at the rate of a loop of
nothing but SiLU, or its bytes at the rate at which memory is read or copied, whichever takes longer. Bytes are those
of activations, gradients and parameters, read or written once a pass as [engine.md](engine.md) lists them; what a large
cache still holds from the pass before can be faster than that.
"""


def gib(count):
    return "–" if count is None else f"{count / 2**30:.2f} GiB"


def table(heads, rows, left=1):
    lines = ["| " + " | ".join(heads) + " |",
             "|" + "|".join([" --- "] * left + [" ---: "] * (len(heads) - left)) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows]) + "\n"


def contest(title, result, peer_word):
    """A shape's table; what is missing is named below it."""
    faster = result["times_faster_than_best_peer"]
    rows = []
    for name, text in NAMES.items():
        if name in result["contenders"]:
            own = result["contenders"][name]
            times = f"{faster[name]:.2f}" if name in faster else ""
            rows.append([text, f"{own['median_images_per_second']:.1f}", times, gib(own["peak_rss_bytes"])])
        elif name in result["missing"]:
            rows.append([text, "missing", "", ""])
    rounds = len(result["rounds"])
    parts = [table([title, "images/s", f"times {peer_word}", "memory"], rows)]
    parts.append(f"{rounds} round{'s' if rounds > 1 else ''} of {result['steps_a_round']} steps, "
                 f"{result['date']}.{disturbed(result)}")
    parts += [f"Missing: {NAMES[name]}: {reason}" for name, reason in result["missing"].items()]
    return "\n".join(parts) + "\n"


def disturbed(result):
    """Which rounds count, where other programs ran meanwhile."""
    shares = [figures["others_share"] for figures in result["rounds"]]
    if result["counted_rounds"] < len(shares):
        return (f" {result['counted_rounds']} of them count: in the others, other programs took up to "
                f"{100 * max(shares):.0f}% of the machine.")
    if min(shares) > 0.1:
        return (f" No round was calm: other programs took {100 * min(shares):.0f} to {100 * max(shares):.0f}% of the "
                "machine, so these figures are rough.")
    return ""


def shape_title(shape):
    size, _, batch = shape.partition("/")
    return f"{size}×{size}, batch {batch}"


def by_area(shapes):
    return sorted(shapes, key=lambda shape: [-int(number) for number in shape.split("/")])


def training(results):
    parts = ["## Training\n"]
    for shape in by_area(results.get("training", {})):
        parts.append(contest(shape_title(shape), results["training"][shape], "the fastest PyTorch"))
    return "\n".join(parts)


def inference(results):
    parts = ["## Inference\n"] if results.get("inference") else []
    for shape in by_area(results.get("inference", {})):
        parts.append(contest(shape_title(shape), results["inference"][shape], "ONNX Runtime"))
    return "\n".join(parts)


def scaling(results):
    parts = ["## Threads\n"] if results.get("scaling") else []
    for shape, curve in results.get("scaling", {}).items():
        rows = [[str(point["threads"]), f"{point['train_images_per_second']:.1f}", f"{point['speedup']:.2f}",
                 "yes" if point["same_bits"] else "no"] for point in curve["scaling"]]
        parts.append(f"Training at {shape_title(shape)} in {curve['precision']}; loss and logits are compared "
                     "with one thread's, bit by bit.\n")
        parts.append(table(["threads", "images/s", "times one thread", "same bits"], rows, left=0))
    return "\n".join(parts)


def peaks(profile):
    names = {"float32_operations": ("multiply-add, float32", "GFLOP/s"),
             "bf16_operations": ("dot product, bf16", "GFLOP/s"), "activations": ("SiLU", "G values/s"),
             "memory_read_bytes": ("memory, read", "GB/s"), "memory_copy_bytes": ("memory, copied", "GB/s")}
    measured = profile["peaks"]
    rows = [[text, *(f"{measured[key][which] / 1e9:.1f}" for which in ("one_thread", "all_threads")), unit]
            for key, (text, unit) in names.items() if measured.get(key)]
    text = table(["The machine at best", "one thread", f"{profile['threads']} threads", ""], rows)
    return text + ("\n" + remark(measured) if measured.get("bf16_operations") else "")


def remark(measured):
    """What the dot product's rate lets one expect of bf16."""
    ratio = measured["bf16_operations"]["one_thread"] / measured["float32_operations"]["one_thread"]
    if ratio > 1:
        return f"The dot product does {ratio:.1f} times the operations of float32's multiply-add.\n"
    return (f"On this processor the dot product of bf16 does only {ratio:.2f} times the operations of float32's "
            "multiply-add:\nbf16 saves memory here, and cannot save time.\n")


def profile_table(profile):
    steps = profile["steps"]
    total = sum(operation["seconds"] for operation in profile["operations"].values())
    rows = []
    for key, text in OPERATIONS.items():
        operation = profile["operations"].get(key)
        if not operation:
            continue
        seconds, floor = operation["seconds"], operation.get("floor_seconds")
        rows.append([
            text, f"{1000 * seconds / steps:.1f}", f"{100 * seconds / total:.0f}%",
            f"{operation['operations'] / seconds / 1e9:.0f}" if operation.get("operations") else "",
            f"{operation['bytes'] / seconds / 1e9:.1f}" if operation.get("bytes") else "",
            f"{1000 * floor / steps:.1f}" if floor else "", f"{100 * floor / seconds:.0f}%" if floor else ""])
    floor = sum(operation.get("floor_seconds") or 0 for operation in profile["operations"].values())
    rows.append(["in all", f"{1000 * total / steps:.1f}", "", "", "", f"{1000 * floor / steps:.1f}",
                 f"{100 * floor / total:.0f}%"])
    return table(["operation", "ms a step", "share", "GFLOP/s", "GB/s", "floor, ms", "floor / time"], rows)


def profiles(results):
    parts = ["## Where the time goes\n", FLOOR] if results.get("profiles") else []
    for name, profile in results.get("profiles", {}).items():
        shape, _, precision = name.partition(" ")
        if profile.get("peaks"):
            parts.append(peaks(profile))
        parts.append(f"A training step at {shape_title(shape)} in {precision}:\n")
        parts.append(profile_table(profile))
        planned, before, peak = (profile[key] for key in
                                 ("planned_bytes", "rss_before_bytes", "peak_rss_bytes"))
        parts.append(f"Memory: {gib(planned)} planned for the network, {gib(peak)} at most in all, of which "
                     f"{gib(before)} were there before (program, libraries, images); measured over planned: "
                     f"{100 * ((peak - before) / planned - 1):+.1f}%.\n")
    return "\n".join(parts)


def machine(results):
    facts = results["machine"]
    versions = {}
    for part in ("training", "inference"):
        for result in results.get(part, {}).values():
            for name, contender in result["contenders"].items():
                if name not in ("fer-tui float32", "fer-tui bf16"):
                    versions["ONNX Runtime" if name == "onnxruntime" else "PyTorch"] = contender["version"]
    lines = [
        "## Machine and versions\n", f"- {facts['processor']}, {facts['threads']} threads, "
        f"{facts['memory_bytes'] / 2**30:.0f} GiB of memory, {facts['system']}",
        f"- {facts['fer_tui']}; EfficientNet-{results['model'].upper()}, 8 classes",
    ] + [f"- {name} {version}" for name, version in sorted(versions.items())]
    return "\n".join(lines) + "\n"


def main():
    source, target = map(Path, sys.argv[1:3])
    results = json.loads(source.read_text())
    parts = [HEAD.format(file=source.name), machine(results), training(results), inference(results),
             scaling(results), profiles(results), METHOD]
    target.write_text("\n".join(part for part in parts if part))


if __name__ == "__main__":
    main()
