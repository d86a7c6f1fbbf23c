import Training

extension TrainingConfiguration {
    /// Every setting that means something for the run's data, by the name of its option, in words.
    var description: [(name: String, value: String)] {
        Setting.all.filter { data.path != nil || !$0.uses.contains(.filesOnly) }.map {
            ($0.name, $0.words(in: self))
        }
    }
}
