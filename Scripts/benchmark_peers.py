#!/usr/bin/env python3
"""One contender of the benchmark that fer-tui is held against, stepped by a driver (Scripts/bench.py).

A training step is what a training step of fer-tui is: forward with dropout and stochastic depth, cross entropy
with label smoothing 0.1, backward, AdamW. A step of inference is a forward pass on the same batch. All contenders
compute in float32 on the CPU:

    eager           PyTorch trains torchvision's network as it comes
    channels_last   the same, images and weights in channels-last order
    compile         channels_last through torch.compile, after its first steps have compiled it
    onnxruntime     ONNX Runtime's inference of the same network, exported with its batch norms folded

With `--serve` it follows the protocol that `fer-tui bench --serve` follows too. Once it has warmed up it
prints one line, a JSON object with `contender` and `version`. Then, for every line on stdin that holds a number k,
it runs k steps and prints one line, `{"steps": k, "seconds": s}`. It leaves at the end of stdin.
Without `--serve` it runs `--rounds` rounds of `--steps` steps and prints images per second as JSON lines.

    benchmark_peers.py --contender compile --model b4 --image-size 224 --batch-size 16
"""

import argparse
import json
import os
import sys
import tempfile
import time
import warnings

import torch
from torch.nn import functional as F

import torchvision_models as models

TRAINING = ["eager", "channels_last", "compile"]
INFERENCE = ["onnxruntime"]


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--contender", choices=TRAINING + INFERENCE, default="compile")
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


def batch(options):
    shape = (options.batch_size, 3, options.image_size, options.image_size)
    return torch.randn(shape), torch.randint(options.classes, (options.batch_size,))


class Training:
    """A network in PyTorch, its optimiser and a batch of random images."""

    version = torch.__version__

    def __init__(self, options):
        torch.manual_seed(0)
        torch.set_num_threads(options.threads)
        order = torch.contiguous_format if options.contender == "eager" else torch.channels_last
        self.model = models.build(options.model, options.classes).train().to(memory_format=order)
        self.forward = torch.compile(self.model) if options.contender == "compile" else self.model
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=1e-4, weight_decay=1e-2, fused=True)
        images, self.labels = batch(options)
        self.images = images.to(memory_format=order)

    def step(self):
        self.optimizer.zero_grad(set_to_none=True)
        loss = F.cross_entropy(self.forward(self.images), self.labels, label_smoothing=0.1)
        loss.backward()
        self.optimizer.step()


class Inference:
    """A network in ONNX Runtime and a batch of random images."""

    def __init__(self, options):
        import onnxruntime

        self.version = onnxruntime.__version__
        torch.manual_seed(0)
        images, _ = batch(options)
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = options.threads
        settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "model.onnx")
            model = models.build(options.model, options.classes).eval()
            with warnings.catch_warnings(), torch.no_grad():
                warnings.simplefilter("ignore")
                torch.onnx.export(model, (images,), path, input_names=["images"], dynamo=False)
            self.session = onnxruntime.InferenceSession(
                path, settings, providers=["CPUExecutionProvider"])
        self.images = images.numpy()

    def step(self):
        self.session.run(None, {"images": self.images})


def timed(contender, steps):
    began = time.perf_counter()
    for _ in range(steps):
        contender.step()
    return {"steps": steps, "seconds": time.perf_counter() - began}


def serve(contender, name):
    print(json.dumps({"contender": name, "version": contender.version}), flush=True)
    for line in sys.stdin:
        print(json.dumps(timed(contender, int(line))), flush=True)


def measure(contender, options):
    for number in range(1, options.rounds + 1):
        rate = options.steps * options.batch_size / timed(contender, options.steps)["seconds"]
        print(json.dumps({"round": number, "contender": options.contender,
                          "images_per_second": round(rate, 3)}), flush=True)


def main():
    options = arguments()
    contender = (Inference if options.contender in INFERENCE else Training)(options)
    timed(contender, options.warmup)
    if options.serve:
        serve(contender, options.contender)
    else:
        measure(contender, options)


if __name__ == "__main__":
    main()
