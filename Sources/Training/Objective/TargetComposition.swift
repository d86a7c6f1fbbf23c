package import FaceData

/// What the network is to answer on a batch, as rows of numbers.
package struct TargetRows: Sendable, Equatable {
    /// A row for each image: the share of each class, summing to 1.
    package let shares: [Float]
    /// A row for each image: valence and arousal, −1 to 1; NaN for what is unknown.
    package let affects: [Float]
    /// How much each image counts in the loss; only their proportions matter.
    package let weights: [Float]
}

/// Makes the targets of a batch from those of its faces: label smoothing, mixing and class weights in one formula.
///
/// A face i is to be recognized as the distribution pᵢ; an unmixed image is of one face with the share λ = 1, a mixed
/// one of two. With the smoothing s, K classes, class weights ω and the weights vᵢ of the faces, an image's target and
/// weight are
///
///     t = (1 − s) Σᵢ λᵢ pᵢ + s / K        w = Σᵢ λᵢ vᵢ Σ_c ω_c pᵢ(c)
///
/// and its loss is −w Σ_c t(c) log softmax(z + τ log π)(c), divided by the sum of the batch's weights, where z are the
/// logits and the rest is logit adjustment (`LogitAdjustment`). `docs/soft-labels.md` has the formula for users.
package struct TargetComposition: Sendable {
    private let classCount: Int
    private let smoothing: Float
    private let classWeights: [Float]?

    /// - Parameters:
    ///   - smoothing: the share of the target that is spread evenly over all classes, in 0..<1 (PyTorch's
    ///     `CrossEntropyLoss(label_smoothing:)`).
    ///   - classWeights: one for each class; nil for equal ones.
    package init(classCount: Int, smoothing: Float = 0, classWeights: [Float]? = nil) {
        self.classCount = classCount
        self.smoothing = smoothing
        self.classWeights = classWeights
    }

    /// - Parameters:
    ///   - targets: one for each image, their labels in 0..<classCount.
    ///   - mixes: one for each image, or none at all.
    package func rows(of targets: [Target], mixes: [ImageMix] = []) -> TargetRows {
        var shares = [Float](repeating: smoothing / Float(classCount), count: targets.count * classCount)
        for (row, target) in targets.enumerated() { add(target, times: 1 - smoothing, to: row, of: &shares) }
        for (row, mix) in mixes.enumerated() {
            let other = (1 - smoothing) * (1 - mix.share)
            add(targets[row], times: -other, to: row, of: &shares)
            add(targets[mix.partner], times: other, to: row, of: &shares)
        }
        let weights = targets.map(weight)
        return TargetRows(
            shares: shares,
            affects: mixed([targets.map(\.valence), targets.map(\.arousal)], mixes),
            weights: mixes.isEmpty
                ? weights
                : mixes.enumerated().map { weights[$0] * $1.share + weights[$1.partner] * (1 - $1.share) })
    }

    private func add(_ target: Target, times factor: Float, to row: Int, of rows: inout [Float]) {
        guard let shares = target.shares else {
            rows[row * classCount + target.label] += factor
            return
        }
        for (label, share) in shares.enumerated() { rows[row * classCount + label] += factor * share }
    }

    private func weight(of target: Target) -> Float {
        guard let classWeights else { return target.weight }
        guard let shares = target.shares else { return target.weight * classWeights[target.label] }
        return target.weight * zip(classWeights, shares).reduce(0) { $0 + $1.0 * $1.1 }
    }

    /// Interleaves columns of values that may be unknown. A mixed image has a known value if both of its faces have.
    private func mixed(_ columns: [[Float?]], _ mixes: [ImageMix]) -> [Float] {
        (columns.first ?? []).indices.flatMap { row in
            columns.map { column in
                let own = column[row] ?? .nan
                guard !mixes.isEmpty, mixes[row].share < 1 else { return own }
                let other = column[mixes[row].partner] ?? .nan
                return own * mixes[row].share + other * (1 - mixes[row].share)
            }
        }
    }
}
