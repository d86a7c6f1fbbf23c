import RunStore

/// Writes a run's evaluation and curves for other programs.
enum EvaluationFiles {
    /// Writes into the run's `exports`, or, if the run is not writable, into a folder in the current
    /// directory.
    static func write(
        epoch: Int?, epochs: [EpochRecord], marks: SampleMarks, of directory: RunDirectory
    ) throws(RunStoreError) -> DashboardEvent {
        var files = try files(epoch: epoch, epochs: epochs, of: directory)
        if !marks.isEmpty { files.append(("marked.csv", marks.csv)) }
        do {
            return try write(files, into: directory.exports)
        } catch .notWritable {
            return try write(files, into: "\(directory.name)-exports")
        }
    }

    private static func files(
        epoch: Int?, epochs: [EpochRecord], of directory: RunDirectory
    ) throws(RunStoreError) -> [(name: String, text: String)] {
        var files = [
            ("curves.csv", EvaluationExport.csv(epochs: epochs)),
            ("curves.json", EvaluationExport.json(epochs: epochs)),
        ]
        let reader = try RunReader(directory)
        guard let epoch, let matrix = try reader.confusion(epoch: epoch) else { return files }
        files += [
            ("confusion-epoch-\(epoch).txt", matrix.text), ("confusion-epoch-\(epoch).csv", matrix.csv),
            ("confusion-epoch-\(epoch).json", matrix.json),
        ]
        let errors = try reader.samples(
            epoch: epoch, filter: SampleFilter(), order: .loss, limit: Int(Int32.max))
        let csv = EvaluationExport.csv(samples: errors, classes: matrix.classes)
        return files + [("misclassified-epoch-\(epoch).csv", csv)]
    }

    private static func write(
        _ files: [(name: String, text: String)], into folder: String
    ) throws(RunStoreError) -> DashboardEvent {
        try RunDirectory.makeDirectory(at: folder)
        for file in files { try SmallFile.save(file.text, to: "\(folder)/\(file.name)", followsLinks: false) }
        return .exported(folder: folder, files: files.map(\.name))
    }
}
