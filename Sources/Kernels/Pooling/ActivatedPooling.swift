/// Global average pooling of SiLU(batch norm(x)), and the gating that follows it in a
/// squeeze-and-excitation: one image and one block of channels a call.
///
/// Source: Hu, Shen, Sun, "Squeeze-and-Excitation Networks", CVPR 2018.
package enum ActivatedPooling {
    /// The mean of SiLU(x · scale + shift) over an image's pixels, per channel.
    package static func mean(
        _ norm: BatchNorm, block: Int, input: UnsafePointer<Float>, pixels: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        let scale = UnsafePointer(norm.scale).vector(block * vectorWidth)
        let shift = UnsafePointer(norm.shift).vector(block * vectorWidth)
        var sum = Vector.zero
        Stretches.forEach(of: pixels) { stretch in
            var partial = Vector.zero
            for pixel in stretch {
                partial += silu(shift.addingProduct(input.vector(pixel &* vectorWidth), scale))
            }
            sum += partial
        }
        output.store(sum * Vector(repeating: 1 / Float(pixels)), 0)
    }

    /// output = SiLU(x · scale + shift) · gate for `rows` pixels of one image.
    package static func gate(
        _ norm: BatchNorm, block: Int, input: UnsafePointer<Float>, rows: Int,
        gate: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>
    ) {
        let scale = UnsafePointer(norm.scale).vector(block * vectorWidth)
        let shift = UnsafePointer(norm.shift).vector(block * vectorWidth)
        let gate = gate.vector(0)
        for row in 0..<rows {
            let place = row &* vectorWidth
            output.store(silu(shift.addingProduct(input.vector(place), scale)) * gate, place)
        }
    }

    /// Five sums over an image's pixels, from which the gate's gradient and the batch norm's two backward
    /// sums both follow, so that x is not read once more for either. With u the gradient that reached
    /// SiLU(y) · gate, y = x · scale + shift:
    /// 0: Σ u SiLU(y); 1: Σ u SiLU′(y); 2: Σ SiLU′(y); 3: Σ u SiLU′(y)(x − μ); 4: Σ SiLU′(y)(x − μ).
    package static func gateGradientSums(
        _ norm: BatchNorm, block: Int, input: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
        pixels: Int, into sums: UnsafeMutablePointer<Float>, sumStride: Int
    ) {
        let scale = UnsafePointer(norm.scale).vector(block * vectorWidth)
        let shift = UnsafePointer(norm.shift).vector(block * vectorWidth)
        let mean = UnsafePointer(norm.mean).vector(block * vectorWidth)
        var totals = InlineArray<5, Vector>(repeating: .zero)
        Stretches.forEach(of: pixels) { stretch in
            var partial = InlineArray<5, Vector>(repeating: .zero)
            for pixel in stretch {
                let value = input.vector(pixel &* vectorWidth)
                let upstream = gradient.vector(pixel &* vectorWidth)
                let activation = siluWithDerivative(shift.addingProduct(value, scale))
                let slope = upstream * activation.derivative
                partial[0].addProduct(upstream, activation.value)
                partial[1] += slope
                partial[2] += activation.derivative
                partial[3].addProduct(slope, value - mean)
                partial[4].addProduct(activation.derivative, value - mean)
            }
            for index in 0..<5 {
                totals[index] += partial[index]
            }
        }
        for index in 0..<5 {
            sums.store(totals[index], index &* sumStride)
        }
    }

    /// The gradient of `mean` with respect to y = batch norm(x), gradient/pixels · SiLU′(y), and its sums for
    /// the batch norm.
    package static func meanGradient(
        _ norm: BatchNorm, block: Int, input: UnsafePointer<Float>, pixels: Int,
        gradient: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        let scale = UnsafePointer(norm.scale).vector(block * vectorWidth)
        let shift = UnsafePointer(norm.shift).vector(block * vectorWidth)
        let mean = UnsafePointer(norm.mean).vector(block * vectorWidth)
        let share = gradient.vector(0) * Vector(repeating: 1 / Float(pixels))
        var sums = NormGradientSums()
        Stretches.forEach(of: pixels) { stretch in
            var partial = NormGradientSums()
            for pixel in stretch {
                let place = pixel &* vectorWidth
                let value = input.vector(place)
                let slope = share * siluWithDerivative(shift.addingProduct(value, scale)).derivative
                output.store(slope, place)
                partial.add(slope, value - mean)
            }
            sums.add(partial)
        }
        sums.store(first: first, second: second)
    }
}
