import Foundation
import Testing

@testable import Training

@Suite struct LogitAdjustmentTests {
    @Test func theLogarithmOfAClassesShareIsAdded() {
        let offsets = LogitAdjustment.offsets(counts: [75, 25], strength: 2)
        #expect(offsets == [2 * Float(log(0.75)), 2 * Float(log(0.25))])
    }

    @Test func aClassWithoutFacesStaysFinite() {
        let offsets = LogitAdjustment.offsets(counts: [10, 0], strength: 1)
        #expect(offsets.allSatisfy { $0.isFinite })
        #expect(offsets[1] < offsets[0])
    }

    @Test func withoutStrengthNothingIsAdded() {
        #expect(LogitAdjustment.offsets(counts: [1, 2], strength: 0).isEmpty)
    }

    /// The balanced sampler leaves the classes equally frequent, so that there is nothing to adjust.
    @Test func itIsRefusedWithTheBalancedSampler() {
        var configuration = TrainingConfiguration(data: DataConfiguration(path: nil))
        configuration.logitAdjustment = 1
        #expect(throws: Never.self) { try configuration.validate() }
        configuration.sampling = .classBalanced
        #expect(throws: TrainingError.self) { try configuration.validate() }
    }
}
