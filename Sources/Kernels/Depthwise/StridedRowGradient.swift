/// One row of the input's gradient of a depthwise convolution with a stride of 2.
///
/// An input pixel is reached through every other row and column of the kernel. With p zero columns before the
/// image, pixel x = 2m − p meets the even columns 2t at gradient pixel m − t, and pixel x + 1 the odd columns
/// 2t + 1 at the same places; so pairs of input pixels are computed together.
enum StridedRowGradient<let kernel: Int> {
    /// Rows of the gradient, each counted from its pixel 0, with the kernel row that each is met through.
    struct Rows {
        var count = 0
        var gradients: InlineArray<kernel, UnsafePointer<Float>>
        var weights: InlineArray<kernel, UnsafePointer<Float>>
    }

    /// Calls `emit(x, value)` for every input pixel x of 0..<width.
    ///
    /// - Parameter rows: with enough zero columns on either side.
    @inline(__always)
    static func run(rows: Rows, width: Int, paddingBefore: Int, emit: (Int, Vector) -> Void) {
        let end = (width &- 1 &+ paddingBefore) / 2 &+ 1
        var pair = paddingBefore / 2
        while pair &+ 4 <= end {
            pixels(Run<4>.self, rows, pair, width, paddingBefore, emit)
            pair &+= 4
        }
        while pair < end {
            pixels(Run<1>.self, rows, pair, width, paddingBefore, emit)
            pair &+= 1
        }
    }

    private enum Run<let length: Int> {}

    @inline(__always)
    private static func pixels<let length: Int>(
        _: Run<length>.Type, _ rows: Rows, _ pair: Int, _ width: Int, _ paddingBefore: Int,
        _ emit: (Int, Vector) -> Void
    ) {
        var even = InlineArray<length, Vector>(repeating: .zero)
        var odd = InlineArray<length, Vector>(repeating: .zero)
        for row in 0..<rows.count {
            let gradients = rows.gradients[row] + pair &* vectorWidth
            let weights = rows.weights[row]
            for column in 0..<kernel {
                let weight = weights.vector(column &* vectorWidth)
                let place = gradients - (column / 2) &* vectorWidth
                for pixel in 0..<length {
                    let gradient = place.vector(pixel &* vectorWidth)
                    if column % 2 == 0 {
                        even[pixel].addProduct(gradient, weight)
                    } else {
                        odd[pixel].addProduct(gradient, weight)
                    }
                }
            }
        }
        for pixel in 0..<length {
            let x = 2 &* (pair &+ pixel) &- paddingBefore
            if x >= 0 { emit(x, even[pixel]) }
            if x &+ 1 < width { emit(x &+ 1, odd[pixel]) }
        }
    }
}
