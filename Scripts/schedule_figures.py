#!/usr/bin/env python3
"""Prints the learning-rate factors and smoothed losses that TrainingTests expects, as PyTorch computes them."""

import torch
from torch.optim import SGD
from torch.optim.lr_scheduler import ConstantLR, CosineAnnealingLR, LinearLR, SequentialLR, StepLR


def factors(kind, steps, warmup, **settings):
    """The factor of every step: a linear warm-up from 0.01, then the schedule named."""
    optimizer = SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    if kind == "cosine":
        after = CosineAnnealingLR(optimizer, T_max=steps - warmup, eta_min=settings["floor"])
    elif kind == "step":
        after = StepLR(optimizer, step_size=settings["size"], gamma=settings["decay"])
    else:
        after = ConstantLR(optimizer, factor=1)
    schedule = after
    if warmup:
        rise = LinearLR(optimizer, start_factor=0.01, total_iters=warmup)
        schedule = SequentialLR(optimizer, [rise, after], milestones=[warmup])
    values = []
    for _ in range(steps):
        values.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    return values


def show(name, values):
    print(f"{name}: [{', '.join(f'{value:.10g}' for value in values)}]")


def main():
    show("cosine, warm-up 4 of 12", factors("cosine", 12, 4, floor=0.1))
    show("cosine, no warm-up, 6", factors("cosine", 6, 0, floor=0.0))
    show("step, warm-up 3 of 12, every 4", factors("step", 12, 3, size=4, decay=0.5))
    show("constant, warm-up 2 of 5", factors("constant", 5, 2))
    logits = torch.tensor([[2.0, -1.0, 0.5], [0.0, 1.0, 0.0]], dtype=torch.float64)
    labels = torch.tensor([0, 2])
    loss = torch.nn.CrossEntropyLoss(label_smoothing=0.1, reduction="none")(logits, labels)
    show("losses with smoothing 0.1", loss.tolist())
    show("losses", torch.nn.CrossEntropyLoss(reduction="none")(logits, labels).tolist())


if __name__ == "__main__":
    main()
