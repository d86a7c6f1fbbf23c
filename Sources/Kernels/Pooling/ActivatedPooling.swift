/// Global average pooling of φ(batch norm(x)), φ the activation, and the gating that follows it in a
/// squeeze-and-excitation: one image and one block of channels per call.
///
/// Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018.
package enum ActivatedPooling {
    /// The mean of φ(x · scale + shift) over an image's pixels, per channel.
    package static func mean(
        _ norm: BatchNorm, block: Int, input: StoredPointer, pixels: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        norm.activation.function.mean(norm.affine(block: block), input, pixels: pixels, into: output)
    }

    /// The gradient of `mean` with respect to y = batch norm(x), gradient/pixels · φ′(y), and its sums for
    /// the batch norm; input and output have one precision.
    package static func meanGradient(
        _ norm: BatchNorm, block: Int, input: StoredPointer, pixels: Int,
        gradient: UnsafePointer<Float>, into output: StoredPointer,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        let share = gradient.vector(0) * Vector(repeating: 1 / Float(pixels))
        norm.activation.function
            .meanGradient(norm.affine(block: block), input, pixels: pixels, share: share, into: output)
            .store(first: first, second: second)
    }

    /// output = φ(x · scale + shift) · gate for `rows` pixels of one image; input and output have one
    /// precision.
    package static func gate(
        _ norm: BatchNorm, block: Int, input: StoredPointer, rows: Int,
        gate: UnsafePointer<Float>, into output: StoredPointer
    ) {
        norm.activation.function.gate(
            norm.affine(block: block), input, rows: rows, gate: gate.vector(0), into: output)
    }

    /// output = input · gate for `rows` pixels of one image, where the input is already activated; both have one
    /// precision.
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
            let offset = row &* vectorWidth
            output.store(input.vector(offset) * gate, offset)
        }
    }

    /// Five sums over pixels of an image, from which both the gate's gradient and the batch norm's two backward sums
    /// follow, so that x is read only once. With u the gradient with respect to φ(y) · gate and y = x · scale + shift:
    /// 0: Σ u φ(y); 1: Σ u φ′(y); 2: Σ φ′(y); 3: Σ u φ′(y)(x − μ); 4: Σ φ′(y)(x − μ).
    ///
    /// Input, gradient and target have one precision.
    ///
    /// - Parameters:
    ///   - target: receives u; may be the gradient's own memory.
    ///   - streams: whether u is written with non-temporal stores.
    package static func gateGradientSums(
        _ norm: BatchNorm, block: Int, input: StoredPointer, gradient: StoredPointer, pixels: Int,
        passing target: StoredPointer, streams: Bool,
        into sums: UnsafeMutablePointer<Float>, sumStride: Int
    ) {
        let totals = norm.activation.function.gateGradientSums(
            norm.affine(block: block), input, gradient: gradient, pixels: pixels, passing: target,
            streams: streams)
        for index in 0..<5 {
            sums.store(totals[index], index &* sumStride)
        }
    }

    /// sums = Σ parts: the sums of an image from those of its `count` parts, which are consecutive in memory and added in
    /// that order.
    package static func addParts(
        _ parts: UnsafePointer<Float>, count: Int, into sums: UnsafeMutablePointer<Float>
    ) {
        var total = Vector.zero
        for part in 0..<count {
            total += parts.vector(part &* vectorWidth)
        }
        sums.store(total, 0)
    }
}

/// Pixels between the one that is computed and the one that is prefetched.
private let prefetchDistance = 128

extension Activation {
    static func mean(
        _ affine: NormAffine, _ input: StoredPointer, pixels: Int, into output: UnsafeMutablePointer<Float>
    ) {
        switch input {
        case .float32(let input): mean(affine, input, pixels, output)
        case .bfloat16(let input): mean(affine, input, pixels, output)
        }
    }

