import EfficientNet
import FaceData
import Foundation

extension TrainingSession {
    /// Steps in a row with a NaN or infinite loss after which the run fails.
    static let nonFiniteLimit = 5

    /// Starts preparing the batches of the epoch that are left.
    func beginEpoch() {
        let epoch = progress.epochsDone
        let batches = Self.batches(labels, epoch: epoch, configuration)
        observer.epochBegan(EpochDraws(epoch: epoch + 1, counts: drawnCounts(batches)))
        loader = BatchLoader(
            source: material.train, batches: Array(batches.dropFirst(progress.batchesDone)),
            preparation: ImagePreparation(
                imageSize: configuration.imageSize, augmentation: augmentation,
                seed: configuration.seed, epoch: UInt32(truncatingIfNeeded: epoch)),
            threads: configuration.loaderThreads)
    }

    /// How often each class comes in an epoch's batches.
    private func drawnCounts(_ batches: [[Int]]) -> [Int] {
        let count = max(1, labels.count)
        return batches.joined().reduce(into: [Int](repeating: 0, count: data.classNames.count)) {
            $0[labels[$1 % count]] += 1
        }
    }

    /// Whether the epoch under way goes without regularization, see `TrainingConfiguration.regularizeAfter`.
    private var isUnregularized: Bool { progress.epochsDone * stepsPerEpoch < configuration.regularizeAfter }

    private var augmentation: Augmentation {
        guard isUnregularized else { return configuration.augmentation }
        var flips = Augmentation.none
        flips.flipProbability = configuration.augmentation.flipProbability
        return flips
    }

    /// What multiplies each group's learning rate. Momenta follow the gradients even at a rate of 0, so that a
    /// group that joins later does not begin with a jump.
    private var rateFactors: [Float] {
        let last = network.specification.layerGroups - 1
        if progress.epochsDone < configuration.headEpochs {
            return (0...last).map { $0 == last ? 1 : 0 }
        }
        guard configuration.layerDecay < 1 else { return [] }
        return (0...last).map { powf(configuration.layerDecay, Float(last - $0)) }
    }

    /// Of the next step. The average follows faster at first, so that it forgets the fresh weights.
    private var averageShare: Float? {
        configuration.averageDecay.map { decay in
            1 - min(decay, Float(1 + progress.updates) / Float(10 + progress.updates))
        }
    }

    /// Trains on the epoch's next batch.
    ///
    /// - Returns: false where no batch was left.
    /// - Throws: `TrainingError` where too many images are unreadable or the loss stays NaN.
    func trainNextBatch() throws(TrainingError) -> Bool {
        guard progress.batchesDone < stepsPerEpoch else {
            loader = nil
            try unreadableTrain.requireSome(of: progress.tally.classification)
            return false
        }
        let start = ContinuousClock.now
        guard let batch = loader?.next() else {
            throw TrainingError("the loader ended before the epoch did (resume the run)")
        }
        let waited = (ContinuousClock.now - start).inSeconds
        progress.tally.unreadable += batch.unreadable.count
        try report(batch.unreadable, in: &unreadableTrain)
        let rate = learningRate
        let outcome = batch.count >= 2 ? train(batch) : nil
        let seconds = (ContinuousClock.now - start).inSeconds
        progress.batchesDone += 1
        progress.tally.seconds += seconds
        progress.tally.inputWaitSeconds += waited
        guard let outcome else { return true }
        observer.stepFinished(
            StepReport(
                step: step, epoch: progress.epochsDone + 1, batch: progress.batchesDone,
                stepsPerEpoch: stepsPerEpoch, objective: outcome.objective, loss: outcome.loss,
                accuracy: outcome.accuracy, learningRate: rate, images: batch.count, seconds: seconds,
                inputWaitSeconds: waited, operations: outcome.operations))
        try watch(outcome.objective)
        return true
    }

    /// Batches of the whole run that are done.
    private var step: Int { progress.epochsDone * stepsPerEpoch + progress.batchesDone }

    private var scheduleFactor: Double {
        configuration.schedule.factor(step: step, stepsPerEpoch: stepsPerEpoch, epochs: configuration.epochs)
    }

    /// Of the next step.
    var learningRate: Float { Float(Double(configuration.optimizer.learningRate) * scheduleFactor) }

    private struct Outcome {
        var objective: Float
        var loss: Float
        var accuracy: Float
        var operations: [OperationTime]
    }

    private func train(_ batch: PreparedBatch) -> Outcome {
        let count = batch.count
        let rule = configuration.optimizer.rule(factor: scheduleFactor, update: progress.updates + 1)
        var settings = StepSettings(
            seed: configuration.seed, epoch: UInt32(truncatingIfNeeded: progress.epochsDone),
            regularization: configuration.regularizes && !isUnregularized, optimizer: rule)
        settings.averageShare = averageShare
        settings.sharpnessRadius = configuration.sharpnessRadius
        settings.rateFactors = rateFactors
        settings.objectives = objectives
        let labels = zip(batch.targets, batch.draws).map { target, draw in
            configuration.labels.target(of: target, seed: settings.seed, epoch: settings.epoch, draw: draw)
        }
        let targets = composition.rows(of: labels, mixes: batch.mixes)
        let secondsBefore = network.secondsByOperation
        let objective = network.train(
            images: batch.images, targets: targets, samples: batch.draws, settings)
        progress.updates += 1
        let operations = zip(network.secondsByOperation, secondsBefore).map { after, before in
            OperationTime(operation: after.kind.label, seconds: after.seconds - before.seconds)
        }
        var loss: Float = 0
        var right = 0
        for row in 0..<count {
            let prediction = progress.tally.classification.add(
                logits: network.logits(ofImage: row), label: batch.targets[row].label,
                sample: batch.sampleIndices[row])
            loss += prediction.loss
            right += prediction.predicted == prediction.label ? 1 : 0
        }
        return Outcome(
            objective: objective, loss: loss / Float(count), accuracy: Float(right) / Float(count),
            operations: operations)
    }

    func report(
        _ images: [UnreadableImage], in tally: inout UnreadableTally
    ) throws(TrainingError) {
        let fresh = try tally.add(images)
        if !fresh.isEmpty { observer.foundUnreadable(fresh) }
    }

    /// Counts steps without a finite loss, and ends the run where they persist.
    private func watch(_ objective: Float) throws(TrainingError) {
        guard !objective.isFinite else {
            nonFiniteInARow = 0
            return
        }
        nonFiniteInARow += 1
        progress.tally.nonFiniteLosses += 1
        let place = "epoch \(progress.epochsDone + 1), batch \(progress.batchesDone)"
        if nonFiniteInARow == 1 {
            observer.message(EngineMessage(.warning, "the loss is \(objective) at \(place)"))
        }
        guard nonFiniteInARow >= Self.nonFiniteLimit else { return }
        let kept = material.checkpoints.target(of: CheckpointStore.last)
        let advice = kept.map { "resume from checkpoint \($0)" } ?? "start again"
        throw TrainingError(
            "the loss has been \(objective) for \(nonFiniteInARow) steps, up to \(place) (\(advice) with a"
                + " lower learning rate)")
    }
}
