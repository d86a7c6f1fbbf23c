import FaceData

extension TrainingSession {
    func beginEvaluation() {
        hold(average: true)
        evaluation = EvaluationPass(
            source: material.test, imageSize: configuration.imageSize, batchSize: configuration.batchSize,
            threads: configuration.loaderThreads)
    }

    /// Evaluates the test split's next batch.
    ///
    /// - Returns: false where no batch was left.
    func evaluateNextBatch() throws(TrainingError) -> Bool {
        guard let evaluation, let unreadable = evaluation.next(network) else { return false }
        try report(unreadable, in: &unreadableTest)
        observer.evaluationAdvanced(
            EvaluationProgress(
                epoch: progress.epochsDone + 1, batch: evaluation.batchesDone, batches: evaluation.batches))
        return true
    }

    /// Reports the epoch, moves on to the next, and writes a checkpoint where one is due.
    ///
    /// The report comes first: after a crash between the two the epoch is trained again, whereas an epoch
    /// that was never reported would be a hole for good.
    func finishEpoch() throws(TrainingError) {
        guard let evaluation else { return }
        self.evaluation = nil
        hold(average: false)
        try unreadableTest.requireSome(of: evaluation.tally)
        let report = epochReport(evaluation)
        observer.epochFinished(report)
        if report.isBest {
            progress.best = TrainingProgress.BestEpoch(epoch: report.epoch, accuracy: report.test.accuracy)
        }
        progress.epochsDone += 1
        progress.batchesDone = 0
        progress.tally = EpochTally(classes: data.classNames)
        try saveEpoch(isBest: report.isBest)
    }

    private func epochReport(_ evaluation: EvaluationPass) -> EpochReport {
        let tally = progress.tally
        let test = evaluation.tally.metrics
        let isBest =
            test.samples > 0 && test.nonFinite == 0 && test.accuracy > (progress.best?.accuracy ?? -1)
        return EpochReport(
            epoch: progress.epochsDone + 1, epochs: configuration.epochs, train: tally.classification.metrics,
            test: test, predictions: evaluation.predictions, learningRate: learningRate,
            imagesPerSecond: tally.imagesPerSecond, trainSeconds: tally.seconds,
            evaluationSeconds: evaluation.seconds, inputWaitSeconds: tally.inputWaitSeconds,
            unreadable: tally.unreadable, nonFiniteLosses: tally.nonFiniteLosses, isBest: isBest)
    }
}
