/// One inverted-residual block (MBConv): expand, depthwise, squeeze-and-excitation, project.
package struct BlockSpecification: Sendable, Equatable {
    /// Stage and place within it, both from 0.
    package let stage: Int
    package let index: Int
    package let kernel: Int
    package let stride: Int
    package let inputChannels: Int
    package let expandedChannels: Int
    package let outputChannels: Int
    /// Probability that stochastic depth drops the block's residual branch.
    package let dropProbability: Float
    /// Whether a squeeze-and-excitation stands between depthwise convolution and projection.
    package let hasSqueeze: Bool
    /// Its number in the network, from 0.
    package let position: Int
    package let naming: LayerNaming

    package var hasExpansion: Bool { expandedChannels != inputChannels }
    package var hasResidual: Bool { stride == 1 && inputChannels == outputChannels }
    /// Channels of the squeeze: a quarter of the block's input, at least one.
    package var squeezeChannels: Int { max(1, inputChannels / 4) }
}
