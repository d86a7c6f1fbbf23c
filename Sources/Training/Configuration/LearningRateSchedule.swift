import Foundation

/// How the learning rate moves over a run: a factor of the optimiser's rate, as a pure function of the step.
///
/// The factors are those of PyTorch's `SequentialLR` over `LinearLR` (the warm-up) and `CosineAnnealingLR`,
/// `StepLR` or a constant, stepped after every batch.
package struct LearningRateSchedule: Codable, Sendable, Equatable {
    /// What follows the warm-up.
    package enum Shape: String, Codable, Sendable, CaseIterable {
        /// Half a cosine from 1 to `floor` over the steps that are left.
        case cosine
        /// Times `decay` every `decayEpochs`.
        case step
        case constant
    }

    package var shape: Shape
    /// Epochs over which the factor rises linearly from `warmupStart` to 1; may be a fraction.
    package var warmupEpochs: Double
    /// The largest share of the run that the warm-up may take: a trial of two epochs should not spend one on
    /// it.
    package var warmupLimit: Double = 0.1
    package var warmupStart: Double = 0.01
    /// Cosine: the factor that it ends at.
    package var floor: Double = 0
    /// Step: what the factor is multiplied by.
    package var decay: Double = 0.1
    /// Step: how often, in epochs.
    package var decayEpochs: Double = 15

    /// The factor of a training step.
    ///
    /// - Parameters:
    ///   - step: counts the run's batches from 0.
    ///   - stepsPerEpoch: batches of an epoch.
    ///   - epochs: epochs of the whole run.
    package func factor(step: Int, stepsPerEpoch: Int, epochs: Int) -> Double {
        let steps = Double(stepsPerEpoch * epochs)
        let warmup = min(warmupEpochs * Double(stepsPerEpoch), warmupLimit * steps).rounded()
        let done = Double(step)
        if done < warmup { return warmupStart + (1 - warmupStart) * done / warmup }
        switch shape {
        case .constant:
            return 1
        case .cosine:
            let length = max(1, steps - warmup)
            let turn = cos(Double.pi * min(1, (done - warmup) / length))
            return floor + (1 - floor) * (1 + turn) / 2
        case .step:
            let period = max(1, (decayEpochs * Double(stepsPerEpoch)).rounded())
            return pow(decay, ((done - warmup) / period).rounded(.down))
        }
    }
}
