import RunStore

/// What the record says of a run as soon as its engine has begun, and not before: a resumed run whose engine refuses
/// to begin keeps the record that it had.
struct RunBeginning: Sendable {
    let configuration: RunConfiguration
    let faces: Faces

    func write(with writer: RunWriter, stepsPerEpoch: Int) throws(RunStoreError) {
        var configuration = configuration
        configuration.stepsPerEpoch = stepsPerEpoch
        try writer.record(configuration: configuration)
        try writer.record(classes: faces.classNames)
        for (split, source) in faces.splits {
            try writer.record(samples: SampleRecord.all(of: source), split: split)
        }
    }
}
