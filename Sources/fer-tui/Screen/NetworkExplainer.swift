import Dashboard
import Foundation
import RunStore
import Synchronization
import TerminalUI
import Training

/// Grad-CAM of a run's best checkpoint, computed here on one core; the network is kept between two samples.
final class NetworkExplainer: SampleExplainer {
    private struct Loaded {
        /// The checkpoint's own path, which changes with every new best one.
        let path: String
        let model: LoadedModel
    }

    private let pictures: SamplePictures
    private let loaded = Mutex<Loaded?>(nil)

    init(_ pictures: SamplePictures) { self.pictures = pictures }

    func explain(
        _ sample: SampleRecord, label: Int, in run: RunDirectory, _ configuration: RunConfiguration
    ) -> SampleExplanation {
        let store = CheckpointStore(folder: run.checkpoints)
        guard let name = store.target(of: CheckpointStore.best), store.isWhole(name) else {
            return .failed("the run has no checkpoint of a network yet")
        }
        let path = store.modelPath(name)
        guard let face = pictures.face(of: sample, in: run, configuration) else {
            return .failed("the run's data cannot be read")
        }
        do {
            return try explain(face, label: label, weights: path)
        } catch {
            return .failed("\(error)")
        }
    }

    func forget() { loaded.withLock { $0 = nil } }

    private func explain(
        _ face: SamplePictures.Face, label: Int, weights path: String
    ) throws -> SampleExplanation {
        try loaded.withLock { loaded in
            if loaded?.path != path {
                loaded = nil
                var choices = LoadedModel.Choices(threads: 1)
                choices.batchSize = 1
                loaded = Loaded(path: path, model: try LoadedModel(weights: path, choices))
            }
            guard let model = loaded?.model else { return .failed("the checkpoint cannot be read") }
            let map = try model.explain(sample: face.index, of: face.source, label: label).map
            return AttentionMap(side: map.side, values: map.values).map(SampleExplanation.map)
                ?? .failed("the network answers with values that are no numbers")
        }
    }
}
