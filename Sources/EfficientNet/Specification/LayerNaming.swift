/// How torchvision names the tensors of a kind of network.
package enum LayerNaming: String, Codable, Sendable {
    /// `features.3.0.block.1.0.weight`: stage, block, part.
    case efficientNet
    /// `features.4.conv.1.0.weight`: block, part.
    case mobileNetV2
}
