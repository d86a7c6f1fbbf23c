import Kernels

/// What the products of a pointwise convolution multiply.
struct ProductShape: Equatable {
    let inputs: Int
    let outputs: Int
    let precision: Precision

    /// Blocks of channels.
    var inputBlocks: Int { paddedToVector(inputs) / vectorWidth }
    var outputBlocks: Int { paddedToVector(outputs) / vectorWidth }
    /// Values of the weights in panels.
    var weightCount: Int { paddedToVector(inputs) * paddedToVector(outputs) }
}

/// The order in which the products of a pointwise convolution are summed, and with it every bit of their results.
///
/// It follows from shapes, the precision and the instruction set alone: nothing here may look at threads or caches.
struct SummationOrder: Equatable {
    /// How the gradient of the weights is summed over the pixels.
    enum WeightGradient: Equatable {
        /// Over all pixels at once.
        case whole
        /// Over a run of tiles in each of a number of lanes, which are added afterwards.
        case lanes(Int)
    }

    /// The inputs that a forward product sums one after another; the sums of two parts are added then.
    let parts: [Range<Int>]
    /// The pixels whose statistics are taken together, and those of a step of a lane.
    let tiles: PixelTiles
    let weightGradient: WeightGradient

    /// - Parameter parts: as `parts(of:isHalved:)` gives them.
    init(_ shape: ProductShape, parts: [Range<Int>], tiles: PixelTiles) {
        self.parts = parts
        self.tiles = tiles
        weightGradient =
            tiles.pixels <= Self.mostPixelsOfWholeSums(shape)
            ? .whole : .lanes(min(Self.lanes(shape, pixels: tiles.pixels), tiles.count))
    }

    /// The number of lanes; 0 if all pixels are summed at once.
    var lanes: Int {
        guard case .lanes(let count) = weightGradient else { return 0 }
        return count
    }

    // MARK: Forward

    /// Long sums may be taken in two halves: they let each of two workers begin with what it has made itself if there are
    /// few pixels. All batches are summed so, because the order decides the last bits.
    static func parts(of shape: ProductShape, isHalved: Bool) -> [Range<Int>] {
        let half = paddedToVector(shape.inputs / 2)
        return isHalved && shape.inputs > mostOfOneSum ? [0..<half, half..<shape.inputs] : [0..<shape.inputs]
    }

    /// Inputs of a sum that is not halved.
    private static let mostOfOneSum = 768

    // MARK: Weight gradient

    private static let leastLanes = 16
    static let mostLanes = 64

    /// Pixels up to which sums in lanes move more memory than reading the activations once more does: many weights,
    /// few pixels.
    static func mostPixelsOfWholeSums(_ shape: ProductShape) -> Int {
        (shape.weightCount * leastLanes - 1) / (shape.inputs + shape.outputs)
    }

    /// Lanes of a layer with many pixels and few weights: the more, the sooner workers of unequal speed end together, but
    /// the lanes are to be an eighth of the memory traffic at most.
    private static func lanes(_ shape: ProductShape, pixels: Int) -> Int {
        let affordable = pixels * (shape.inputs + shape.outputs) / (8 * shape.weightCount)
        return min(mostLanes, max(leastLanes, affordable / leastLanes * leastLanes))
    }

    /// Floats of the lanes of a number of pixels, at most.
    static func laneFloats(_ shape: ProductShape, pixels: Int) -> Int {
        pixels <= mostPixelsOfWholeSums(shape) ? 0 : shape.weightCount * lanes(shape, pixels: pixels)
    }
}
