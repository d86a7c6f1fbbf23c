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
        let former = try RunReader(run).configuration()
        var configuration = try TrainingConfiguration(record: former, of: run)
        configuration.apply(start.changes)
        if start.checkpoint != nil { _ = try ResumePlan(run, start) }
        let writer = try RunWriter(run)
        let recorder = RunRecorder(writer)
        do {
            let outcome = try await train(configuration, writer, recorder, former)
            recorder.finish()
            return outcome
        } catch {
            recorder.finish(failure: "\(error)")
            throw error
        }
    }

    private func train(
        _ configuration: TrainingConfiguration, _ writer: RunWriter, _ recorder: RunRecorder,
        _ former: RunConfiguration
    ) async throws -> TrainingEngine.Outcome {
        let faces = try Faces.open(configuration)
        recorder.prepare(
            RunBeginning(configuration: try configuration.record(replacing: former), faces: faces))
        let material = RunMaterial(
            configuration: configuration, train: faces.train, validation: faces.validation, test: faces.test,
            checkpoints: CheckpointStore(folder: run.checkpoints), origin: start.origin)
        let observer = ObserverGroup(members: [recorder, reporter])
        for (reason, count) in faces.dropped.sorted(by: { $0.key < $1.key }) {
            observer.message(EngineMessage(.note, "left out \(count) images: \(reason)"))
        }
        if configuration.labels != .majority {
            let text =
                "labels: \(configuration.labels.rawValue); \(faces.train.votedCount) of \(faces.train.count) training "
                + "images have votes, the others their one label"
            observer.message(EngineMessage(.note, text))
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
