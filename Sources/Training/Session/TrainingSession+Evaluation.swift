import FaceData

extension TrainingSession {
    func beginEvaluation() {
        hold(average: true)
        let (split, source) = material.judging
        evaluatedSplit = split
        evaluation = EvaluationPass(
            source: source, imageSize: configuration.imageSize, batchSize: configuration.batchSize,
            threads: configuration.loaderThreads)
    }

    /// Evaluates the next batch of the split that is evaluated.
    ///
    /// - Returns: false where no batch was left.
    func evaluateNextBatch() throws(TrainingError) -> Bool {
        guard let evaluation, let unreadable = evaluation.next(network) else { return false }
        if var tally = unreadableHeldOut[evaluatedSplit] {
            try report(unreadable, in: &tally)
            unreadableHeldOut[evaluatedSplit] = tally
        }
        observer.evaluationAdvanced(
            EvaluationProgress(
                split: evaluatedSplit, epoch: tests.first?.epoch ?? progress.epochsDone + 1,
                batch: evaluation.batchesDone, batches: evaluation.batches))
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
        try unreadableHeldOut[evaluatedSplit]?.requireSome(of: evaluation.tally)
        let report = epochReport(evaluation)
        observer.epochFinished(report)
        if report.isBest, let score = report.evaluation.score(by: configuration.bestBy) {
            progress.best = TrainingProgress.BestEpoch(epoch: report.epoch, score: score)
        }
        progress.epochsDone += 1
        progress.batchesDone = 0
        progress.tally = EpochTally(classes: data.classNames)
        try saveEpoch(isBest: report.isBest)
    }

    private func epochReport(_ evaluation: EvaluationPass) -> EpochReport {
        let tally = progress.tally
        let metrics = evaluation.tally.metrics
        let score = metrics.score(by: configuration.bestBy)
        let isBest =
            metrics.samples > 0 && metrics.nonFinite == 0
            && score.map { $0 > progress.best?.score ?? -.infinity } ?? false
        return EpochReport(
            epoch: progress.epochsDone + 1, epochs: configuration.epochs, train: tally.classification.metrics,
            split: evaluatedSplit, evaluation: metrics, predictions: evaluation.predictions,
            learningRate: learningRate,
            imagesPerSecond: tally.imagesPerSecond, trainSeconds: tally.seconds,
            evaluationSeconds: evaluation.seconds, inputWaitSeconds: tally.inputWaitSeconds,
            unreadable: tally.unreadable, nonFiniteLosses: tally.nonFiniteLosses, isBest: isBest)
    }
}
