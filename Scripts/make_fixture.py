#!/usr/bin/env python3
"""Writes a verify fixture: a batch, and what torchvision makes of it in float64.

The format is described in docs/verify-fixtures.md. Parameters come from torchvision's own
initialisation with batch norms and biases moved off their ones and zeros, or from Philox
(`--parameters philox`), or from Philox and not stored at all (`--seeded`, small files).
`--compact` stores large expected tensors as sketches: their norm and 16 projections.

    make_fixture.py --model b4 --image-size 64 --batch-size 4 OUT.safetensors
    make_fixture.py --model b4 --image-size 64 --batch-size 4 --seeded --compact OUT.safetensors
    make_fixture.py --block 24,40,5,2,6 --image-size 9 --batch-size 2 OUT.safetensors
"""

import argparse
import copy
import json
import math

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import philox
import torchvision_models as models

SKETCHED_ABOVE = 256

#: The optimisers of `--steps`; weight decay reaches the weights of convolutions and the classifier alone.
OPTIMIZERS = {
    "sgd": lambda groups: torch.optim.SGD(groups, lr=0.01, momentum=0.9),
    "adamw": lambda groups: torch.optim.AdamW(groups, lr=1e-3, betas=(0.9, 0.999), eps=1e-8),
    "rmsprop": lambda groups: torch.optim.RMSprop(groups, lr=1e-4, alpha=0.9, momentum=0.9, eps=1e-3),
}
WEIGHT_DECAY = 0.01


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", help="the file to write")
    parser.add_argument("--model", default="b4", help="b0 … b7 or paper-fig1")
    parser.add_argument("--block", metavar="IN,OUT,KERNEL,STRIDE,EXPANSION",
                        help="a single MBConv block instead of a model")
    parser.add_argument("--classes", type=int, default=8)
    parser.add_argument("--image-size", type=int, default=64)
    parser.add_argument("--batch-size", type=int, default=4)
    parser.add_argument("--mode", choices=["train", "eval"], default="train")
    parser.add_argument("--label-smoothing", type=float, default=0.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--parameters", choices=["torchvision", "philox"], default="torchvision")
    parser.add_argument("--seeded", action="store_true", help="philox parameters, not stored")
    parser.add_argument("--compact", action="store_true", help="sketches of large expected tensors")
    parser.add_argument("--steps", type=int, default=0,
                        help="also the losses of this many steps on the batch, by each optimiser")
    return parser.parse_args()


def numbered(model):
    """(number, name, tensor) of every entry of the state dictionary but the batch counters."""
    entries = [(n, t) for n, t in model.state_dict().items() if not n.endswith("num_batches_tracked")]
    return [(number, name, tensor) for number, (name, tensor) in enumerate(entries)]


def batch_norm_prefixes(model):
    return {name for name, module in model.named_modules() if isinstance(module, nn.BatchNorm2d)}


def drawn(name, shape, number, seed, norms):
    """A tensor of seeded parameters, in float64."""
    u = philox.uniform(math.prod(shape), number, philox.PARAMETERS, seed)
    prefix, kind = name.rpartition(".")[::2]
    if kind == "running_var" or (kind == "weight" and prefix in norms):
        values = 0.5 + u
    elif kind == "weight":
        values = (2 * u - 1) * math.sqrt(3 / math.prod(shape[1:]))
    else:
        values = (2 * u - 1) * 0.1
    return torch.from_numpy(values.astype(np.float32)).reshape(shape).double()


def set_drawn_parameters(model, seed):
    norms = batch_norm_prefixes(model)
    with torch.no_grad():
        for number, name, tensor in numbered(model):
            tensor.copy_(drawn(name, tensor.shape, number, seed, norms))


def round_and_disturb(model, seed):
    """Exact float32 values everywhere, and no parameter at a zero or one that would hide a mistake."""
    norms = batch_norm_prefixes(model)
    generator = torch.Generator().manual_seed(seed + 1)
    with torch.no_grad():
        for _, name, tensor in numbered(model):
            prefix, kind = name.rpartition(".")[::2]
            if prefix in norms or kind == "bias":
                scale = 0.5 if kind == "running_var" else 0.2
                noise = torch.rand(tensor.shape, generator=generator, dtype=torch.float64)
                tensor.add_((2 * noise - 1) * scale)
            tensor.copy_(tensor.float().double())


def random_batch(shape, classes, seed):
    generator = torch.Generator().manual_seed(seed + 2)
    images = torch.randn(shape, generator=generator, dtype=torch.float32)
    labels = torch.randint(classes, (shape[0],), generator=generator)
    return images, labels


def run_model(model, options, images, labels):
    """What the network makes of the batch: logits, loss and, in training, gradients."""
    logits = model(images.double())
    loss = F.cross_entropy(logits, labels, label_smoothing=options.label_smoothing)
    if options.mode == "train":
        loss.backward()
    return {"expect/logits": logits.detach(), "expect/loss": loss.detach()}


def parameter_groups(model):
    norms = batch_norm_prefixes(model)
    decayed, others = [], []
    for name, parameter in model.named_parameters():
        prefix, kind = name.rpartition(".")[::2]
        (decayed if kind == "weight" and prefix not in norms else others).append(parameter)
    return [{"params": decayed, "weight_decay": WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]


def losses_of_steps(model, options, images, labels):
    """The loss before each of some steps on the same batch, by each optimiser from the same start."""
    for name, make_optimizer in OPTIMIZERS.items():
        network = copy.deepcopy(model)
        optimizer = make_optimizer(parameter_groups(network))
        losses = []
        for _ in range(options.steps):
            optimizer.zero_grad()
            loss = F.cross_entropy(
                network(images.double()), labels, label_smoothing=options.label_smoothing)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        yield f"expect/losses/{name}", torch.tensor(losses, dtype=torch.float64)


def run_block(block, images, output_gradient):
    """What a block makes of its input and of the gradient of its output."""
    images = images.double().requires_grad_()
    output = block(images)
    output.backward(output_gradient(output.shape).double())
    return {"expect/output": output.detach(), "expect/grad/input": images.grad}


def stored(name, number, tensor, options):
    """The entry of an expected gradient or buffer: in full, or as a sketch."""
    group, _, rest = name.partition("/")
    if options.compact and tensor.numel() > SKETCHED_ABOVE:
        summary = philox.sketch(tensor.detach().numpy(), number, options.seed)
        return f"{group}/sketch/{rest}", torch.from_numpy(summary)
    return name, tensor


def expected_tensors(model, options):
    """Gradients of every parameter and the buffers after the forward pass."""
    gradients = {name: parameter.grad for name, parameter in model.named_parameters()}
    for number, name, tensor in numbered(model):
        kind = "grad" if name in gradients else "buffer"
        yield stored(f"expect/{kind}/{name}", number, gradients.get(name, tensor), options)


def counters(model, prefix):
    """The batch counters, which full fixtures carry as torchvision's files do."""
    return {f"{prefix}{name}": tensor.clone() for name, tensor in model.state_dict().items()
            if name.endswith("num_batches_tracked")}


def write_safetensors(path, tensors, metadata):
    """Writes the file so that equal tensors give equal bytes (the library's own writer shuffles)."""
    header, data, offset = {"__metadata__": metadata}, [], 0
    for name, tensor in sorted(tensors.items()):
        tensor = tensor.detach()
        values = (tensor.float() if tensor.is_floating_point() else tensor).numpy()
        kind = {"float32": "F32", "int64": "I64"}[values.dtype.name]
        end = offset + values.nbytes
        header[name] = {"dtype": kind, "shape": list(values.shape), "data_offsets": [offset, end]}
        data.append(values.tobytes())
        offset = end
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text + b"".join(data))


def metadata(options):
    entries = {"image_size": options.image_size, "batch_size": options.batch_size, "mode": options.mode}
    if options.block:
        names = ["in_channels", "out_channels", "kernel", "stride", "expansion"]
        entries |= dict(zip(names, options.block.split(",")))
    else:
        entries |= {"model": models.canonical(options.model), "num_classes": options.classes,
                    "label_smoothing": options.label_smoothing}
    if options.seeded:
        entries["seeded_params"] = "philox"
    if options.compact:
        entries["compact"] = 1
    if options.seeded or options.compact:
        entries["seed"] = options.seed
    return {key: str(value) for key, value in entries.items()}


def make(options):
    torch.manual_seed(options.seed)
    if options.block:
        channels = [int(part) for part in options.block.split(",")]
        model = models.block(*channels)
    else:
        channels = [3]
        model = models.without_regularization(models.build(options.model, options.classes))
    model = model.double().train(options.mode == "train")
    if options.seeded or options.parameters == "philox":
        set_drawn_parameters(model, options.seed)
    else:
        round_and_disturb(model, options.seed)

    shape = (options.batch_size, channels[0], options.image_size, options.image_size)
    images, labels = random_batch(shape, options.classes, options.seed)
    tensors = {"input": images}
    if not options.seeded:
        parameters = {name for name, _ in model.named_parameters()}
        for _, name, tensor in numbered(model):
            tensors[f"{'param' if name in parameters else 'buffer'}/{name}"] = tensor.clone()
        tensors |= counters(model, "buffer/")

    if options.block:
        generator = torch.Generator().manual_seed(options.seed + 3)
        gradient = {}

        def output_gradient(shape):
            gradient["output_gradient"] = torch.randn(shape, generator=generator, dtype=torch.float32)
            return gradient["output_gradient"]

        tensors |= run_block(model, images, output_gradient) | gradient
    else:
        tensors["labels"] = labels
        if options.steps:
            tensors |= dict(losses_of_steps(model, options, images, labels))
        tensors |= run_model(model, options, images, labels)
    if options.mode == "train":
        tensors |= dict(expected_tensors(model, options))
        if not options.seeded:
            tensors |= counters(model, "expect/buffer/")
    write_safetensors(options.output, tensors, metadata(options))


if __name__ == "__main__":
    torch.set_num_threads(1)
    make(arguments())
