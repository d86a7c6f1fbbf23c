/// φ(batch norm(x)), φ the activation, written to memory as the input of a layer, and its gradient.
package enum NormalizedActivation {
    /// output = φ(x · scale + shift) for `rows` pixels of one block; input and output have one precision.
    package static func forward(
        _ norm: BatchNorm, block: Int, input: StoredPointer, rows: Int, into output: StoredPointer
    ) {
        norm.activation.function.forward(norm.affine(block: block), input, rows: rows, into: output)
    }

    /// output = gradient · φ′(x · scale + shift), with its two sums for the batch norm.
    package static func backward(
        _ norm: BatchNorm, block: Int, input: StoredPointer, gradient: UnsafePointer<Float>, rows: Int,
        into output: UnsafeMutablePointer<Float>,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        norm.activation.function
            .backward(norm.affine(block: block), input, gradient: gradient, rows: rows, into: output)
            .store(first: first, second: second)
    }
}

extension Activation {
    static func forward(_ affine: NormAffine, _ input: StoredPointer, rows: Int, into output: StoredPointer) {
        switch (input, output) {
        case (.float32(let input), .float32(let output)): forward(affine, input, rows, output)
        case (.bfloat16(let input), .bfloat16(let output)): forward(affine, input, rows, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func forward<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafeMutablePointer<Value>, _ rows: Int,
        _ output: UnsafeMutablePointer<Value>
    ) {
        for row in 0..<rows {
            let offset = row &* vectorWidth
            output.store(value(affine(input.vector(offset))), offset)
        }
    }

    static func backward(
        _ affine: NormAffine, _ input: StoredPointer, gradient: UnsafePointer<Float>, rows: Int,
        into output: UnsafeMutablePointer<Float>
    ) -> NormGradientSums {
        switch input {
        case .float32(let input): backward(affine, input, gradient, rows, output)
        case .bfloat16(let input): backward(affine, input, gradient, rows, output)
        }
    }

    private static func backward<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafeMutablePointer<Value>, _ gradient: UnsafePointer<Float>,
        _ rows: Int, _ output: UnsafeMutablePointer<Float>
    ) -> NormGradientSums {
        var sums = NormGradientSums()
        Chunks.forEach(of: rows) { chunk in
            var partial = NormGradientSums()
            for row in chunk {
                let offset = row &* vectorWidth
                let x = input.vector(offset)
                let slope = gradient.vector(offset) * derivative(affine(x))
                output.store(slope, offset)
                partial.add(slope, x - affine.mean)
            }
            sums.add(partial)
        }
        return sums
    }
}
