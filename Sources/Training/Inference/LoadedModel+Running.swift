package import FaceData

extension LoadedModel {
    /// Evaluates every sample of a split whose class the model knows.
    ///
    /// - Parameter advanced: told after each batch how many of how many are done.
    package func evaluate(
        _ source: any SampleSource, advanced: (_ batches: Int, _ ofBatches: Int) -> Void = { _, _ in }
    ) throws(TrainingError) -> EvaluationResult {
        let matching = try ClassMatching(model: classNames, data: source.classNames)
        let pass = EvaluationPass(
            source: source, imageSize: imageSize, batchSize: network.batchSize, threads: min(4, threads),
            withMirrored: withMirrored, matching: matching)
        var unreadable: [UnreadableImage] = []
        while let failures = pass.next(network) {
            unreadable += failures
            advanced(pass.batchesDone, pass.batches)
        }
        return EvaluationResult(
            classNames: matching.classNames, predictions: pass.predictions, unreadable: unreadable,
            seconds: pass.seconds, maskedOutputs: matching.maskedOutputs, leftOut: pass.leftOut)
    }

    /// Predicts every image of a source, in order, handing each result over as soon as it is there.
    ///
    /// - Returns: the images that could not be read.
    package func predict(
        _ source: any SampleSource, _ found: (Prediction) throws -> Void
    ) throws -> [UnreadableImage] {
        let loader = BatchLoader(
            source: source, batches: EpochOrder.inOrder(count: source.count, batchSize: network.batchSize),
            preparation: ImagePreparation(imageSize: imageSize, augmentation: nil), threads: min(4, threads))
        defer { loader.cancel() }
        var unreadable: [UnreadableImage] = []
        while let batch = loader.next() {
            unreadable += batch.unreadable
            let answers = network.answers(to: batch, withMirrored: withMirrored)
            for (row, sample) in batch.sampleIndices.enumerated() {
                let count = network.specification.classCount
                let logits = outputs.map { answers[row * count + $0] }
                try found(prediction(logits, sample: sample, path: source.sample(at: sample).path))
            }
        }
        return unreadable
    }

    private func prediction(_ logits: [Float], sample: Int, path: String) -> Prediction {
        logits.withUnsafeBufferPointer { buffer in
            Prediction(
                sample: sample, path: path, predicted: Softmax.largest(buffer),
                probabilities: Softmax.probabilities(buffer), logits: logits)
        }
    }
}
