/// What surrounds the products of small fully connected layers: bias, activation and their gradients, on a
/// batch of `rows` vectors (one pixel an image) and a range of blocks.
package enum DenseLayer {
    /// output += bias, broadcast over the rows.
    package static func addBias(
        _ output: BlockedTensor, blocks: Range<Int>, rows: Int, bias: UnsafePointer<Float>
    ) {
        for block in blocks {
            let values = output.at(block: block, pixel: 0)
            let bias = bias.vector(block * vectorWidth)
            for row in 0..<rows {
                values.store(values.vector(row * vectorWidth) + bias, row * vectorWidth)
            }
        }
    }

    /// output = SiLU(input).
    package static func silu(
        _ input: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>, rows: Int
    ) {
        for block in blocks {
            let values = input.at(block: block, pixel: 0)
            let target = output.at(block: block, pixel: 0)
            for row in 0..<rows {
                target.store(Kernels.silu(values.vector(row * vectorWidth)), row * vectorWidth)
            }
        }
    }

    /// values = sigmoid(values).
    package static func sigmoid(_ values: BlockedTensor, blocks: Range<Int>, rows: Int) {
        for block in blocks {
            let values = values.at(block: block, pixel: 0)
            for row in 0..<rows {
                values.store(Kernels.sigmoid(values.vector(row * vectorWidth)), row * vectorWidth)
            }
        }
    }

    /// gradient *= SiLU′(input).
    package static func siluGradient(
        _ gradient: BlockedTensor, input: BlockedTensor, blocks: Range<Int>, rows: Int
    ) {
        for block in blocks {
            let values = gradient.at(block: block, pixel: 0)
            let inputs = input.at(block: block, pixel: 0)
            for row in 0..<rows {
                let place = row * vectorWidth
                values.store(
                    values.vector(place) * siluWithDerivative(inputs.vector(place)).derivative, place)
            }
        }
    }

    /// output = sums · gate · (1 − gate): the gradient before the sigmoid, from the gradient after it.
    package static func sigmoidGradient(
        sums: BlockedTensor, gate: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>, rows: Int
    ) {
        for block in blocks {
            let sums = sums.at(block: block, pixel: 0)
            let gate = gate.at(block: block, pixel: 0)
            let target = output.at(block: block, pixel: 0)
            for row in 0..<rows {
                let place = row * vectorWidth
                let value = gate.vector(place)
                target.store(sums.vector(place) * value * (Vector(repeating: 1) - value), place)
            }
        }
    }

    /// bias gradient = Σ over the rows.
    package static func biasGradient(
        _ gradient: BlockedTensor, blocks: Range<Int>, rows: Int, into bias: UnsafeMutablePointer<Float>
    ) {
        for block in blocks {
            let values = gradient.at(block: block, pixel: 0)
            var sum = Vector.zero
            for row in 0..<rows {
                sum += values.vector(row * vectorWidth)
            }
            bias.store(sum, block * vectorWidth)
        }
    }

    /// output = input · factors, element by element (dropout and its gradient).
    package static func multiply(
        _ input: BlockedTensor, by factors: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>,
        rows: Int
    ) {
        for block in blocks {
            let inputs = input.at(block: block, pixel: 0)
            let factors = factors.at(block: block, pixel: 0)
            let target = output.at(block: block, pixel: 0)
            for row in 0..<rows {
                let place = row * vectorWidth
                target.store(inputs.vector(place) * factors.vector(place), place)
            }
        }
    }

    /// output = a + b for `rows` pixels of all blocks of a; stored past the caches if `streams` says so.
    package static func add(
        _ a: BlockedTensor, _ b: BlockedTensor, into output: BlockedTensor, rows: Int, streams: Bool
    ) {
        for block in 0..<a.blocks {
            let (a, b) = (a.at(block: block, pixel: 0), b.at(block: block, pixel: 0))
            let target = output.at(block: block, pixel: 0)
            for row in 0..<rows {
                let place = row &* vectorWidth
                target.store(a.vector(place) + b.vector(place), place, streams: streams)
            }
        }
    }
}
