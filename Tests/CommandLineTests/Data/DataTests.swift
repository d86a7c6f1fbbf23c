import DatasetTrees
import Foundation
import Testing

@testable import fer_tui

@Suite("What fer-tui data says")
struct DataTests {
    @Test("Each tree's layout, counts and what was left out", arguments: DatasetTree.all.map(\.name))
    func trees(name: String) async throws {
        let tree = try #require(DatasetTree.all.first { $0.name == name })
        let scratch = try Scratch()
        let expected = try tree.make(at: scratch.file("data"))
        let result = try await Program.run(["data", "data", "--json"], in: scratch.path)
        #expect(result.status == 0)
        let summary = try #require(result.json as? [String: Any])
        #expect(summary["layout"] as? String == tree.layout)
        #expect(summary["dropped"] as? [String: Int] == expected.dropped)
        let splits = try #require(summary["splits"] as? [String: [String: Int]])
        var counts: [String: Int] = [:]
        for split in splits.values { counts.merge(split, uniquingKeysWith: +) }
        #expect(counts == Dictionary(expected.faces.map { ($0.label, 1) }, uniquingKeysWith: +))
        for split in ["train", "test"] where expected.faces.contains(where: { $0.split == split }) {
            let faces = expected.faces.count { $0.split == split }
            #expect(splits[split]?.values.reduce(0, +) == faces)
        }
        #expect((summary["unreadable"] as? [Any])?.isEmpty == true)
    }

    @Test("The page has bars, shares, small classes, sizes, colour, what was left out, and equal images")
    func page() async throws {
        let scratch = try Scratch()
        _ = try DatasetTree.folder.make(at: scratch.file("data"))
        try FileManager.default.copyItem(
            atPath: scratch.file("data/Train/ANGRY/0.png"),
            toPath: scratch.file("data/validation/happy/twin.png"))
        let result = try await Program.run(
            ["data", "data"], in: scratch.path, environment: ["LC_ALL": "C.UTF-8"])
        for part in [
            "layout folder: train and test with class folders", "████", "in all",
            "few training faces (below 50)",
            "sizes", "of 8×8", "in colour", "left out", "1 not a picture by its extension",
            "1 groups across: 1 test images are in training too", "1 groups with different labels",
        ] {
            #expect(result.output.contains(part), "\(part)")
        }
        let ascii = try await Program.run(
            ["data", "data", "--sample", "2"], in: scratch.path, environment: ["LC_ALL": "C"])
        #expect(ascii.output.contains("#####"))
        #expect(ascii.output.contains("sizes (of 2 images looked at)"))
    }

    @Test("a sheet of faces is a PNG by name too, and what was written is said")
    func sheet() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 16, test: 8)
        let written = try await Program.run(["data", "faces", "--sheet", "s.png"], in: scratch.path)
        #expect(written.status == 0)
        #expect(written.errors == "fer-tui: s.png: 8 classes, up to 12 faces each\n")
        let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.file("s.png")))
        #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        let ending = try await Program.run(["data", "faces", "--sheet", "s.jpg"], in: scratch.path)
        #expect(ending.status == 2)
        let folder = try await Program.run(["data", "faces", "--augmented", "gone/s.png"], in: scratch.path)
        #expect(folder.status == 1)
        #expect(folder.errors.contains("gone/s.png: cannot be written"))
    }

    @Test("Where two layouts fit, training says which was chosen and by what")
    func alternatives() async throws {
        let scratch = try Scratch()
        _ = try DatasetTree.rafdbFolders.make(at: scratch.file("data"))
        let words = [
            "train", "--data", "data/DATASET", "--model", "b0", "--plain", "--epochs", "1", "--image-size",
            "32",
            "--batch-size", "8", "--run", "./run",
        ]
        let result = try await Program.run(words, in: scratch.path)
        #expect(result.status == 0)
        #expect(result.errors.contains("layout rafdb, by class folders 1 to 7 and none 0"))
        #expect(result.errors.contains("--layout folder would read it otherwise"))
    }

    @Test("data prepare writes class folders, goes on, and refuses a folder of somebody else's")
    func prepare() async throws {
        let scratch = try Scratch()
        _ = try DatasetTree.fer2013.make(at: scratch.file("data"))
        let words = ["data", "prepare", "data", "out", "--image-size", "32", "--split-name", "PrivateTest"]
        let first = try await Program.run(words, in: scratch.path)
        #expect(first.status == 0)
        #expect(first.output == "out: 14 faces written (7 train, 7 test, layout fer2013)\n")
        let second = try await Program.run(words, in: scratch.path)
        #expect(second.output == "out: 0 faces written, 14 were there (7 train, 7 test, layout fer2013)\n")
        let other = try await Program.run(words + ["--face-margin", "0.5"], in: scratch.path)
        #expect(other.status == 1)
        #expect(other.errors.contains("out: was begun with other settings: face-margin was 0.1 and is 0.5"))
        let foreign = try await Program.run(["data", "prepare", "data", "data"], in: scratch.path)
        #expect(foreign.status == 1)
        #expect(foreign.errors.contains("data: the folder is not empty"))
        let help = try await Program.run(["help", "data", "prepare"], in: scratch.path)
        #expect(help.output.contains("usage: fer-tui data prepare PATH OUT [options]"))
    }
}
