import DatasetTrees
import RunContract
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
        let drawn = StratifiedDraw.heldOut(labels: labels, classCount: 8, fraction: 0.2, seed: 1)
        let counts = (0..<8).map { label in labels.count { $0 == label } }
        #expect(
            (0..<8).map { label in drawn.count { labels[$0] == label } }
                == Apportionment.shares(counts: counts, fraction: 0.2))
        #expect(Set(drawn).count == drawn.count)
        #expect(drawn == StratifiedDraw.heldOut(labels: labels, classCount: 8, fraction: 0.2, seed: 1))
        #expect(drawn != StratifiedDraw.heldOut(labels: labels, classCount: 8, fraction: 0.2, seed: 2))
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

    // MARK: Validation

    private func tree(_ folders: [String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for name in folders {
            for number in 0..<20 {
                try folder.write("", to: "\(name)/\(number % 4 == 0 ? "sad" : "happy")/\(number).png")
            }
        }
        return folder
    }

    private func counts(_ data: Dataset) -> [Int] { Split.allCases.map { data.source($0).count } }

    @Test(arguments: ["val", "valid", "validation"])
    func aValidationFolderBesideATestFolderIsValidation(name: String) throws {
        let folder = try tree(["train", name, "test"])
        let data = try Dataset.open(folder.path)
        #expect(counts(data) == [20, 20, 20])
        #expect(data.validation.samples.allSatisfy { $0.path.contains("/\(name)/") })
    }

    @Test func aLoneValidationFolderIsTheTestSplit() throws {
        let folder = try tree(["train", "val"])
        let data = try Dataset.open(folder.path)
        #expect(counts(data) == [20, 0, 20])
    }

    @Test func aFractionOfTrainingIsDrawnForValidationInTheClassesProportions() throws {
        let folder = try tree(["train", "test"])
        var options = DatasetOptions()
        options.validationFraction = 0.4
        let data = try Dataset.open(folder.path, options: options)
        #expect(counts(data) == [12, 8, 20])
        #expect(data.validation.classCounts == [6, 2])
        let train = Set(data.train.samples.map(\.path))
        #expect(train.isDisjoint(with: data.validation.samples.map(\.path)))
        options.seed = 1
        let other = try Dataset.open(folder.path, options: options)
        #expect(other.validation.samples != data.validation.samples)
        #expect(other.test.samples == data.test.samples)
    }

    @Test func aFractionBesideAValidationSplitIsRefused() throws {
        let folder = try tree(["train", "val", "test"])
        var options = DatasetOptions()
        options.validationFraction = 0.1
        let error = #expect(throws: DatasetError.self) { try Dataset.open(folder.path, options: options) }
        #expect(error?.description.contains("20 validation images of its own") == true)
    }

    @Test func peopleAreInOneOfThreeSplitsOnly() throws {
        let folder = try TemporaryFolder()
        _ = try DatasetTree.ckPlus.make(at: folder.path)
        var options = DatasetOptions()
        options.validationFraction = 0.2
        let data = try Dataset.open(folder.path, options: options)
        let people = Split.allCases.map { split in
            Set(
                data.source(split).samples.map {
                    $0.path.dropFirst(folder.path.count).split(separator: "/")[1]
                })
        }
        #expect(people.allSatisfy { !$0.isEmpty })
        #expect(people[0].union(people[1]).union(people[2]).count == people.reduce(0) { $0 + $1.count })
    }
}
