import DatasetTrees
import Foundation
import Testing

@testable import FaceData

/// The index of AffectNet's eight-expression release saves reading, and never tells of a tree that is no more.
@Suite struct FaceIndexTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for number in 1...4 { try face("\(number)", expression: "\(number)") }
        try face("5", expression: "8")
        // What has just been written may change again within a tick of the clock, and is not remembered.
        for name in try ["images", "annotations"]
            + DirectoryListing("\(folder.path)/annotations").files.map({
                "annotations/\($0)"
            })
        {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -3600)],
                ofItemAtPath: "\(folder.path)/\(name)")
        }
    }

    @Test func aSecondOpeningReadsTheIndex() throws {
        let first = try contents()
        #expect(first.faces.map(\.expression) == [.happy, .sad, .surprise, .fear])
        #expect(first.faces[0].valence == 0.5 && first.faces[0].arousal == nil)
        #expect(first.dropped == ["category 8 (none)": 1])
        let file = try #require(try indexFiles().first)
        // What is written there shows that it is taken from there.
        var entry = try #require(FaceIndexEntry(FileBytes.read(file), folder: "f", split: .train))
        var changed = entry.contents
        changed.drop("remembered")
        entry = FaceIndexEntry(stamp: entry.stamp, check: entry.check, contents: changed)
        try Data(entry.bytes).write(to: URL(fileURLWithPath: file))
        let second = try contents()
        #expect(second.faces == first.faces)
        #expect(second.dropped["remembered"] == 1)
    }

    @Test func aNewFaceOutdatesTheIndex() throws {
        _ = try contents()
        try face("6", expression: "0")
        #expect(try contents().faces.map(\.name) == ["1.jpg", "2.jpg", "3.jpg", "4.jpg", "6.jpg"])
    }

    @Test func aMissingImageOutdatesTheIndex() throws {
        _ = try contents()
        try FileManager.default.removeItem(atPath: "\(folder.path)/images/2.jpg")
        #expect(try contents().faces.map(\.name) == ["1.jpg", "3.jpg", "4.jpg"])
    }

    @Test func anAnnotationWrittenAnewOutdatesTheIndex() throws {
        _ = try contents()
        // The folder's own time does not change with this.
        try folder.overwrite(NPYFile.string("5"), in: "annotations/1_exp.npy")
        #expect(try contents().faces.first?.expression == .disgust)
    }

    @Test func aFolderThatHasJustChangedIsNotRemembered() throws {
        try face("6", expression: "0")
        _ = try contents()
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/cache"))
    }

    @Test func aDamagedIndexIsReadAround() throws {
        let first = try contents()
        let file = try #require(try indexFiles().first)
        let whole = try FileBytes.read(file)
        for length in 0..<whole.count {
            try Data(whole[..<length]).write(to: URL(fileURLWithPath: file))
            #expect(FaceIndexEntry(Array(whole[..<length]), folder: "f", split: .train) == nil)
        }
        #expect(try contents() == first)
    }

    @Test func fewFacesNeedNoIndex() throws {
        _ = try AffectNet8Layout.contents(of: split, cacheFolder: "\(folder.path)/cache")
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/cache"))
    }

    private var split: AffectNet8Layout.SplitFolder {
        AffectNet8Layout.SplitFolder(name: "train_set", path: folder.path, split: .train)
    }

    private func contents() throws -> LayoutContents {
        try AffectNet8Layout.contents(of: split, cacheFolder: "\(folder.path)/cache", worthwhileCount: 1)
    }

    private func indexFiles() throws -> [String] {
        try DirectoryListing("\(folder.path)/cache").files.map { "\(folder.path)/cache/\($0)" }
    }

    private func face(_ id: String, expression: String) throws {
        try folder.write(Pictures.png(1), to: "images/\(id).jpg")
        for (kind, value) in ["exp": expression, "val": "0.5", "aro": "-2"] {
            try folder.write(NPYFile.string(value), to: "annotations/\(id)_\(kind).npy")
        }
    }
}
