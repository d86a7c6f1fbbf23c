/// One stage of the network: a row of inverted-residual blocks of one kind.
package struct StageSpecification: Sendable, Equatable, Codable {
    /// Side of the depthwise kernel: 3 or 5.
    package let kernel: Int
    /// Stride of the stage's first block; the others have 1.
    package let stride: Int
    /// Factor by which a block widens its input; 1 leaves the expansion out.
    package let expansion: Int
    package let inputChannels: Int
    package let outputChannels: Int
    package let repeats: Int

    package init(
        kernel: Int, stride: Int, expansion: Int, inputChannels: Int, outputChannels: Int, repeats: Int
    ) {
        self.kernel = kernel
        self.stride = stride
        self.expansion = expansion
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.repeats = repeats
    }
}
