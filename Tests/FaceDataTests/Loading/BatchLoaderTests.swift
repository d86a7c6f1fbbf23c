import Synchronization
import Testing

@testable import FaceData

@Suite struct BatchLoaderTests {
    let source = MemorySource(count: 50)
    let preparation = ImagePreparation(imageSize: 8, augmentation: Augmentation(), seed: 1, epoch: 2)

    private var batches: [[Int]] {
        EpochOrder(seed: 4).batches(labels: source.labels, epoch: 2, batchSize: 8)
    }

    @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 4, 16])
    func everyNumberOfThreadsGivesTheSameBatchesInOrder(threads: Int) {
        let made = load(source, batches, threads: threads)
        #expect(made.map(\.sampleIndices) == batches)
        #expect(made.map(\.images) == load(source, batches, threads: 1).map(\.images))
        #expect(made.allSatisfy { $0.targets.map(\.label) == $0.sampleIndices.map { $0 % 3 } })
        #expect(made.map(\.images.count) == batches.map { $0.count * 8 * 8 * 3 })
    }

    @Test func aResumedEpochGoesOnWithTheSameBatches() {
        let whole = load(source, batches, threads: 3)
        let rest = load(source, Array(batches.dropFirst(4)), threads: 2)
        #expect(rest.map(\.images) == whole.dropFirst(4).map(\.images))
        #expect(rest.map(\.sampleIndices) == whole.dropFirst(4).map(\.sampleIndices))
    }

    @Test func unreadableImagesAreLeftOutAndReported() {
        let torn = MemorySource(count: 6, unreadable: [1, 4])
        let made = load(torn, [[0, 1, 2], [4], [3, 5]], threads: 2)
        #expect(made.map(\.sampleIndices) == [[0, 2], [], [3, 5]])
        #expect(made.map { $0.images.count / (8 * 8 * 3) } == [2, 0, 2])
        #expect(made.map { $0.unreadable.map(\.path) } == [["face 1"], ["face 4"], []])
    }

    @Test func aSampleThatRecursInAnEpochIsChangedAnewEachTime() {
        let batch = load(source, [[7, 7 + 50, 7 + 100]], threads: 1)[0]
        #expect(batch.sampleIndices == [7, 7, 7])
        #expect(batch.draws == [7, 57, 107])
        let size = 8 * 8 * 3
        let images = (0..<3).map { Array(batch.images[$0 * size..<($0 + 1) * size]) }
        #expect(images[0] != images[1] && images[1] != images[2])
    }

    @Test func noBatchesAreNoBatches() {
        #expect(load(source, [], threads: 4).isEmpty)
    }

    @Test(.timeLimit(.minutes(1))) func cancellingEndsTheEpoch() {
        let loader = BatchLoader(source: source, batches: batches, preparation: preparation, threads: 2)
        #expect(loader.next() != nil)
        loader.cancel()
        #expect(loader.next() == nil)
        #expect(loader.next() == nil)
    }

    @Test(.timeLimit(.minutes(1))) func onlyAFewBatchesAreMadeAhead() {
        let queue = BatchQueue(count: 100, mostInFlight: 3)
        let batch = PreparedBatch(images: [], sampleIndices: [], targets: [], unreadable: [])
        let made = Counter()
        Parallel.forEach(2, threads: 2) { worker in
            if worker == 0 {
                while let position = queue.take() {
                    made.count.add(1, ordering: .relaxed)
                    queue.put(batch, at: position)
                }
            } else {
                for taken in 0..<20 {
                    #expect(queue.next() != nil)
                    // One more may be under way once the reader has been given room.
                    #expect(made.count.load(ordering: .relaxed) <= taken + 1 + 3)
                }
                queue.cancel()
            }
        }
    }

    private func load(_ source: any SampleSource, _ batches: [[Int]], threads: Int) -> [PreparedBatch] {
        let loader = BatchLoader(source: source, batches: batches, preparation: preparation, threads: threads)
        var made: [PreparedBatch] = []
        while let batch = loader.next() { made.append(batch) }
        return made
    }
}

private final class Counter: Sendable {
    let count = Atomic(0)
}
