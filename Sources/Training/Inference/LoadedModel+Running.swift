package import FaceData

extension LoadedModel {
    /// Evaluates every sample of a split.
    ///
    /// - Parameter advanced: told after each batch how many of how many are done.
    package func evaluate(
        _ source: any SampleSource, advanced: (_ batches: Int, _ ofBatches: Int) -> Void = { _, _ in }
    ) throws(TrainingError) -> EvaluationResult {
        guard source.classNames == classNames else {
            throw TrainingError(
                """
                the classes of the data are not those of the weights (evaluate on data with the same classes)
                  weights: \(WeightFile.numbered(classNames))
                  data:    \(WeightFile.numbered(source.classNames))
                """)
        }
        let pass = EvaluationPass(
            source: source, imageSize: imageSize, batchSize: network.batchSize, threads: min(4, threads),
            withMirrored: withMirrored)
        var unreadable: [UnreadableImage] = []
        while let failures = pass.next(network) {
            unreadable += failures
            advanced(pass.batchesDone, pass.batches)
        }
        return EvaluationResult(
            classNames: classNames, predictions: pass.predictions, unreadable: unreadable,
            seconds: pass.seconds)
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
                let logits = answers[(row * classNames.count)..<((row + 1) * classNames.count)]
                try found(prediction(logits, sample: sample, path: source.sample(at: sample).path))
            }
        }
        return unreadable
    }

    private func prediction(_ logits: ArraySlice<Float>, sample: Int, path: String) -> Prediction {
        logits.withUnsafeBufferPointer { buffer in
            Prediction(
                sample: sample, path: path, predicted: Softmax.largest(buffer),
                probabilities: Softmax.probabilities(buffer), logits: Array(logits))
        }
    }
}
