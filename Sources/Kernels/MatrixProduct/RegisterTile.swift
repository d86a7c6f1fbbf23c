/// The innermost block of a matrix product: `rows` pixels by `columns` vectors of output channels, held
/// in registers while the loop runs over the dimension that is summed.
///
/// 7 × 3 fill the 32 registers of AVX-512 (accumulators, one vector of weights a column, the pixel's value
/// broadcast from memory); the pixel counts of the usual image sizes divide by 7. 6 × 1 fill the 16 of AVX2, where
/// a vector takes two.
enum RegisterTile<Operand: ProductOperand, let rows: Int, let columns: Int> {
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
    ///   - weights: the panel of the first 16 output channels; `panelStride` values lie between two panels.
    ///   - lines: asked for meanwhile.
    @inline(__always)
    static func accumulate(
        _ sums: inout Accumulators,
        pixels: UnsafePointer<Operand>, pixelStride: Int,
        weights: UnsafePointer<Operand>, panelStride: Int, depth: Int,
        fetching lines: inout UpcomingLines
    ) {
        var run = lines.nextRun()
        var pixelBlock = pixels
        var weightBlock = weights
        for _ in 0..<(depth / vectorWidth) {
            run.prefetch(atMost: lines.linesPerStep)
            for group in 0..<(vectorWidth / Operand.depth) {
                step(&sums, pixelBlock, weightBlock, group &* Operand.depth, panelStride)
            }
            pixelBlock += pixelStride
            weightBlock += vectorWidth * vectorWidth
        }
        // Rows of padding are zero, so that a broken group may be taken whole.
        for channel in stride(from: 0, to: depth % vectorWidth, by: Operand.depth) {
            step(&sums, pixelBlock, weightBlock, channel, panelStride)
        }
        lines.keep(run)
    }

    @inline(__always)
    private static func step(
        _ sums: inout Accumulators, _ pixels: UnsafePointer<Operand>, _ weights: UnsafePointer<Operand>,
        _ channel: Int, _ panelStride: Int
    ) {
        let pixel = pixels + channel
        let weight = weights + channel &* vectorWidth
        let panels = InlineArray<columns, Operand.Terms> { Operand.terms(weight + $0 &* panelStride) }
        for row in 0..<rows {
            let value = Operand.repeating(pixel + row &* vectorWidth)
            for column in 0..<columns {
                Operand.addProduct(&sums[row][column], value, panels[column])
            }
        }
    }
}
