import Testing

@testable import FaceData

@Suite struct DatasetReportTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Pictures.png(1), to: "train/happy/a.png")
        try folder.write(Pictures.png(1), to: "train/sad/same-but-sad.png")
        try folder.write(Pictures.png(2), to: "train/happy/b.png")
        try folder.write(Pictures.png(3, side: 9), to: "train/sad/c.png")
        try folder.write("no picture", to: "train/sad/torn.png")
        try folder.write(Pictures.png(2), to: "test/happy/b-again.png")
        try folder.write(Pictures.png(4), to: "test/sad/d.png")
    }

    @Test func everyImageIsLookedAt() throws {
        let report = try DatasetReport(of: Dataset.open(folder.path), threads: 3)
        #expect(report.counts[.train] == [2, 3])
        #expect(report.counts[.test] == [1, 1])
        #expect(report.sizes == [ImageSize(width: 8, height: 8): 5, ImageSize(width: 9, height: 9): 1])
        #expect(
            report.unreadable == [
                UnreadableImage(
                    path: "\(folder.path)/train/sad/torn.png",
                    reason: "not a JPEG, PNG, BMP, TIFF, WebP or GIF picture")
            ])
    }

    @Test func colourAndSmallClassesAreTold() throws {
        try folder.write(PNGEncoder.encode(Pictures.plain(8, 8, [7, 7, 7])), to: "test/sad/gray.png")
        let report = try DatasetReport(of: Dataset.open(folder.path), threads: 2)
        #expect(report.grayCount == 1)
        #expect(report.smallClasses.map(\.name) == ["happy", "sad"])
        #expect(report.smallClasses.map(\.count) == [2, 3])
    }

    @Test func repairedFilesAreCounted() throws {
        try folder.write(Fixtures.bytes("spectral_end.jpg"), to: "test/sad/phone.jpg")
        let report = try DatasetReport(of: Dataset.open(folder.path), threads: 2)
        #expect(report.repairedCount == 1)
        #expect(report.unreadable.count == 1)
    }

    @Test func aSampleOfTheImagesIsLookedAt() throws {
        let report = try DatasetReport(of: Dataset.open(folder.path), sampleCount: 3, threads: 2)
        #expect(report.lookedAt == 3)
        #expect(report.sizes.values.reduce(0, +) + report.unreadable.count == 3)
        #expect(!report.isWhole)
        #expect(report.counts[.train] == [2, 3])
    }

    @Test func twinsAreFoundByTheirPixels() throws {
        let twins = try DatasetReport(of: Dataset.open(folder.path), threads: 1).twins
        let names = twins.map { $0.members.map { $0.path.dropFirst(folder.path.count + 1) } }
        #expect(
            names == [
                ["train/happy/a.png", "train/sad/same-but-sad.png"],
                ["train/happy/b.png", "test/happy/b-again.png"],
            ])
        #expect(twins.map(\.disagrees) == [true, false])
        #expect(twins.map(\.isAcrossSplits) == [false, true])
        let report = try DatasetReport(of: Dataset.open(folder.path), threads: 1)
        #expect(report.twinGroups(within: .train) == 1)
        #expect(report.twinGroups(within: .test) == 0)
    }

    @Test func twinsOfTestFacesCanBeDroppedFromTraining() throws {
        let data = try Dataset.open(folder.path)
        let cleaned = data.droppingTwins(threads: 2)
        #expect(cleaned.train.count == data.train.count - 1)
        #expect(!cleaned.train.samples.contains { $0.path.hasSuffix("happy/b.png") })
        #expect(cleaned.test.count == data.test.count)
        #expect(cleaned.dropped == ["in training and in a held-out set": 1])
        #expect(DatasetReport(of: cleaned, threads: 1).testFacesInTrain == 0)
    }

    @Test func facesAreDecodedOnceWhileTheyFitIntoMemory() throws {
        let data = try Dataset.open(folder.path)
        let first = try data.train.image(at: 0)
        try folder.write("overwritten", to: "train/happy/a.png")
        #expect(try data.train.image(at: 0) == first)

        var options = DatasetOptions()
        options.cacheBytes = 0
        let uncached = try Dataset.open(folder.path, options: options)
        #expect(throws: UnreadableImage.self) { try uncached.train.image(at: 0) }
    }
}
