import Testing

@testable import FaceData

@Suite struct EpochOrderTests {
    /// 60 of class 0, 30 of class 1, 10 of class 2.
    let labels =
        [Int](repeating: 0, count: 60) + [Int](repeating: 1, count: 30) + [Int](repeating: 2, count: 10)

    @Test func anEpochHasEverySampleOnce() {
        let batches = EpochOrder(seed: 1).batches(labels: labels, epoch: 3, batchSize: 32)
        #expect(batches.map(\.count) == [32, 32, 32, 4])
        #expect(batches.flatMap { $0 }.sorted() == Array(0..<100))
    }

    @Test func seedAndEpochFixTheOrder() {
        let order = EpochOrder(seed: 1).order(labels: labels, epoch: 3)
        #expect(order == EpochOrder(seed: 1).order(labels: labels, epoch: 3))
        #expect(order != EpochOrder(seed: 1).order(labels: labels, epoch: 4))
        #expect(order != EpochOrder(seed: 2).order(labels: labels, epoch: 3))
    }

    @Test func balancedEpochsDrawEveryClassEquallyOften() {
        let order = EpochOrder(seed: 1, sampling: .classBalanced).order(labels: labels, epoch: 0)
        let drawn = (0..<3).map { label in order.count { labels[$0 % 100] == label } }
        #expect(drawn == [34, 33, 33])
        // Ten rare faces fill 33 places: each comes three times, and three of them a fourth.
        let recurrences = (90..<100).map { face in order.count { $0 % 100 == face } }
        #expect(recurrences.sorted() == [3, 3, 3, 3, 3, 3, 3, 4, 4, 4])
        // Each time with a number of its own.
        #expect(Set(order).count == 100)
    }

    @Test func evaluationKeepsTheOrder() {
        #expect(EpochOrder.inOrder(count: 5, batchSize: 2) == [[0, 1], [2, 3], [4]])
    }

    @Test func emptyDataHasNoBatches() {
        for sampling in EpochOrder.Sampling.allCases {
            #expect(
                EpochOrder(seed: 1, sampling: sampling).batches(labels: [], epoch: 0, batchSize: 4).isEmpty)
        }
    }

    @Test func rareClassesWeighMore() {
        let weights = ClassWeights.inverseFrequency(counts: [50, 25, 25])
        #expect(weights == [Float(2) / 3, Float(4) / 3, Float(4) / 3])
    }

    @Test func weightsAreCappedAndAbsentClassesWeighNothing() {
        let weights = ClassWeights.inverseFrequency(counts: [1000, 0, 1], cap: 8)
        #expect(weights == [0.5005, 0, 8])
    }
}
