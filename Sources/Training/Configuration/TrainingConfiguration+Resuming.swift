import FaceData

extension TrainingConfiguration {
    /// The first setting that a resumed run may not change, as in `--lr 0.001, not 0.002`; nil if a run of the other
    /// configuration can go on from here. What may change says so in its declaration.
    package func firstDifference(from other: TrainingConfiguration) -> String? {
        var own = self
        for setting in Setting.all where setting.uses.contains(.resume) {
            setting.copy(from: other, to: &own)
        }
        guard own != other else { return nil }
        let differing = Setting.all.filter { $0.text(in: own) != $0.text(in: other) }
        // A preset has no value where a single one of its parts was changed: then the part is the news.
        let valued = differing.first { $0.text(in: own) != nil && $0.text(in: other) != nil }
        guard let setting = valued ?? differing.first else {
            return "other values of settings that have no option"
        }
        return "--\(setting.name) \(setting.words(in: self)), not \(setting.words(in: other))"
    }
}

extension EpochOrder.Sampling: Codable {}
