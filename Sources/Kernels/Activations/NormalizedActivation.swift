/// φ(batch norm(x)), φ the activation, as a tensor of its own, for a layer whose input it is, and its gradient.
package enum NormalizedActivation {
    /// output = φ(x · scale + shift) for `rows` pixels of one block; both are of one precision.
    package static func forward(
        _ norm: BatchNorm, block: Int, input: StoredPointer, rows: Int, into output: StoredPointer
    ) {
        let affine = norm.affine(block: block)
        switch (input, output) {
        case (.float32(let input), .float32(let output)):
            forward(affine, UnsafePointer(input), rows, output)
        case (.bfloat16(let input), .bfloat16(let output)):
            forward(affine, UnsafePointer(input), rows, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func forward<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafePointer<Value>, _ rows: Int,
        _ output: UnsafeMutablePointer<Value>
    ) {
        affine.withActivation { isRectified in
            for row in 0..<rows {
                let place = row &* vectorWidth
                output.store(affine.activated(input.vector(place), isRectified), place)
            }
        }
    }

    /// output = gradient · φ′(x · scale + shift), with its two sums for the batch norm.
    package static func backward(
        _ norm: BatchNorm, block: Int, input: StoredPointer, gradient: UnsafePointer<Float>, rows: Int,
        into output: UnsafeMutablePointer<Float>,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        let affine = norm.affine(block: block)
        let sums =
            switch input {
            case .float32(let input): backward(affine, UnsafePointer(input), gradient, rows, output)
            case .bfloat16(let input): backward(affine, UnsafePointer(input), gradient, rows, output)
            }
        sums.store(first: first, second: second)
    }

    private static func backward<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafePointer<Value>, _ gradient: UnsafePointer<Float>, _ rows: Int,
        _ output: UnsafeMutablePointer<Float>
    ) -> NormGradientSums {
        affine.withActivation { isRectified in
            var sums = NormGradientSums()
            Stretches.forEach(of: rows) { stretch in
                var partial = NormGradientSums()
                for row in stretch {
                    let place = row &* vectorWidth
                    let value = input.vector(place)
                    let slope =
                        gradient.vector(place) * affine.activatedWithDerivative(value, isRectified).derivative
                    output.store(slope, place)
                    partial.add(slope, value - affine.mean)
                }
                sums.add(partial)
            }
            return sums
        }
    }
}
