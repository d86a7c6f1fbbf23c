/// One row of a depthwise convolution: `kernel` rows with zero columns in, one row out, sixteen channels
/// at a time.
///
/// Each multiplication reads its pixel straight from the nearest cache, so a short run of output pixels
/// (their sums in registers) keeps the multipliers busy; the weights are loaded once a run.
enum RowConvolution<let kernel: Int, let stride: Int> {
    typealias Rows = InlineArray<kernel, UnsafePointer<Float>>

    /// Calls `emit(x, value)` for every output pixel x of 0..<width.
    @inline(__always)
    static func run(
        rows: Rows, weights: UnsafePointer<Float>, width: Int, emit: (Int, Vector) -> Void
    ) {
        var x = 0
        if width % 7 == 0 {
            while x < width {
                pixels(Run<7>.self, rows, weights, x, emit)
                x &+= 7
            }
        }
        while x &+ 8 <= width {
            pixels(Run<8>.self, rows, weights, x, emit)
            x &+= 8
        }
        if x &+ 4 <= width {
            pixels(Run<4>.self, rows, weights, x, emit)
            x &+= 4
        }
        if x &+ 2 <= width {
            pixels(Run<2>.self, rows, weights, x, emit)
            x &+= 2
        }
        if x < width {
            pixels(Run<1>.self, rows, weights, x, emit)
        }
    }

    private enum Run<let length: Int> {}

    @inline(__always)
    private static func pixels<let length: Int>(
        _: Run<length>.Type, _ rows: Rows, _ weights: UnsafePointer<Float>, _ x: Int,
        _ emit: (Int, Vector) -> Void
    ) {
        var sums = InlineArray<length, Vector>(repeating: .zero)
        for kernelRow in 0..<kernel {
            let pixels = rows[kernelRow] + x &* stride &* vectorWidth
            for kernelColumn in 0..<kernel {
                let weight = weights.vector((kernelRow &* kernel &+ kernelColumn) &* vectorWidth)
                for pixel in 0..<length {
                    let place = (pixel &* stride &+ kernelColumn) &* vectorWidth
                    sums[pixel].addProduct(pixels.vector(place), weight)
                }
            }
        }
        for pixel in 0..<length {
            emit(x &+ pixel, sums[pixel])
        }
    }
}