    private static func mean<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafeMutablePointer<Value>, _ pixels: Int,
        _ output: UnsafeMutablePointer<Float>
    ) {
        let input = UnsafePointer(input)
        var sum = Vector.zero
        Chunks.forEach(of: pixels) { chunk in
            var partial = Vector.zero
            for pixel in chunk {
                partial += value(affine(input.vector(pixel &* vectorWidth)))
                input.prefetch((pixel &+ prefetchDistance) &* vectorWidth)
            }
            sum += partial
        }
        output.store(sum * Vector(repeating: 1 / Float(pixels)), 0)
    }

    static func meanGradient(
        _ affine: NormAffine, _ input: StoredPointer, pixels: Int, share: Vector, into output: StoredPointer
    ) -> NormGradientSums {
        switch (input, output) {
        case (.float32(let input), .float32(let output)): meanGradient(affine, input, pixels, share, output)
        case (.bfloat16(let input), .bfloat16(let output)):
            meanGradient(affine, input, pixels, share, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func meanGradient<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafeMutablePointer<Value>, _ pixels: Int, _ share: Vector,
        _ output: UnsafeMutablePointer<Value>
    ) -> NormGradientSums {
        var sums = NormGradientSums()
        Chunks.forEach(of: pixels) { chunk in
            var partial = NormGradientSums()
            for pixel in chunk {
                let offset = pixel &* vectorWidth
                let x = input.vector(offset)
                let slope = share * derivative(affine(x))
                output.store(slope, offset)
                partial.add(slope, x - affine.mean)
            }
            sums.add(partial)
        }
        return sums
    }

    static func gate(
        _ affine: NormAffine, _ input: StoredPointer, rows: Int, gate: Vector, into output: StoredPointer
    ) {
        switch (input, output) {
        case (.float32(let input), .float32(let output)): Self.gate(affine, input, rows, gate, output)
        case (.bfloat16(let input), .bfloat16(let output)): Self.gate(affine, input, rows, gate, output)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func gate<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafeMutablePointer<Value>, _ rows: Int, _ gate: Vector,
        _ output: UnsafeMutablePointer<Value>
    ) {
        for row in 0..<rows {
            let offset = row &* vectorWidth
            output.store(value(affine(input.vector(offset))) * gate, offset)
        }
    }

    static func gateGradientSums(
        _ affine: NormAffine, _ input: StoredPointer, gradient: StoredPointer, pixels: Int,
        passing target: StoredPointer, streams: Bool
    ) -> InlineArray<5, Vector> {
        switch (input, gradient, target) {
        case (.float32(let input), .float32(let gradient), .float32(let target)):
            gateGradientSums(affine, input, gradient, pixels, target, streams)
        case (.bfloat16(let input), .bfloat16(let gradient), .bfloat16(let target)):
            gateGradientSums(affine, input, gradient, pixels, target, streams)
        default: StoredPointer.unexpectedPrecisions()
        }
    }

    private static func gateGradientSums<Value: StoredValue>(
        _ affine: NormAffine, _ input: UnsafeMutablePointer<Value>, _ gradient: UnsafeMutablePointer<Value>,
        _ pixels: Int, _ target: UnsafeMutablePointer<Value>, _ streams: Bool
    ) -> InlineArray<5, Vector> {
        var totals = InlineArray<5, Vector>(repeating: .zero)
        Chunks.forEach(of: pixels) { chunk in
            var partial = InlineArray<5, Vector>(repeating: .zero)
            for pixel in chunk {
                let x = input.vector(pixel &* vectorWidth)
                let upstream = gradient.vector(pixel &* vectorWidth)
                target.store(upstream, pixel &* vectorWidth, streams: streams)
                let activation = valueAndDerivative(affine(x))
                let slope = upstream * activation.derivative
                partial[0].addProduct(upstream, activation.value)
                partial[1] += slope
                partial[2] += activation.derivative
                partial[3].addProduct(slope, x - affine.mean)
                partial[4].addProduct(activation.derivative, x - affine.mean)
            }
            for index in 0..<5 {
                totals[index] += partial[index]
            }
        }
        return totals
    }
}
