extension Dataset {
    /// The dataset without those training faces whose pixels occur in the validation or test set, counted as dropped.
    ///
    /// Reads every image once.
    package func droppingTwins(threads: Int) -> Dataset {
        let survey = ImageSurvey(of: self, threads: threads) { _, _ in }
        let doomed = Set(
            survey.twins.filter(\.isAcrossSplits).flatMap(\.members).filter { $0.split == .train }.map(
                \.index))
        guard !doomed.isEmpty else { return self }
        let kept = (0..<train.count).filter { !doomed.contains($0) }
        var copy = self
        copy.train = SubsetSource(train, indices: kept)
        copy.dropped["in training and in a held-out set", default: 0] += doomed.count
        return copy
    }
}
