/// Sums about a shift near the data, so that neither a large mean nor many pixels cancel the variance.
struct ShiftedSums {
    let shift: Vector
    private var sum = Vector.zero
    private var squares = Vector.zero

    init(shift: Vector) { self.shift = shift }

    @inline(__always)
    mutating func add(_ value: Vector) {
        let difference = value - shift
        sum += difference
        squares.addProduct(difference, difference)
    }

    /// These sums and another's about the same shift.
    @inline(__always)
    func adding(_ other: ShiftedSums) -> ShiftedSums {
        var total = self
        total.sum += other.sum
        total.squares += other.squares
        return total
    }

    /// Writes mean and sum of squared deviations of `count` values.
    @inline(__always)
    func store(count: Int, mean: UnsafeMutablePointer<Float>, deviations: UnsafeMutablePointer<Float>) {
        let average = sum * Vector(repeating: 1 / Float(count))
        mean.store(shift + average, 0)
        deviations.store(squares - sum * average, 0)
    }
}

extension BatchNorm {
    /// Merges a block's partial statistics (means and squared deviations) into scale and shift, and moves
    /// the running statistics (unbiased variance), if asked to.
    package func finishForward(block: Int, _ partial: PartialSums, updateRunning: Bool) {
        let total = Double(partial.pixels)
        for channel in (block * vectorWidth)..<((block + 1) * vectorWidth) {
            var weighted = 0.0
            for slot in 0..<partial.slots {
                weighted +=
                    Double(partial.first(slot: slot, channel: channel).pointee)
                    * Double(partial.pixels(inSlot: slot))
            }
            let average = weighted / total
            var deviations = 0.0
            for slot in 0..<partial.slots {
                let difference = Double(partial.first(slot: slot, channel: channel).pointee) - average
                deviations +=
                    Double(partial.second(slot: slot, channel: channel).pointee)
                    + difference * difference * Double(partial.pixels(inSlot: slot))
            }
            let variance = max(0, deviations / total)
            setForward(channel: channel, average: average, variance: variance)
            if updateRunning {
                let unbiased = partial.pixels > 1 ? variance * total / (total - 1) : variance
                runningMean[channel] += momentum * (Float(average) - runningMean[channel])
                runningVariance[channel] += momentum * (Float(unbiased) - runningVariance[channel])
            }
        }
    }

    /// Scale and shift from the running statistics, for evaluation.
    package func useRunningStatistics(block: Int) {
        for channel in (block * vectorWidth)..<((block + 1) * vectorWidth) {
            setForward(
                channel: channel, average: Double(runningMean[channel]),
                variance: Double(runningVariance[channel]))
        }
    }

    private func setForward(channel: Int, average: Double, variance: Double) {
        let factor = Double(weight[channel]) / (variance + Double(epsilon)).squareRoot()
        scale[channel] = Float(factor)
        shift[channel] = Float(Double(bias[channel]) - average * factor)
        mean[channel] = Float(average)
        // Kept for the backward pass: gradientScale is γ / √(σ² + ε) as well.
        gradientScale[channel] = Float(factor)
        gradientSlope[channel] = Float(1 / (variance + Double(epsilon)))
    }

    /// Turns a block's partial sums of dy and dy · (x − μ) into the coefficients of the gradient with
    /// respect to x, and into the gradients of γ and β.
    package func finishBackward(block: Int, _ partial: PartialSums) {
        for channel in (block * vectorWidth)..<((block + 1) * vectorWidth) {
            var gradient = 0.0
            var product = 0.0
            for slot in 0..<partial.slots {
                gradient += Double(partial.first(slot: slot, channel: channel).pointee)
                product += Double(partial.second(slot: slot, channel: channel).pointee)
            }
            finishBackward(channel: channel, gradient: gradient, product: product, pixels: partial.pixels)
        }
    }

    /// The same from finished sums: `gradient` is Σ dy, `product` is Σ dy (x − μ).
    ///
    /// dx = γ/s · (dy − Σdy/N − (x − μ) · Σdy(x − μ) / (N s²)) with s² = σ² + ε.
    func finishBackward(channel: Int, gradient: Double, product: Double, pixels: Int) {
        let inverseVariance = Double(gradientSlope[channel])
        let factor = Double(gradientScale[channel])
        let slope = -factor * inverseVariance * product / Double(pixels)
        weightGradient[channel] = Float(product * inverseVariance.squareRoot())
        biasGradient[channel] = Float(gradient)
        gradientSlope[channel] = Float(slope)
        gradientOffset[channel] = Float(
            -factor * gradient / Double(pixels) - slope * Double(mean[channel]))
    }
}
