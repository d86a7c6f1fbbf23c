import EfficientNet

extension EngineBench {
    /// Trains with 1, 2, 4, … threads up to the settings' number, and looks whether the results differ.
    func scaling() throws(ModelError) -> ScalingCurve {
        var points: [ScalingCurve.Point] = []
        var single: (rate: Double, bits: [UInt32])?
        for threads in ScalingCurve.threadCounts(upTo: settings.threads) {
            let run = try trainingRun(threads: threads)
            let one = single ?? run
            single = one
            points.append(
                ScalingCurve.Point(
                    threads: threads, trainImagesPerSecond: run.rate, speedup: run.rate / one.rate,
                    givesSameBits: run.bits == one.bits))
        }
        return ScalingCurve(settings: settings, points: points)
    }

    /// Images a second, and what the last step left.
    private func trainingRun(threads: Int) throws(ModelError) -> (rate: Double, bits: [UInt32]) {
        let network = try network(.training, threads: threads)
        for step in 0..<Self.warmup { train(network, step) }
        var loss = Float.nan
        let seconds = seconds {
            for step in 0..<settings.steps { loss = train(network, Self.warmup + step) }
        }
        let outputs = (0..<settings.batchSize).flatMap { Array(network.outputs(image: $0)) }
        return (
            Double(settings.steps * settings.batchSize) / seconds,
            outputs.map(\.bitPattern) + [loss.bitPattern]
        )
    }
}
