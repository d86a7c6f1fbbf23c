/// The innermost block of a matrix product: `rows` pixels by `columns` vectors of output channels, held
/// in registers while the loop runs over the dimension that is summed.
///
/// 7 × 3 and 14 × 2 fill the 32 registers of AVX-512 (accumulators, one vector of weights a column, the
/// pixel's value broadcast from memory); the pixel counts of the usual image sizes divide by 7.
enum RegisterTile<let rows: Int, let columns: Int> {
    typealias Accumulators = InlineArray<rows, InlineArray<columns, Vector>>

    @inline(__always)
    static var zero: Accumulators {
        Accumulators(repeating: InlineArray(repeating: .zero))
    }

    /// sums[r][c] += Σₖ pixels[r][k] · weights[k][c] over `depth` channels k.
    ///
    /// - Parameters:
    ///   - pixels: the tile's first pixel in blocked layout; `pixelStride` values lie between two blocks of
    ///     16 channels.
    ///   - weights: the panel of the first 16 output channels, [depth][16]; `panelStride` values lie
    ///     between two panels.
    @inline(__always)
    static func accumulate(
        _ sums: inout Accumulators,
        pixels: UnsafePointer<Float>, pixelStride: Int,
        weights: UnsafePointer<Float>, panelStride: Int, depth: Int
    ) {
        var pixelBlock = pixels
        var weightBlock = weights
        for _ in 0..<(depth / vectorWidth) {
            for channel in 0..<vectorWidth {
                step(&sums, pixelBlock + channel, weightBlock + channel &* vectorWidth, panelStride)
            }
            pixelBlock += pixelStride
            weightBlock += vectorWidth * vectorWidth
        }
        for channel in 0..<(depth % vectorWidth) {
            step(&sums, pixelBlock + channel, weightBlock + channel &* vectorWidth, panelStride)
        }
    }

    @inline(__always)
    private static func step(
        _ sums: inout Accumulators, _ pixel: UnsafePointer<Float>, _ weight: UnsafePointer<Float>,
        _ panelStride: Int
    ) {
        var panels = InlineArray<columns, Vector>(repeating: .zero)
        for column in 0..<columns {
            panels[column] = weight.vector(column &* panelStride)
        }
        for row in 0..<rows {
            let value = Vector(repeating: pixel[row &* vectorWidth])
            for column in 0..<columns {
                sums[row][column].addProduct(value, panels[column])
            }
        }
    }
}
