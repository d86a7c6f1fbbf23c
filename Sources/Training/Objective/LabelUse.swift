package import FaceData
import RandomStreams

/// Which label a face that several people labeled trains with. Faces with a single label are the same in all three.
///
/// Source: Barsoum, Zhang, Canton Ferrer, Zhang, "Training Deep Networks for Facial Expression Recognition with
/// Crowd-Sourced Label Distribution", ICMI 2016: majority voting, cross-entropy loss and probabilistic label drawing.
package enum LabelUse: String, Codable, Sendable, CaseIterable {
    /// The class that accuracy is measured against.
    case majority
    /// All classes in their shares.
    case distribution
    /// One class, drawn anew in each epoch with its share as the probability.
    case sampled

    /// The target that a face trains with.
    ///
    /// - Parameters:
    ///   - draw: the face's number in its epoch, which keys what is drawn, with the seed and the epoch.
    package func target(of target: Target, seed: UInt64, epoch: UInt32, draw: Int) -> Target {
        guard let shares = target.shares else { return target }
        switch self {
        case .distribution: return target
        case .majority: return target.ofOneClass
        case .sampled:
            var stream = RandomStream(
                seed: seed, epoch: epoch, sample: UInt32(truncatingIfNeeded: draw), purpose: .label)
            var drawn = target.ofOneClass
            drawn.label = Self.label(at: stream.uniform(), of: shares)
            return drawn
        }
    }

    /// The class whose part of the interval from 0 to 1 holds a number.
    private static func label(at number: Float, of shares: [Float]) -> Int {
        var end: Float = 0
        for (label, share) in shares.enumerated() where share > 0 {
            end += share
            if number < end { return label }
        }
        // Shares that sum to a little less than 1 leave a gap, which is the last class's.
        return shares.lastIndex { $0 > 0 } ?? 0
    }

    /// How many faces each class has in training: shares of faces count as such where shares train.
    package func classTotals(of source: any SampleSource) -> [Double] {
        guard self != .majority else { return source.classCounts.map(Double.init) }
        var totals = [Double](repeating: 0, count: source.classNames.count)
        for target in source.targets {
            guard let shares = target.shares else {
                totals[target.label] += 1
                continue
            }
            for (label, share) in shares.enumerated() { totals[label] += Double(share) }
        }
        return totals
    }
}
