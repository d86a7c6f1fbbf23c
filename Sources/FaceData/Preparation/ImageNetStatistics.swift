/// The mean and standard deviation of ImageNet's pixels, which torchvision's and timm's weights expect to
/// have been taken out.
package enum ImageNetStatistics {
    /// Red, green, blue; of values from 0 to 1.
    package static let mean: [Float] = [0.485, 0.456, 0.406]
    package static let standardDeviation: [Float] = [0.229, 0.224, 0.225]

    /// What an 8-bit value becomes, as scale and offset for each channel: value × scale + offset.
    static let scale = SIMD4<Float>(
        1 / (255 * standardDeviation[0]), 1 / (255 * standardDeviation[1]), 1 / (255 * standardDeviation[2]),
        0)
    static let offset = SIMD4<Float>(
        -mean[0] / standardDeviation[0], -mean[1] / standardDeviation[1], -mean[2] / standardDeviation[2], 0)

    /// The 8-bit values that a normalised image came from, for showing it.
    package static func pixelValue(_ normalised: Float, channel: Int) -> Float {
        (normalised * standardDeviation[channel] + mean[channel]) * 255
    }
}
