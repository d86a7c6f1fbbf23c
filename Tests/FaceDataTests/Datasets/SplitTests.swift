import Testing

@testable import FaceData

@Suite struct SplitTests {
    /// Table 1 of the paper, in AffectNet's order.
    let train = [59887, 107506, 20359, 11269, 5100, 3042, 19903, 2998]
    let test = [14971, 26877, 5090, 2817, 1275, 760, 4976, 750]

    @Test func aFifthOfThePapersTotalsIsThePapersTestSet() {
        let totals = zip(train, test).map(+)
        #expect(Apportionment.shares(counts: totals, fraction: 0.2) == test)
    }

    @Test func drawnFacesHaveThePapersCountsAndChangeWithTheSeed() {
        let labels = zip(train, test).enumerated().flatMap { label, counts in
            [Int](repeating: label, count: (counts.0 + counts.1) / 10)
        }
        let drawn = StratifiedDraw.test(labels: labels, classCount: 8, fraction: 0.2, seed: 1)
        let counts = (0..<8).map { label in labels.count { $0 == label } }
        #expect(
            (0..<8).map { label in drawn.count { labels[$0] == label } }
                == Apportionment.shares(counts: counts, fraction: 0.2))
        #expect(Set(drawn).count == drawn.count)
        #expect(drawn == StratifiedDraw.test(labels: labels, classCount: 8, fraction: 0.2, seed: 1))
        #expect(drawn != StratifiedDraw.test(labels: labels, classCount: 8, fraction: 0.2, seed: 2))
    }

    @Test func leftOverPlacesGoToTheLargestRemainderThenTheHigherClass() {
        // A fifth of 3, 3, 3 and 1 is 0.6, 0.6, 0.6 and 0.2: two places for three equal remainders.
        #expect(Apportionment.shares(counts: [3, 3, 3, 1], fraction: 0.2) == [0, 1, 1, 0])
    }

    @Test(arguments: [(0.0, [0, 0]), (1.0, [7, 3]), (0.5, [3, 2]), (7.0, [7, 3])])
    func anyFractionIsShared(fraction: Double, shares: [Int]) {
        #expect(Apportionment.shares(counts: [7, 3], fraction: fraction) == shares)
    }

    @Test func aSubsetKeepsTheProportions() {
        let labels = [Int](repeating: 0, count: 80) + [Int](repeating: 1, count: 20)
        let subset = StratifiedDraw.subset(labels: labels, classCount: 2, count: 10, seed: 3)
        #expect(subset.count { labels[$0] == 0 } == 8)
        #expect(subset.count == 10)
        #expect(StratifiedDraw.subset(labels: labels, classCount: 2, count: 500, seed: 3) == Array(0..<100))
        #expect(StratifiedDraw.subset(labels: labels, classCount: 2, count: 0, seed: 3).isEmpty)
    }

    @Test func limitsShortenBothSplitsAndKeepTheClasses() throws {
        let folder = try TemporaryFolder()
        for number in 0..<40 {
            try folder.write("", to: "train/happy/\(number).png")
            try folder.write("", to: "test/\(number < 39 ? "happy" : "sad")/\(number).png")
        }
        var options = DatasetOptions()
        options.maxTrain = 12
        options.maxTest = 6
        let data = try Dataset.open(folder.path, options: options)
        #expect([data.train.count, data.test.count] == [12, 6])
        #expect(data.classNames == ["happy", "sad"])
    }
}
