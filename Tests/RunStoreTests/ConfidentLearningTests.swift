import Testing

@testable import RunStore

@Suite struct ConfidentLearningTests {
    /// Two classes. Self-confidences of class 0 are 0.9, 0.7, 0.2 (mean 0.6), of class 1 0.8, 0.6 (mean 0.7).
    private let observations: [ConfidentLearning.Observation] = [
        .init(sample: 10, label: 0, probabilities: [0.9, 0.1]),
        .init(sample: 11, label: 0, probabilities: [0.7, 0.3]),
        .init(sample: 12, label: 0, probabilities: [0.2, 0.8]),
        .init(sample: 13, label: 1, probabilities: [0.2, 0.8]),
        .init(sample: 14, label: 1, probabilities: [0.4, 0.6]),
    ]

    @Test func `a class's threshold is its samples' mean confidence in it`() throws {
        let thresholds = ConfidentLearning(observations, classCount: 3).thresholds
        // Probabilities are stored in 24 bits.
        #expect(abs(try #require(thresholds[0]) - 0.6) < 1e-6)
        #expect(abs(try #require(thresholds[1]) - 0.7) < 1e-6)
        #expect(thresholds[2] == nil)
    }

    @Test func `a label is doubted where the sample is confidently of another class`() {
        let suspects = ConfidentLearning(observations, classCount: 3).suspects(observations)
        // Sample 12 is of class 1 with 0.8 ≥ 0.7. Sample 14 is confident of nothing: 0.4 < 0.6 and 0.6 < 0.7.
        #expect(suspects.map(\.sample) == [12])
        #expect(suspects.first?.suggested == 1)
        #expect(abs((suspects.first?.doubt ?? 0) - 0.6) < 1e-6)
    }

    @Test func `the likelier of two confident classes counts, even where the label is the other`() {
        let learning = ConfidentLearning(
            [
                .init(sample: 0, label: 0, probabilities: [0.4, 0.6]),
                .init(sample: 1, label: 1, probabilities: [0.5, 0.5]),
            ], classCount: 2)
        let both = ConfidentLearning.Observation(sample: 2, label: 0, probabilities: [0.45, 0.55])
        #expect(learning.suspects([both]).map(\.suggested) == [1])
        let own = ConfidentLearning.Observation(sample: 3, label: 1, probabilities: [0.45, 0.55])
        #expect(learning.suspects([own]).isEmpty)
    }

    @Test func `the most doubtful come first`() {
        let learning = ConfidentLearning(observations, classCount: 2)
        let doubted = [
            ConfidentLearning.Observation(sample: 1, label: 0, probabilities: [0.25, 0.75]),
            .init(sample: 2, label: 0, probabilities: [0.05, 0.95]),
            .init(sample: 3, label: 1, probabilities: [0.8, 0.2]),
        ]
        #expect(learning.suspects(doubted).map(\.sample) == [2, 3, 1])
    }

    @Test func `without samples, and with probabilities that are no numbers, nothing is doubted`() {
        #expect(ConfidentLearning([], classCount: 2).suspects(observations).isEmpty)
        let broken = [ConfidentLearning.Observation(sample: 0, label: 0, probabilities: [.nan, .nan])]
        #expect(ConfidentLearning(broken, classCount: 2).suspects(broken).isEmpty)
        let short = [ConfidentLearning.Observation(sample: 0, label: 7, probabilities: [])]
        #expect(ConfidentLearning(short, classCount: 2).suspects(short).isEmpty)
    }

    @Test func `a run's doubted labels, through a filter, read back with their predictions`() throws {
        let temporary = try TemporaryDirectory()
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.record(classes: ["sad", "happy"])
        try writer.record(
            samples: observations.map { .init(index: $0.sample, path: "\($0.sample).png", label: $0.label) },
            split: .test)
        let predictions = observations.map {
            PredictionRecord(
                sample: $0.sample, predicted: $0.probabilities[0] > 0.5 ? 0 : 1,
                probabilities: $0.probabilities, loss: 1)
        }
        try writer.record(epoch: Made.epoch(1), confusion: [:], predictions: predictions)
        let reader = try RunReader(run)
        #expect(try reader.suspects(epoch: 1, filter: .init(onlyErrors: false)).map(\.sample) == [12])
        #expect(try reader.suspects(epoch: 1, filter: .init(actual: 1)).isEmpty)
        #expect(try reader.suspects(epoch: 2, filter: .init()).isEmpty)
        let samples = try reader.samples(epoch: 1, places: [13, 99, 10])
        #expect(samples.map(\.sample.index) == [13, 10])
        let marked = SampleFilter(onlyErrors: false, paths: ["14.png", "gone.png", "a\"b"])
        #expect(try reader.sampleCount(epoch: 1, filter: marked) == 1)
        #expect(
            try reader.samples(epoch: 1, filter: marked, order: .loss, limit: 9).map(\.sample.index) == [14])
    }
}
