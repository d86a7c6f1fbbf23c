extension BatchNorm {
    /// output = residual + factor · (x · scale + shift) for `rows` pixels of one block; without a residual,
    /// factor · (x · scale + shift).
    ///
    /// - Parameter factor: 1, or what stochastic depth makes of the image: 0 or 1 / keep probability.
    package func apply(
        block: Int, input: UnsafePointer<Float>, rows: Int, factor: Float,
        residual: UnsafePointer<Float>?, into output: UnsafeMutablePointer<Float>
    ) {
        let factor = Vector(repeating: factor)
        let scale = UnsafePointer(self.scale).vector(block * vectorWidth) * factor
        let shift = UnsafePointer(self.shift).vector(block * vectorWidth) * factor
        if let residual {
            for row in 0..<rows {
                let place = row &* vectorWidth
                output.store(
                    (shift + residual.vector(place)).addingProduct(input.vector(place), scale), place)
            }
        } else {
            for row in 0..<rows {
                let place = row &* vectorWidth
                output.store(shift.addingProduct(input.vector(place), scale), place)
            }
        }
    }

    /// Sums of dy and dy · (x − μ) over `rows` pixels of one block, with dy = factor · gradient.
    package func gradientSums(
        block: Int, input: UnsafePointer<Float>, gradient: UnsafePointer<Float>, rows: Int, factor: Float,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        let mean = UnsafePointer(self.mean).vector(block * vectorWidth)
        var sums = NormGradientSums()
        Stretches.forEach(of: rows) { stretch in
            var partial = NormGradientSums()
            for row in stretch {
                let place = row &* vectorWidth
                partial.add(gradient.vector(place), input.vector(place) - mean)
            }
            sums.add(partial)
        }
        sums.store(first: first, second: second, factor: Vector(repeating: factor))
    }

    /// The gradient with respect to x for `rows` pixels of one block, with dy = factor · gradient. The output
    /// may be the input's or the gradient's own memory.
    package func inputGradient(
        block: Int, input: UnsafePointer<Float>, gradient: UnsafePointer<Float>, rows: Int, factor: Float,
        into output: UnsafeMutablePointer<Float>
    ) {
        let channel = block * vectorWidth
        let scale = UnsafePointer(gradientScale).vector(channel) * Vector(repeating: factor)
        let slope = UnsafePointer(gradientSlope).vector(channel)
        let offset = UnsafePointer(gradientOffset).vector(channel)
        for row in 0..<rows {
            let place = row &* vectorWidth
            output.store(
                offset.addingProduct(input.vector(place), slope)
                    .addingProduct(gradient.vector(place), scale), place)
        }
    }
}
