import Testing

@testable import Training

/// The factors that PyTorch's schedulers give; `Scripts/schedule_figures.py` prints them.
@Suite struct LearningRateScheduleTests {
    /// The script prints ten digits.
    private func expectFactors(
        _ schedule: LearningRateSchedule, stepsPerEpoch: Int, epochs: Int, _ expected: [Double]
    ) {
        for (step, factor) in expected.enumerated() {
            let given = schedule.factor(step: step, stepsPerEpoch: stepsPerEpoch, epochs: epochs)
            #expect(abs(given - factor) < 1e-9, "step \(step): \(given), not \(factor)")
        }
    }

    @Test func cosineAfterAWarmUp() {
        expectFactors(
            LearningRateSchedule(shape: .cosine, warmupEpochs: 1, warmupLimit: 1, floor: 0.1),
            stepsPerEpoch: 4, epochs: 3,
            [
                0.01, 0.2575, 0.505, 0.7525, 1, 0.9657457896, 0.8681980515, 0.7222075446, 0.55, 0.3777924554,
                0.2318019485, 0.1342542104,
            ])
    }

    @Test func cosineWithoutAWarmUp() {
        expectFactors(
            LearningRateSchedule(shape: .cosine, warmupEpochs: 0), stepsPerEpoch: 2, epochs: 3,
            [1, 0.9330127019, 0.75, 0.5, 0.25, 0.06698729811])
    }

    @Test func stepAfterAWarmUp() {
        expectFactors(
            LearningRateSchedule(shape: .step, warmupEpochs: 1.5, warmupLimit: 1, decay: 0.5, decayEpochs: 2),
            stepsPerEpoch: 2, epochs: 6, [0.01, 0.34, 0.67, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25])
    }

    @Test func constantAfterAWarmUp() {
        expectFactors(
            LearningRateSchedule(shape: .constant, warmupEpochs: 0.4, warmupLimit: 1), stepsPerEpoch: 5,
            epochs: 1,
            [0.01, 0.505, 1, 1, 1])
    }

    @Test func aShortRunSpendsATenthOnItsWarmUp() {
        let schedule = LearningRateSchedule(shape: .constant, warmupEpochs: 1)
        let factors = (0..<40).map { schedule.factor(step: $0, stepsPerEpoch: 20, epochs: 2) }
        #expect(factors.count { $0 < 1 } == 4)
    }

    @Test func aWarmUpLongerThanTheRunAndStepsBeyondItStayInRange() {
        let long = LearningRateSchedule(shape: .cosine, warmupEpochs: 9, warmupLimit: 1)
        #expect(long.factor(step: 3, stepsPerEpoch: 2, epochs: 2) < 1)
        let over = LearningRateSchedule(shape: .cosine, warmupEpochs: 0, floor: 0.1)
        #expect(over.factor(step: 100, stepsPerEpoch: 2, epochs: 2) == 0.1)
    }
}
