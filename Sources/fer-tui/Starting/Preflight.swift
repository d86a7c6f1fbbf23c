import EfficientNet
import Training

/// What can be known to be wrong with a run before it is made.
enum Preflight {
    /// - Throws: what is wrong, the thing named first.
    static func check(_ configuration: TrainingConfiguration) throws {
        try configuration.validate()
        let faces = try Faces.list(configuration)
        if let note = faces.layoutNote { ErrorOutput.note(note) }
        try checkVotes(configuration, faces)
        if configuration.data.classes != nil { try checkClasses(faces) }
        let model = try ModelSpecification.named(configuration.model, classCount: faces.classNames.count)
        try MemoryNeeds(model, configuration).check()
        guard let path = configuration.initialWeights else { return }
        let weights = try WeightFile(path: path, classNames: configuration.weightClasses)
        try weights.check(for: model, classNames: faces.classNames, classifier: .mayDiffer)
    }

    /// A class that was asked for and has no training face could never be learned.
    private static func checkClasses(_ faces: Faces) throws(CommandFailure) {
        let counts = zip(faces.classNames, faces.train.classCounts)
        let missing = counts.filter { $1 == 0 }.map(\.0)
        guard !missing.isEmpty, missing.count < faces.classNames.count else { return }
        throw CommandFailure(
            "no training face is of the class \(missing.joined(separator: ", "))",
            remedy: "leave it out of --classes: \(counts.filter { $1 > 0 }.map(\.0).joined(separator: ","))")
    }

    /// Labels in shares need faces with votes.
    private static func checkVotes(
        _ configuration: TrainingConfiguration, _ faces: Faces
    ) throws(CommandFailure) {
        guard configuration.labels != .majority, faces.train.votedCount == 0 else { return }
        throw CommandFailure(
            "--labels \(configuration.labels.rawValue): no training face has the votes of several people",
            remedy: "take FER+, or name a table with --votes")
    }
}
