/// What the network said of one test sample.
package struct PredictionRecord: Sendable, Equatable {
    /// The sample's place in the test split.
    package var sample: Int
    /// Index into the run's classes.
    package var predicted: Int
    /// One a class, summing to 1.
    package var probabilities: [Float]
    /// Cross-entropy.
    package var loss: Double

    package init(sample: Int, predicted: Int, probabilities: [Float], loss: Double) {
        self.sample = sample
        self.predicted = predicted
        self.probabilities = probabilities
        self.loss = loss
    }

    /// The probability of the predicted class.
    package var confidence: Double { probability(of: predicted) }

    /// How far the predicted class stands above the best of the others, 0 to 1.
    package var margin: Double {
        let others = probabilities.indices.filter { $0 != predicted }.map { probability(of: $0) }
        return confidence - (others.max() ?? 0)
    }

    /// The probability of a class; 0 for one that the network does not know.
    package func probability(of label: Int) -> Double {
        probabilities.indices.contains(label) ? Double(probabilities[label]) : 0
    }

    /// The classes from the likeliest down, with their probabilities.
    package func ranking(limit: Int) -> [(label: Int, probability: Double)] {
        let order = probabilities.indices.sorted {
            (probabilities[$0], $1) > (probabilities[$1], $0)
        }
        return order.prefix(limit).map { ($0, Double(probabilities[$0])) }
    }

    /// The probabilities as stored.
    var blob: [UInt8] { probabilities.blob }
}

extension [Float] {
    /// As stored: 32-bit little-endian.
    var blob: [UInt8] {
        flatMap { value in Swift.withUnsafeBytes(of: value.bitPattern.littleEndian) { [UInt8]($0) } }
    }
}
