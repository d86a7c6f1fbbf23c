extension BatchNorm {
    /// output = residual + factor · (x · scale + shift) for `rows` pixels of one block; without a residual,
    /// factor · (x · scale + shift). Residual and output are of one precision.
    ///
    /// - Parameter factor: 1, or what stochastic depth makes of the image: 0 or 1 / keep probability.
    package func apply(
        block: Int, input: UnsafePointer<Float>, rows: Int, factor: Float,
        residual: StoredPointer?, into output: StoredPointer
    ) {
        let factor = Vector(repeating: factor)
        let affine = affine(block: block)
        let scaled = NormAffine(scale: affine.scale * factor, shift: affine.shift * factor, mean: .zero)
        switch (residual, output) {
        case (nil, .float32(let output)): Self.apply(scaled, input, rows, nil, output)
        case (nil, .bfloat16(let output)): Self.apply(scaled, input, rows, nil, output)
        case (.float32(let residual), .float32(let output)):
            Self.apply(scaled, input, rows, residual, output)
        case (.bfloat16(let residual), .bfloat16(let output)):
            Self.apply(scaled, input, rows, residual, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func apply<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafePointer<Float>, _ rows: Int,
        _ residual: UnsafeMutablePointer<Value>?, _ output: UnsafeMutablePointer<Value>
    ) {
        if let residual {
            for row in 0..<rows {
                let place = row &* vectorWidth
                let sum = affine.shift + residual.vector(place)
                output.store(sum.addingProduct(input.vector(place), affine.scale), place)
            }
        } else {
            for row in 0..<rows {
                let place = row &* vectorWidth
                output.store(affine(input.vector(place)), place)
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
        Chunks.forEach(of: rows) { chunk in
            var partial = NormGradientSums()
            for row in chunk {
                let place = row &* vectorWidth
                partial.add(gradient.vector(place), input.vector(place) - mean)
            }
            sums.add(partial)
        }
        sums.store(first: first, second: second, factor: Vector(repeating: factor))
    }

    /// The gradient with respect to x for `rows` pixels of one block, with dy = factor · gradient. The output
    /// may be the input's or the gradient's own memory where it is of its precision.
    package func inputGradient(
        block: Int, input: StoredPointer, gradient: StoredPointer, rows: Int, factor: Float,
        into output: StoredPointer
    ) {
        let coefficients = GradientCoefficients(self, block: block, factor: factor)
        switch (input, gradient, output) {
        case (.float32(let input), .float32(let gradient), .float32(let output)):
            coefficients.apply(input, gradient, rows, output)
        case (.float32(let input), .float32(let gradient), .bfloat16(let output)):
            coefficients.apply(input, gradient, rows, output)
        case (.bfloat16(let input), .float32(let gradient), .bfloat16(let output)):
            coefficients.apply(input, gradient, rows, output)
        case (.bfloat16(let input), .bfloat16(let gradient), .bfloat16(let output)):
            coefficients.apply(input, gradient, rows, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }
}

/// dx = dy · scale + x · slope + offset for one block of sixteen channels.
private struct GradientCoefficients {
    let scale: Vector
    let slope: Vector
    let offset: Vector

    init(_ norm: BatchNorm, block: Int, factor: Float) {
        let channel = block * vectorWidth
        scale = norm.gradientScale.vector(channel) * Vector(repeating: factor)
        slope = norm.gradientSlope.vector(channel)
        offset = norm.gradientOffset.vector(channel)
    }

    func apply<Input: StoredValue, Gradient: StoredValue, Output: StoredValue>(
        _ input: UnsafeMutablePointer<Input>, _ gradient: UnsafeMutablePointer<Gradient>, _ rows: Int,
        _ output: UnsafeMutablePointer<Output>
    ) {
        for row in 0..<rows {
            let place = row &* vectorWidth
            output.store(
                offset.addingProduct(input.vector(place), slope)
                    .addingProduct(gradient.vector(place), scale), place)
        }
    }
}
