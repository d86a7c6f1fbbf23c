/// Bias and activation of small fully connected layers, and their gradients: on a batch of `rows` vectors (one pixel
/// per image) and a range of blocks.
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

    /// output = φ(input), φ the activation.
    package static func activate(
        _ activation: ActivationKind, _ input: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>,
        rows: Int
    ) {
        activation.function.activate(input, into: output, blocks: blocks, rows: rows)
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

    /// gradient *= φ′(input), φ the activation.
    package static func multiplyByDerivative(
        _ activation: ActivationKind, _ gradient: BlockedTensor, input: BlockedTensor, blocks: Range<Int>,
        rows: Int
    ) {
        activation.function.multiplyByDerivative(gradient, input: input, blocks: blocks, rows: rows)
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
                let offset = row * vectorWidth
                let value = gate.vector(offset)
                target.store(sums.vector(offset) * value * (Vector(repeating: 1) - value), offset)
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
                let offset = row * vectorWidth
                target.store(inputs.vector(offset) * factors.vector(offset), offset)
            }
        }
    }

    /// output = a + b for `rows` pixels of all blocks of a; with non-temporal stores if `streams`.
    package static func add(
        _ a: BlockedTensor, _ b: BlockedTensor, into output: BlockedTensor, rows: Int, streams: Bool
    ) {
        for block in 0..<a.blocks {
            let (a, b) = (a.at(block: block, pixel: 0), b.at(block: block, pixel: 0))
            let target = output.at(block: block, pixel: 0)
            for row in 0..<rows {
                let offset = row &* vectorWidth
                target.store(a.vector(offset) + b.vector(offset), offset, streams: streams)
            }
        }
    }
}

extension Activation {
    static func activate(_ input: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>, rows: Int) {
        for block in blocks {
            let values = input.at(block: block, pixel: 0)
            let target = output.at(block: block, pixel: 0)
            for row in 0..<rows {
                target.store(value(values.vector(row * vectorWidth)), row * vectorWidth)
            }
        }
    }

    static func multiplyByDerivative(
        _ gradient: BlockedTensor, input: BlockedTensor, blocks: Range<Int>, rows: Int
    ) {
        for block in blocks {
            let values = gradient.at(block: block, pixel: 0)
            let inputs = input.at(block: block, pixel: 0)
            for row in 0..<rows {
                let offset = row * vectorWidth
                values.store(values.vector(offset) * derivative(inputs.vector(offset)), offset)
            }
        }
    }
}
