"""torchvision's networks under the names that fer-tui uses, `paper-fig1` among them."""

import copy

from torch import nn
from torch.nn import functional
from torchvision.models import efficientnet as tv
from torchvision.models import mobilenet_v2

#: Block outputs of the paper's Fig. 1 as fer-tui reads it; the rest is B4's last six stages.
PAPER_OUTPUTS = [20, 40, 80, 160, 320, 640]
PAPER_STEM = 44
PAPER_HEAD = 1792


class ExactMBConvConfig(tv.MBConvConfig):
    """A stage whose channels are taken as they are, not rounded to multiples of eight."""

    @staticmethod
    def adjust_channels(channels, width_mult, min_value=None):
        return int(channels * width_mult)


def canonical(name):
    """`b4`, `B4` and `efficientnet_b4` are one model."""
    name = name.lower()
    if name in {f"b{n}" for n in range(8)}:
        return f"efficientnet_{name}"
    if name in {"mobilenet-v2", "mobilenet_v2"}:
        return "mobilenet-v2"
    if name in {f"tf_b{n}" for n in range(8)} | {f"efficientnet_b{n}" for n in range(8)} | {"paper-fig1"}:
        return name
    raise SystemExit(f"{name}: no such model (b0 … b7, tf_b0 … tf_b7, paper-fig1 or mobilenet-v2)")


class SameConv2d(nn.Conv2d):
    """A convolution with TensorFlow's SAME padding: the odd zero comes after the image."""

    def forward(self, images):
        sides = []
        for size, kernel, stride in zip(images.shape[:1:-1], self.kernel_size[::-1], self.stride[::-1]):
            zeros = max((-(-size // stride) - 1) * stride + kernel - size, 0)
            sides += [zeros // 2, zeros - zeros // 2]
        return self._conv_forward(functional.pad(images, sides), self.weight, self.bias)


def tensorflow(model):
    """Gives a network the padding and the batch norms of timm's `tf_` models."""
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            module.padding = (0, 0)
            module.__class__ = SameConv2d
        elif isinstance(module, nn.BatchNorm2d):
            module.eps, module.momentum = 1e-3, 0.1
    return model


def paper_fig1(num_classes):
    stages = zip(PAPER_OUTPUTS, [3, 5, 3, 5, 5, 3], [2, 2, 2, 1, 2, 1], [4, 4, 6, 6, 8, 2])
    channels, settings = PAPER_STEM, []
    for output, kernel, stride, repeats in stages:
        settings.append(ExactMBConvConfig(6, kernel, stride, channels, output, repeats))
        channels = output
    return tv.EfficientNet(settings, dropout=0.4, last_channel=PAPER_HEAD, num_classes=num_classes)


def build(name, num_classes):
    """The network with torchvision's own initial weights (set the torch seed first)."""
    name = canonical(name)
    if name == "paper-fig1":
        return paper_fig1(num_classes)
    if name == "mobilenet-v2":
        return mobilenet_v2(num_classes=num_classes)
    if name.startswith("tf_"):
        return tensorflow(build(name.removeprefix("tf_"), num_classes))
    return getattr(tv, name)(weights=None, num_classes=num_classes)


def without_regularization(model):
    """Switches dropout and stochastic depth off and leaves batch norm alone."""
    for module in model.modules():
        if isinstance(module, (nn.Dropout, tv.StochasticDepth)):
            module.p = 0.0
    return model


def block(inputs, outputs, kernel, stride, expansion, norm_layer=nn.BatchNorm2d):
    """One MBConv block, without stochastic depth."""
    config = ExactMBConvConfig(expansion, kernel, stride, inputs, outputs, 1)
    return tv.MBConv(copy.copy(config), 0.0, norm_layer)
