import Testing

@testable import EfficientNet

/// Pairs read off timm's and torchvision's own state dictionaries.
@Suite struct TimmNamesTests {
    /// Enough of a B0 to know which blocks expand and where the head is.
    static let names = TimmNames(torchvisionNames: [
        "features.0.0.weight", "features.1.0.block.2.0.weight", "features.2.0.block.3.0.weight",
        "features.8.0.weight", "classifier.1.weight",
    ])

    @Test(arguments: [
        ("features.0.0.weight", "conv_stem.weight"),
        ("features.0.1.running_var", "bn1.running_var"),
        ("features.1.0.block.0.0.weight", "blocks.0.0.conv_dw.weight"),
        ("features.1.0.block.0.1.bias", "blocks.0.0.bn1.bias"),
        ("features.1.0.block.1.fc1.weight", "blocks.0.0.se.conv_reduce.weight"),
        ("features.1.0.block.1.fc2.bias", "blocks.0.0.se.conv_expand.bias"),
        ("features.1.0.block.2.0.weight", "blocks.0.0.conv_pw.weight"),
        ("features.1.0.block.2.1.weight", "blocks.0.0.bn2.weight"),
        ("features.2.0.block.0.0.weight", "blocks.1.0.conv_pw.weight"),
        ("features.2.0.block.0.1.running_mean", "blocks.1.0.bn1.running_mean"),
        ("features.2.0.block.1.0.weight", "blocks.1.0.conv_dw.weight"),
        ("features.2.0.block.1.1.weight", "blocks.1.0.bn2.weight"),
        ("features.2.0.block.2.fc1.bias", "blocks.1.0.se.conv_reduce.bias"),
        ("features.2.0.block.3.0.weight", "blocks.1.0.conv_pwl.weight"),
        ("features.2.0.block.3.1.weight", "blocks.1.0.bn3.weight"),
        ("features.8.0.weight", "conv_head.weight"),
        ("features.8.1.weight", "bn2.weight"),
        ("classifier.1.bias", "classifier.bias"),
    ])
    func translates(torchvision: String, timm: String) {
        #expect(Self.names.name(of: torchvision) == timm)
    }

    @Test(arguments: ["", "features", "features.x.0.weight", "features.1.0.block.9.0.weight", "fc.weight"])
    func knowsNoOtherName(name: String) {
        #expect(Self.names.name(of: name) == nil)
    }
}
