/// Global average pooling of φ(batch norm(x)), φ the activation, and the gating that follows it in a
/// squeeze-and-excitation: one image and one block of channels a call.
///
/// Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018.
package enum ActivatedPooling {
    /// The mean of φ(x · scale + shift) over an image's pixels, per channel.
    package static func mean(
        _ norm: BatchNorm, block: Int, input: StoredPointer, pixels: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        let affine = norm.affine(block: block)
        switch input {
        case .float32(let input): mean(affine, UnsafePointer(input), pixels, output)
        case .bfloat16(let input): mean(affine, UnsafePointer(input), pixels, output)
        }
    }

    /// How far ahead the memory is asked for pixels, so that it is busy while activations are computed.
    private static var pixelsAhead: Int { 128 }

    private static func mean<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafePointer<Value>, _ pixels: Int,
        _ output: UnsafeMutablePointer<Float>
    ) {
        affine.withActivation { isRectified in
            var sum = Vector.zero
            Stretches.forEach(of: pixels) { stretch in
                var partial = Vector.zero
                for pixel in stretch {
                    partial += affine.activated(input.vector(pixel &* vectorWidth), isRectified)
                    input.prefetch((pixel &+ pixelsAhead) &* vectorWidth)
                }
                sum += partial
            }
            output.store(sum * Vector(repeating: 1 / Float(pixels)), 0)
        }
    }

    /// output = φ(x · scale + shift) · gate for `rows` pixels of one image; input and output are of one
    /// precision.
    package static func gate(
        _ norm: BatchNorm, block: Int, input: StoredPointer, rows: Int,
        gate: UnsafePointer<Float>, into output: StoredPointer
    ) {
        let affine = norm.affine(block: block)
        let gate = gate.vector(0)
        switch (input, output) {
        case (.float32(let input), .float32(let output)):
            Self.gate(affine, UnsafePointer(input), rows, gate, output)
        case (.bfloat16(let input), .bfloat16(let output)):
            Self.gate(affine, UnsafePointer(input), rows, gate, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func gate<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafePointer<Value>, _ rows: Int, _ gate: Vector,
        _ output: UnsafeMutablePointer<Value>
    ) {
        affine.withActivation { isRectified in
            for row in 0..<rows {
                let place = row &* vectorWidth
                output.store(affine.activated(input.vector(place), isRectified) * gate, place)
            }
        }
    }

    /// output = input · gate for `rows` pixels of one image, of activations that were stored as such; both are of
    /// one precision.
    package static func gate(
        activations input: StoredPointer, rows: Int, gate: UnsafePointer<Float>, into output: StoredPointer
    ) {
        let gate = gate.vector(0)
        switch (input, output) {
        case (.float32(let input), .float32(let output)): Self.gate(input, rows, gate, output)
        case (.bfloat16(let input), .bfloat16(let output)): Self.gate(input, rows, gate, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func gate<Value: StoredValue>(
        _ input: UnsafeMutablePointer<Value>, _ rows: Int, _ gate: Vector,
        _ output: UnsafeMutablePointer<Value>
    ) {
        for row in 0..<rows {
            let place = row &* vectorWidth
            output.store(input.vector(place) * gate, place)
        }
    }

    /// Five sums over pixels of an image, from which the gate's gradient and the batch norm's two backward sums both
    /// follow, so that x is not read once more for either. With u the gradient that reached
    /// φ(y) · gate, y = x · scale + shift:
    /// 0: Σ u φ(y); 1: Σ u φ′(y); 2: Σ φ′(y); 3: Σ u φ′(y)(x − μ); 4: Σ φ′(y)(x − μ).
    ///
    /// Input, gradient and target are of one precision.
    ///
    /// - Parameters:
    ///   - target: receives u; may be the gradient's own memory.
    ///   - streams: stores u past the caches.
    package static func gateGradientSums(
        _ norm: BatchNorm, block: Int, input: StoredPointer, gradient: StoredPointer, pixels: Int,
        passing target: StoredPointer, streams: Bool,
        into sums: UnsafeMutablePointer<Float>, sumStride: Int
    ) {
        let affine = norm.affine(block: block)
        let totals =
            switch (input, gradient, target) {
            case (.float32(let input), .float32(let gradient), .float32(let target)):
                gateGradientSums(affine, input, gradient, pixels, target, streams)
            case (.bfloat16(let input), .bfloat16(let gradient), .bfloat16(let target)):
                gateGradientSums(affine, input, gradient, pixels, target, streams)
            default: StoredPointer.unexpectedPrecisions()
            }
        for index in 0..<5 {
            sums.store(totals[index], index &* sumStride)
        }
    }

    private static func gateGradientSums<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafeMutablePointer<Value>, _ gradient: UnsafeMutablePointer<Value>,
        _ pixels: Int, _ target: UnsafeMutablePointer<Value>, _ streams: Bool
    ) -> InlineArray<5, Vector> {
        affine.withActivation { isRectified in
            var totals = InlineArray<5, Vector>(repeating: .zero)
            Stretches.forEach(of: pixels) { stretch in
                var partial = InlineArray<5, Vector>(repeating: .zero)
                for pixel in stretch {
                    let value = input.vector(pixel &* vectorWidth)
                    let upstream = gradient.vector(pixel &* vectorWidth)
                    target.store(upstream, pixel &* vectorWidth, streams: streams)
                    let activation = affine.activatedWithDerivative(value, isRectified)
                    let slope = upstream * activation.derivative
                    partial[0].addProduct(upstream, activation.value)
                    partial[1] += slope
                    partial[2] += activation.derivative
                    partial[3].addProduct(slope, value - affine.mean)
                    partial[4].addProduct(activation.derivative, value - affine.mean)
                }
                for index in 0..<5 {
                    totals[index] += partial[index]
                }
            }
            return totals
        }
    }

    /// sums = Σ parts: the sums of an image from those of its `count` parts, which lie one after another, in that
    /// order.
    package static func addParts(
        _ parts: UnsafePointer<Float>, count: Int, into sums: UnsafeMutablePointer<Float>
    ) {
        var total = Vector.zero
        for part in 0..<count {
            total += parts.vector(part &* vectorWidth)
        }
        sums.store(total, 0)
    }

    /// The gradient of `mean` with respect to y = batch norm(x), gradient/pixels · φ′(y), and its sums for
    /// the batch norm; input and output are of one precision.
    package static func meanGradient(
        _ norm: BatchNorm, block: Int, input: StoredPointer, pixels: Int,
        gradient: UnsafePointer<Float>, into output: StoredPointer,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        let affine = norm.affine(block: block)
        let share = gradient.vector(0) * Vector(repeating: 1 / Float(pixels))
        let sums =
            switch (input, output) {
            case (.float32(let input), .float32(let output)):
                meanGradient(affine, UnsafePointer(input), pixels, share, output)
            case (.bfloat16(let input), .bfloat16(let output)):
                meanGradient(affine, UnsafePointer(input), pixels, share, output)
            default: StoredPointer.unexpectedPrecisions()
            }
        sums.store(first: first, second: second)
    }

    private static func meanGradient<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafePointer<Value>, _ pixels: Int, _ share: Vector,
        _ output: UnsafeMutablePointer<Value>
    ) -> NormGradientSums {
        affine.withActivation { isRectified in
            var sums = NormGradientSums()
            Stretches.forEach(of: pixels) { stretch in
                var partial = NormGradientSums()
                for pixel in stretch {
                    let place = pixel &* vectorWidth
                    let value = input.vector(place)
                    let slope = share * affine.activatedWithDerivative(value, isRectified).derivative
                    output.store(slope, place)
                    partial.add(slope, value - affine.mean)
                }
                sums.add(partial)
            }
            return sums
        }
    }
}
