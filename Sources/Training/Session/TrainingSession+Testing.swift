import FaceData

/// A checkpoint that is to be evaluated on the test split.
struct CheckpointTest: Equatable {
    /// From 1.
    let epoch: Int
    let checkpoint: String
}

/// The test split at the end of a run whose best epoch the validation split chose.
extension TrainingSession {
    /// Finds out which checkpoints are to be tested: the best and the last. A run without a validation split has none.
    func prepareTests() throws(TrainingError) {
        guard material.validation != nil else { return }
        isTesting = true
        let store = material.checkpoints
        var tests: [CheckpointTest] = []
        for link in [CheckpointStore.best, CheckpointStore.last] {
            guard let name = store.target(of: link), !tests.contains(where: { $0.checkpoint == name }) else {
                continue
            }
            let description = try store.open(name).description
            tests.append(CheckpointTest(epoch: description.progress.epochsDone, checkpoint: name))
        }
        self.tests = tests
    }

    /// Puts the next checkpoint's evaluated weights into the network and begins to evaluate them.
    func beginTest() throws(TrainingError) {
        guard let test = tests.first else { return }
        let weights = try WeightFile(path: material.checkpoints.modelPath(test.checkpoint))
        _ = try weights.load(into: network, classNames: data.classNames, classifier: .mustMatch)
        evaluation = EvaluationPass(
            source: material.test, imageSize: configuration.imageSize, batchSize: configuration.batchSize,
            threads: configuration.loaderThreads)
        evaluatedSplit = .test
    }

    /// Reports what the test has found.
    func finishTest() throws(TrainingError) {
        guard let evaluation, let test = tests.first else { return }
        self.evaluation = nil
        tests.removeFirst()
        try unreadableHeldOut[.test]?.requireSome(of: evaluation.tally)
        observer.tested(
            TestReport(
                epoch: test.epoch, metrics: evaluation.tally.metrics, predictions: evaluation.predictions,
                seconds: evaluation.seconds))
    }
}
