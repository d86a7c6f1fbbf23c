import Kernels

/// How a tensor lies in the kernels' memory, against torchvision's order.
enum ParameterLayout: Equatable {
    /// [outputs / 16][inputs][16] for a pointwise convolution or a linear layer.
    case panels(outputs: Int, inputs: Int)
    /// [outputs / 16][32][16], a patch's 27 channels in the order row, column, colour.
    case stem(outputs: Int)
    /// [channels / 16][kernel · kernel][16].
    case depthwise(channels: Int, kernel: Int)
    /// One value a channel.
    case vector(channels: Int)

    /// Values in memory, padding included.
    var storedCount: Int {
        switch self {
        case .panels(let outputs, let inputs): paddedToVector(outputs) * paddedToVector(inputs)
        case .stem(let outputs): paddedToVector(outputs) * StemPatches.paddedChannels
        case .depthwise(let channels, let kernel): paddedToVector(channels) * kernel * kernel
        case .vector(let channels): paddedToVector(channels)
        }
    }

    /// Calls `body(index in torchvision's order, place in memory)` for every value.
    func forEachValue(_ body: (_ index: Int, _ place: Int) -> Void) {
        switch self {
        case .panels(let outputs, let inputs):
            let rows = paddedToVector(inputs)
            for output in 0..<outputs {
                for input in 0..<inputs {
                    body(output * inputs + input, Self.place(block: output, of: rows, row: input))
                }
            }
        case .stem(let outputs):
            for output in 0..<outputs {
                for colour in 0..<3 {
                    for tap in 0..<9 {
                        body(
                            (output * 3 + colour) * 9 + tap,
                            Self.place(
                                block: output, of: StemPatches.paddedChannels, row: tap * 3 + colour))
                    }
                }
            }
        case .depthwise(let channels, let kernel):
            let taps = kernel * kernel
            for channel in 0..<channels {
                for tap in 0..<taps {
                    body(channel * taps + tap, Self.place(block: channel, of: taps, row: tap))
                }
            }
        case .vector(let channels):
            for channel in 0..<channels {
                body(channel, channel)
            }
        }
    }

    /// The place of (channel, row) in panels of `rows` rows.
    private static func place(block channel: Int, of rows: Int, row: Int) -> Int {
        (channel / vectorWidth * rows + row) * vectorWidth + channel % vectorWidth
    }
}
