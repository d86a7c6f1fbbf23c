#!/usr/bin/env python3
"""One PyTorch contender of the benchmark, stepped by a driver (Scripts/bench.py).

A step is what a training step of fer-tui is: forward with dropout and stochastic depth, cross entropy with
label smoothing 0.1, backward, AdamW. All contenders compute in float32 on the CPU:

    eager           torchvision's network as it comes
    channels_last   the same, images and weights in channels-last order
    compile         channels_last through torch.compile, after its first steps have compiled it

With `--serve` it follows the protocol that `fer-tui bench --serve` follows too. Once it has warmed up it
prints one line, a JSON object with `contender`. Then, for every line on stdin that holds a number k, it
runs k steps and prints one line, `{"steps": k, "seconds": s, "loss": l}`. It leaves at the end of stdin.
Without `--serve` it runs `--rounds` rounds of `--steps` steps and prints images per second as JSON lines.

    benchmark_peers.py --contender compile --model b4 --image-size 224 --batch-size 16
"""

import argparse
import json
import os
import sys
import time

import torch
from torch.nn import functional as F

import torchvision_models as models

CONTENDERS = ["eager", "channels_last", "compile"]


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contender", choices=CONTENDERS, default="compile")
    parser.add_argument("--model", default="b4")
    parser.add_argument("--classes", type=int, default=8)
    parser.add_argument("--image-size", type=int, default=224)
    parser.add_argument("--batch-size", type=int, default=16)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--warmup", type=int, default=2, help="steps before the first that counts")
    parser.add_argument("--serve", action="store_true", help="step as lines on stdin say")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=2, help="steps a round")
    return parser.parse_args()


class Contender:
    """A network, its optimiser and a batch of random images."""

    def __init__(self, options):
        torch.manual_seed(0)
        order = torch.contiguous_format if options.contender == "eager" else torch.channels_last
        self.model = models.build(options.model, options.classes).train().to(memory_format=order)
        self.forward = torch.compile(self.model) if options.contender == "compile" else self.model
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=1e-4, weight_decay=1e-2, fused=True)
        shape = (options.batch_size, 3, options.image_size, options.image_size)
        self.images = torch.randn(shape).to(memory_format=order)
        self.labels = torch.randint(options.classes, (options.batch_size,))

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(self.forward(self.images), self.labels, label_smoothing=0.1)
        loss.backward()
        self.optimizer.step()
        return loss

    def timed(self, steps):
        began = time.perf_counter()
        for _ in range(steps):
            loss = self.step()
        return {"steps": steps, "seconds": time.perf_counter() - began, "loss": loss.item()}


def serve(contender, name):
    print(json.dumps({"contender": name, "torch": torch.__version__}), flush=True)
    for line in sys.stdin:
        print(json.dumps(contender.timed(int(line))), flush=True)


def measure(contender, options):
    for number in range(1, options.rounds + 1):
        seconds = contender.timed(options.steps)["seconds"]
        rate = options.steps * options.batch_size / seconds
        print(json.dumps({"round": number, "contender": options.contender,
                          "images_per_second": round(rate, 3)}), flush=True)


def main():
    options = arguments()
    torch.set_num_threads(options.threads)
    contender = Contender(options)
    contender.timed(options.warmup)
    if options.serve:
        serve(contender, options.contender)
    else:
        measure(contender, options)


if __name__ == "__main__":
    main()
