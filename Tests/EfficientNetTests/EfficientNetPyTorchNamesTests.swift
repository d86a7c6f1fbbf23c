import Testing

@testable import EfficientNet

/// Pairs read off the state dictionaries of efficientnet_pytorch and torchvision.
@Suite struct EfficientNetPyTorchNamesTests {
    /// Enough of a B0 to know the blocks' numbers, which blocks expand, and where the head is.
    static let names = EfficientNetPyTorchNames(torchvisionNames: [
        "features.0.0.weight", "features.1.0.block.2.0.weight", "features.2.0.block.3.0.weight",
        "features.2.1.block.3.0.weight", "features.8.0.weight", "classifier.1.weight",
    ])

    @Test(arguments: [
        ("features.0.0.weight", "_conv_stem.weight"),
        ("features.0.1.running_var", "_bn0.running_var"),
        ("features.1.0.block.0.0.weight", "_blocks.0._depthwise_conv.weight"),
        ("features.1.0.block.0.1.bias", "_blocks.0._bn1.bias"),
        ("features.1.0.block.1.fc1.weight", "_blocks.0._se_reduce.weight"),
        ("features.1.0.block.1.fc2.bias", "_blocks.0._se_expand.bias"),
        ("features.1.0.block.2.0.weight", "_blocks.0._project_conv.weight"),
        ("features.1.0.block.2.1.weight", "_blocks.0._bn2.weight"),
        ("features.2.0.block.0.0.weight", "_blocks.1._expand_conv.weight"),
        ("features.2.0.block.0.1.running_mean", "_blocks.1._bn0.running_mean"),
        ("features.2.1.block.1.0.weight", "_blocks.2._depthwise_conv.weight"),
        ("features.2.1.block.2.fc1.bias", "_blocks.2._se_reduce.bias"),
        ("features.2.1.block.3.1.weight", "_blocks.2._bn2.weight"),
        ("features.8.0.weight", "_conv_head.weight"),
        ("features.8.1.weight", "_bn1.weight"),
        ("classifier.1.bias", "_fc.bias"),
    ])
    func translates(torchvision: String, other: String) {
        #expect(Self.names.name(of: torchvision) == other)
    }

    @Test(arguments: ["", "features", "features.x.0.weight", "features.1.0.block.9.0.weight", "fc.weight"])
    func knowsNoOtherName(name: String) {
        #expect(Self.names.name(of: name) == nil)
    }
}
