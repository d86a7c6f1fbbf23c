import FaceData
import Foundation
import RunStore
import Training

/// The engine at work on a run, in this process.
struct EngineSession {
    let run: RunDirectory
    let start: EngineStart
    /// Who is told beside the run's record.
    let reporter: LineReporter

    /// Trains until the last epoch or a stop, and keeps the run's record.
    ///
    /// - Throws: what made the run fail, after its record says so.
    func train() async throws -> TrainingEngine.Outcome {
        TerminationSignals.install()
        let writer = try RunWriter(run)
        let recorder = RunRecorder(writer)
        do {
            let outcome = try await train(writer, recorder)
            recorder.finish()
            return outcome
        } catch {
            recorder.finish(failure: "\(error)")
            throw error
        }
    }

    private func train(_ writer: RunWriter, _ recorder: RunRecorder) async throws -> TrainingEngine.Outcome {
        let former = try RunReader(run).configuration()
        var configuration = try TrainingConfiguration(record: former, of: run)
        if let epochs = start.epochs { configuration.epochs = epochs }
        try writer.record(configuration: configuration.record(replacing: former))
        let faces = try Faces.open(configuration)
        try writer.record(classes: faces.classNames)
        try writer.record(samples: SampleRecord.all(of: faces.train), split: .train)
        try writer.record(samples: SampleRecord.all(of: faces.test), split: .test)
        let material = RunMaterial(
            configuration: configuration, train: faces.train, test: faces.test,
            checkpoints: CheckpointStore(folder: run.checkpoints), origin: start.origin)
        let observer = ObserverGroup(members: [recorder, reporter])
        for (reason, count) in faces.dropped.sorted(by: { $0.key < $1.key }) {
            observer.message(EngineMessage(.note, "left out \(count) images: \(reason)"))
        }
        reporter.computes(with: BuildDescription.text(configuration))
        recorder.message(EngineMessage(.note, BuildDescription.text(configuration)))
        let engine = TrainingEngine(material, observer: observer, commands: RecordedCommands(writer))
        return try await engine.run()
    }
}

extension EngineStart {
    fileprivate var origin: RunOrigin {
        switch checkpoint {
        case nil: .fresh
        case CheckpointStore.last: .newestCheckpoint
        case .some(let name): .checkpoint(name)
        }
    }
}
