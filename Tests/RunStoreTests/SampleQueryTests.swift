import Testing

@testable import RunStore

@Suite struct SampleQueryTests {
    /// Nine samples, three a class; sample i is taken for class i % 3.
    private func evaluatedRun(_ temporary: TemporaryDirectory) throws -> RunReader {
        let run = try temporary.run()
        let writer = try RunWriter(run)
        try writer.record(classes: ["neutral", "happy", "sad"])
        try writer.record(
            samples: (0..<9).map { .init(index: $0, path: "\($0).png", label: $0 / 3) }, split: .test)
        let predictions = (0..<9).map {
            Made.prediction($0, $0 % 3, confidence: 0.5 + Float($0) / 20, loss: $0 == 5 ? .nan : Double($0))
        }
        try writer.record(epoch: Made.epoch(1), confusion: [:], predictions: predictions)
        return try RunReader(run)
    }

    @Test func `a cell of the matrix lists exactly its samples`() throws {
        let temporary = try TemporaryDirectory()
        let reader = try evaluatedRun(temporary)
        for actual in 0..<3 {
            for predicted in 0..<3 {
                let filter = SampleFilter(actual: actual, predicted: predicted, onlyErrors: false)
                let samples = try reader.samples(epoch: 1, filter: filter, order: .position, limit: 100)
                #expect(samples.map(\.sample.index) == [actual * 3 + predicted])
                #expect(try reader.sampleCount(epoch: 1, filter: filter) == 1)
            }
        }
    }

    @Test func `without a filter every error is listed once, worst first`() throws {
        let temporary = try TemporaryDirectory()
        let reader = try evaluatedRun(temporary)
        let samples = try reader.samples(epoch: 1, filter: SampleFilter(), order: .loss, limit: 100)
        // Sample 5's loss is no number, which is worse than any.
        #expect(samples.map(\.sample.index) == [5, 7, 6, 3, 2, 1])
        #expect(samples.allSatisfy { !$0.isCorrect })
    }

    @Test(arguments: [(SampleOrder.confidence, 7), (.margin, 1), (.position, 1)])
    func `orders`(order: SampleOrder, first: Int) throws {
        let temporary = try TemporaryDirectory()
        let reader = try evaluatedRun(temporary)
        #expect(
            try reader.samples(epoch: 1, filter: .init(), order: order, limit: 1).first?.sample.index == first
        )
    }

    @Test(arguments: [("7.P", [7]), ("png", [1, 2, 3, 5, 6, 7]), ("%", []), ("_", [])])
    func `a text lets the paths through that contain it`(text: String, found: [Int]) throws {
        let temporary = try TemporaryDirectory()
        let reader = try evaluatedRun(temporary)
        let filter = SampleFilter(pathText: text)
        let samples = try reader.samples(epoch: 1, filter: filter, order: .position, limit: 100)
        #expect(samples.map(\.sample.index) == found)
        #expect(try reader.sampleCount(epoch: 1, filter: filter) == found.count)
    }

    @Test func `pages follow one another`() throws {
        let temporary = try TemporaryDirectory()
        let reader = try evaluatedRun(temporary)
        let page = try reader.samples(epoch: 1, filter: .init(), order: .position, limit: 2, offset: 2)
        #expect(page.map(\.sample.index) == [3, 5])
    }

    @Test func `margin is the lead over the runner-up`() {
        let prediction = PredictionRecord(sample: 0, predicted: 1, probabilities: [0.25, 0.5, 0.25], loss: 0)
        #expect(prediction.margin == 0.25)
        #expect(prediction.ranking(limit: 2).map(\.label) == [1, 0])
    }
}
