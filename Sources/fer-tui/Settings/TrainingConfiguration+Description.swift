import Training

extension TrainingConfiguration {
    /// What a run was trained with, beyond its model, data and sizes, in the words of the options.
    var description: [(name: String, value: String)] {
        let own = "the model's own"
        let settings: [(Option, String)] = [
            (.recipe, recipe), (.optimizer, optimizer.kind.rawValue),
            (.learningRate, "\(optimizer.learningRate)"), (.weightDecay, "\(optimizer.weightDecay)"),
            (.schedule, schedule.shape.rawValue), (.warmup, "\(schedule.warmupEpochs) epochs"),
            (.labelSmoothing, "\(labelSmoothing)"), (.classWeights, classWeighting.rawValue),
            (.sampler, sampling.rawValue), (.logitAdjustment, "\(logitAdjustment)"),
            (.dropout, dropout.map { "\($0)" } ?? own),
            (.stochasticDepth, stochasticDepth.map { "\($0)" } ?? own),
            (.average, averageDecay.map { "\($0)" } ?? "none"), (.gentleSteps, "\(gentleSteps)"),
            (.sharpness, "\(sharpnessRadius)"), (.headEpochs, "\(headEpochs)"),
            (.layerDecay, "\(layerDecay)"),
            (.flip, "\(augmentation.flipProbability)"), (.crop, "\(augmentation.minimumCropArea)"),
            (.rotation, "\(augmentation.maximumRotation)"), (.shift, "\(augmentation.maximumShift)"),
            (.jitter, "\(augmentation.brightness)"), (.erasing, "\(augmentation.erasingProbability)"),
            (.randAugment, "\(augmentation.randAugment)"), (.mixup, "\(augmentation.mixup)"),
            (.cutmix, "\(augmentation.cutmix)"), (.seed, "\(seed)"),
            (.initialWeights, initialWeights ?? "drawn from the seed"),
            (.dropTwins, data.dropsTwins ? "yes" : "no"),
        ]
        return settings.map { ($0.0.name, $0.1) }
    }
}
