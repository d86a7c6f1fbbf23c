/// SiLU(batch norm(x)) as a tensor of its own, for a layer whose input it is, and its gradient.
package enum NormalizedActivation {
    /// output = SiLU(x · scale + shift) for `rows` pixels of one block.
    package static func forward(
        _ norm: BatchNorm, block: Int, input: UnsafePointer<Float>, rows: Int,
        into output: UnsafeMutablePointer<Float>
    ) {
        let scale = UnsafePointer(norm.scale).vector(block * vectorWidth)
        let shift = UnsafePointer(norm.shift).vector(block * vectorWidth)
        for row in 0..<rows {
            let place = row &* vectorWidth
            output.store(silu(shift.addingProduct(input.vector(place), scale)), place)
        }
    }

    /// output = gradient · SiLU′(x · scale + shift), with its two sums for the batch norm.
    package static func backward(
        _ norm: BatchNorm, block: Int, input: UnsafePointer<Float>, gradient: UnsafePointer<Float>, rows: Int,
        into output: UnsafeMutablePointer<Float>,
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>
    ) {
        let scale = UnsafePointer(norm.scale).vector(block * vectorWidth)
        let shift = UnsafePointer(norm.shift).vector(block * vectorWidth)
        let mean = UnsafePointer(norm.mean).vector(block * vectorWidth)
        var sums = NormGradientSums()
        Stretches.forEach(of: rows) { stretch in
            var partial = NormGradientSums()
            for row in stretch {
                let place = row &* vectorWidth
                let value = input.vector(place)
                let derivative = siluWithDerivative(shift.addingProduct(value, scale)).derivative
                let slope = gradient.vector(place) * derivative
                output.store(slope, place)
                partial.add(slope, value - mean)
            }
            sums.add(partial)
        }
        sums.store(first: first, second: second)
    }
}
