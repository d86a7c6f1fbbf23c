import RunStore
import Testing

@testable import Dashboard

@Suite struct EstimateTests {
    @Test func `the time left is steps and evaluations at their measured pace`() throws {
        // 5,000 steps of 0.156 s, 13 evaluations of 3.5 s.
        let seconds = try #require(RemainingTime.seconds(RunFixtures.live))
        #expect(abs(seconds - (5000 * 0.156 + 13 * 3.5)) < 1e-6, "sums of decimals, to a rounding error")
    }

    @Test func `only this session's steps count`() {
        var run = RunFixtures.live
        run.heartbeat?.sessionStep = 2997
        #expect(RemainingTime.seconds(run) == nil, "three steps are still warming up")
        run.heartbeat?.sessionStep = 2990
        #expect(RemainingTime.seconds(run) != nil)
    }

    @Test func `an evaluation under way counts by what is left of it`() throws {
        let training = try #require(RemainingTime.seconds(RunFixtures.live))
        let evaluating = try #require(RemainingTime.seconds(RunFixtures.evaluating))
        #expect(
            abs(training - evaluating - 3.5 * 1200 / 3199) < 1e-6, "sums of decimals, to a rounding error")
    }

    @Test(arguments: ["finished", "crashed", "failed", "stalled", "empty"])
    func `a run that is not under way has none`(name: String) throws {
        let run = try #require(RunFixtures.all.first { $0.name == name }).run
        #expect(RemainingTime.seconds(run) == nil)
    }

    @Test(arguments: [
        (0.4, "0s"), (59.6, "1m 00s"), (125.0, "2m 05s"), (3.0 * 3600 + 7 * 60, "3h 07m"),
        (200_000.0, "2d 07h"),
        (Double.nan, "--"), (1e12, "--"),
    ])
    func `spans of time`(seconds: Double, text: String) {
        #expect(DurationText.text(seconds) == text)
    }

    @Test func `without a figure there are dashes`() { #expect(DurationText.text(nil) == "--") }

    @Test(arguments: [
        (0.05, "0.05"), (0.0032, "0.0032"), (0.00099, "9.9e-4"), (0.000999, "1e-3"), (2.5e-5, "2.5e-5"),
        (0.0, "0"),
        (.nan, "NaN"),
    ])
    func `learning rates`(rate: Double, text: String) {
        #expect(LearningRateText.text(rate) == text)
    }
}
