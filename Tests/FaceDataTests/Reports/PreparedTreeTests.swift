import DatasetTrees
import Foundation
import Testing

@testable import FaceData

/// A prepared tree holds each face once, whole, and can be gone on with.
@Suite struct PreparedTreeTests {
    let folder: TemporaryFolder
    var out: String { "\(folder.path)/out" }

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [DatasetTree.affectNet, .fer2013, .rafdbAligned, .ckPlus, .expW])
    func itOpensAsClassFoldersWithTheSameFaces(tree: DatasetTree) throws {
        _ = try tree.make(at: "\(folder.path)/in")
        let data = try Dataset.open("\(folder.path)/in")
        let result = try prepare(data)
        #expect(result.written == data.train.count + data.test.count)
        let prepared = try Dataset.open(out)
        #expect(prepared.layout == "folder")
        #expect(prepared.classNames == data.classNames)
        #expect(prepared.train.classCounts == data.train.classCounts)
        #expect(prepared.test.classCounts == data.test.classCounts)
        let list = try CSVFile(path: "\(out)/faces.csv")
        var sources: [String] = []
        try list.forEachRow { row in
            sources.append(row.text(1))
            #expect(row.text(0) == "file" || FileManager.default.fileExists(atPath: "\(out)/\(row.text(0))"))
            return true
        }
        #expect(Set(sources.dropFirst()) == Set((data.train.samples + data.test.samples).map(\.path)))
    }

    @Test func aFaceIsWhatEvaluationSees() throws {
        try folder.write(PNGEncoder.encode(Pictures.noise(90, 60)), to: "in/train/happy/a.png")
        try folder.write(Pictures.png(1), to: "in/test/happy/b.png")
        _ = try prepare(Dataset.open("\(folder.path)/in"), side: 32)
        let face = try ImageDecoder.decode(path: "\(out)/train/happy/000000-a.png")
        #expect(face == Pictures.noise(90, 60).resizedAndCentreCropped(to: 32))
    }

    @Test func whatWasInterruptedGoesOn() throws {
        _ = try DatasetTree.kaggle.make(at: "\(folder.path)/in")
        let data = try Dataset.open("\(folder.path)/in")
        let whole = try prepare(data)
        let lost = "\(out)/train/happy"
        for name in try DirectoryListing(lost).files {
            try FileManager.default.removeItem(atPath: "\(lost)/\(name)")
        }
        let again = try prepare(data)
        #expect(again.written + again.kept == whole.written)
        #expect(again.written == data.train.classCounts[data.classNames.firstIndex(of: "happy") ?? 0])
    }

    @Test func otherSettingsAndOtherFoldersAreRefused() throws {
        _ = try DatasetTree.kaggle.make(at: "\(folder.path)/in")
        let data = try Dataset.open("\(folder.path)/in")
        _ = try prepare(data)
        let settings = #expect(throws: DatasetError.self) {
            try PreparedFolder(at: out, settings: ["size": "9"])
        }
        #expect(settings?.problem == "was begun with other settings: size was 8 and is 9")
        let foreign = #expect(throws: DatasetError.self) {
            try PreparedFolder(at: "\(folder.path)/in", settings: ["size": "8"])
        }
        #expect(foreign?.problem == "the folder is not empty")
    }

    @Test func whatCannotBeReadIsReportedAndLeftOut() throws {
        try folder.write(Pictures.png(1), to: "in/train/happy/a.png")
        try folder.write("torn", to: "in/train/happy/b.png")
        try folder.write(Pictures.png(2), to: "in/test/happy/c.png")
        let result = try prepare(Dataset.open("\(folder.path)/in"))
        #expect(result.written == 2)
        #expect(result.unreadable.map(\.path) == ["\(folder.path)/in/train/happy/b.png"])
        let list = try String(contentsOfFile: "\(out)/faces.csv", encoding: .utf8)
        #expect(!list.contains("b.png"))
    }

    private func prepare(_ data: Dataset, side: Int = 8) throws -> PreparedTreeResult {
        let place = try PreparedFolder(at: out, settings: ["size": "\(side)"])
        return try PreparedTree(in: place, of: data, side: side).write(threads: 2) { _ in }
    }
}
