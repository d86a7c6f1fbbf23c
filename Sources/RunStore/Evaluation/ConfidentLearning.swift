/// Finds samples whose labels are likely wrong, from predictions of a network that was not trained on them.
///
/// Source: Northcutt, Jiang, Chuang, "Confident Learning: Estimating Uncertainty in Dataset Labels", JAIR 70, 2021:
/// a sample counts as confidently of class j where its probability of j is at least t_j, the mean probability of j
/// over the samples labelled j; where the likeliest such class is not the label, the label is doubted (the confident
/// joint's cells off the diagonal).
package struct ConfidentLearning: Sendable {
    /// A label and what the network says of its sample.
    package struct Observation: Sendable {
        /// The sample's place in its split.
        package var sample: Int
        package var label: Int
        /// One a class.
        package var probabilities: [Float]

        package init(sample: Int, label: Int, probabilities: [Float]) {
            self.sample = sample
            self.label = label
            self.probabilities = probabilities
        }
    }

    /// A doubted label.
    package struct Suspect: Sendable, Equatable {
        package var sample: Int
        /// The class that the sample is confidently of instead.
        package var suggested: Int
        /// How much likelier that class is than the label, −1 to 1: the paper's normalised margin.
        package var doubt: Double

        package init(sample: Int, suggested: Int, doubt: Double) {
            self.sample = sample
            self.suggested = suggested
            self.doubt = doubt
        }
    }

    /// t_j of each class; nil for a class without samples, of which nothing can be confidently.
    package let thresholds: [Double?]

    package init(_ observations: [Observation], classCount: Int) {
        var sums = [Double](repeating: 0, count: classCount)
        var counts = [Int](repeating: 0, count: classCount)
        for observation in observations where sums.indices.contains(observation.label) {
            let own = Self.probability(of: observation.label, observation)
            guard own.isFinite else { continue }
            sums[observation.label] += own
            counts[observation.label] += 1
        }
        thresholds = zip(sums, counts).map { $1 > 0 ? $0 / Double($1) : nil }
    }

    /// The doubted ones, the most doubtful first.
    package func suspects(_ observations: [Observation]) -> [Suspect] {
        observations.compactMap(suspect).sorted { ($0.doubt, $1.sample) > ($1.doubt, $0.sample) }
    }

    private func suspect(_ observation: Observation) -> Suspect? {
        let confident = thresholds.indices.filter { label in
            thresholds[label].map { Self.probability(of: label, observation) >= $0 } ?? false
        }
        let likeliest = confident.max {
            (Self.probability(of: $0, observation), $1) < (Self.probability(of: $1, observation), $0)
        }
        guard let likeliest, likeliest != observation.label else { return nil }
        let doubt =
            Self.probability(of: likeliest, observation)
            - Self.probability(of: observation.label, observation)
        return Suspect(sample: observation.sample, suggested: likeliest, doubt: doubt)
    }

    private static func probability(of label: Int, _ observation: Observation) -> Double {
        observation.probabilities.indices.contains(label) ? Double(observation.probabilities[label]) : 0
    }
}
