import Foundation
import Testing

@testable import FaceData

#if os(Linux)
    /// Changes whose rights the calling thread has with files; in no header that Swift knows.
    @_silgen_name("setfsuid") @discardableResult private func setfsuid(_ user: UInt32) -> Int32
#endif

/// What disks hold besides pictures is reported and survived.
@Suite struct HostileTreesTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for number in 0..<4 { try folder.write(Pictures.png(number), to: "train/happy/\(number).png") }
        try folder.write(Pictures.png(9), to: "test/happy/9.png")
    }

    @Test func filesThatAreNoPicturesAreReportedWithTheirReasons() throws {
        let bomb = try folder.write(Self.bomb, to: "train/happy/bomb.png")
        let empty = try folder.write("", to: "train/happy/empty.jpg")
        let whole = try Pictures.jpeg(Pictures.noise(40, 30))
        let torn = try folder.write(Array(whole[..<(whole.count / 2)]), to: "train/happy/torn.jpg")
        let report = try DatasetReport(of: Dataset.open(folder.path), threads: 2)
        #expect(
            report.unreadable == [
                UnreadableImage(
                    path: bomb, reason: "60000 × 60000 pixels are more than the limit of 64 megapixels"),
                UnreadableImage(path: empty, reason: "the file is empty"),
                UnreadableImage(path: torn, reason: "damaged JPEG: Premature end of JPEG file"),
            ])
        #expect(report.counts[.train] == [7])
    }

    @Test func aFolderThatIsCalledLikeAPictureIsAFolder() throws {
        try folder.makeFolder("train/happy/x.jpg")
        try folder.write(Pictures.png(5), to: "train/happy/y.jpg/inside.png")
        let data = try Dataset.open(folder.path)
        #expect(data.train.count == 5)
        #expect(data.dropped.isEmpty)
    }

    @Test func circlesOfLinksEnd() throws {
        let files = FileManager.default
        let happy = "\(folder.path)/train/happy"
        try files.createSymbolicLink(atPath: "\(happy)/up", withDestinationPath: "..")
        try files.createSymbolicLink(atPath: "\(happy)/itself", withDestinationPath: ".")
        try files.createSymbolicLink(atPath: "\(happy)/loop.png", withDestinationPath: "loop.png")
        try files.createSymbolicLink(atPath: "\(happy)/gone.png", withDestinationPath: "nowhere.png")
        let data = try Dataset.open(folder.path)
        #expect(data.train.count == 4)
        #expect(data.dropped == ["folder that is a link to one around it": 2])
    }

    #if os(Linux)
        @Test func aFolderThatIsClosedIsReported() throws {
            try folder.write(Pictures.png(6), to: "train/happy/closed/6.png")
            chmod("\(folder.path)/train/happy/closed", 0o000)
            defer { chmod("\(folder.path)/train/happy/closed", 0o700) }
            chmod(folder.path, 0o755)
            // Nothing is closed to root, whom this thread is not for a moment.
            let user = geteuid()
            if user == 0 { setfsuid(65534) }
            defer { if user == 0 { setfsuid(user) } }
            let data = try Dataset.open(folder.path)
            #expect(data.train.count == 4)
            #expect(data.dropped == ["folder that cannot be listed: Permission denied": 1])
        }
    #endif

    @Test func aFileThatVanishesDuringTrainingIsLeftOutAndReported() throws {
        var options = DatasetOptions()
        options.cacheBytes = 0
        let train = try Dataset.open(folder.path, options: options).train
        try FileManager.default.removeItem(atPath: "\(folder.path)/train/happy/2.png")
        let loader = BatchLoader(
            source: train, batches: [[0, 1, 2, 3]], preparation: ImagePreparation(imageSize: 8), threads: 2)
        let batch = try #require(loader.next())
        #expect(batch.sampleIndices == [0, 1, 3])
        #expect(
            batch.unreadable == [
                UnreadableImage(
                    path: "\(folder.path)/train/happy/2.png", reason: "No such file or directory")
            ])
    }

    /// A picture of 60,000 × 60,000 pixels by its header, in a few hundred bytes.
    private static var bomb: [UInt8] {
        get throws {
            var file = try PNGEncoder.encode(Pictures.plain(2, 2, [1, 2, 3]))
            file.replaceSubrange(16..<24, with: [0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60])
            file.replaceSubrange(29..<33, with: HostileFilesTests.checksum(file[12..<29]))
            return file
        }
    }
}
