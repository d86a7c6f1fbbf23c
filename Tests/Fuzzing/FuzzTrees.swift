import Foundation

@testable import FaceData

/// Datasets whose list or label files hold the fuzzer's bytes.
enum FuzzTrees {
    /// In memory where there is such a place, since every input is written to it.
    private static let root: String = {
        let place = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        return "\(place)/fer-tui-fuzz-\(getpid())"
    }()

    @discardableResult
    static func write(_ bytes: [UInt8], to name: String) -> String {
        let path = "\(root)/\(name)"
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        _ = FileManager.default.createFile(atPath: path, contents: Data(bytes))
        return path
    }

    /// A list of faces; its first byte says of which dataset.
    static func readList(_ bytes: [UInt8]) {
        let text = Array(bytes.dropFirst())
        switch (bytes.first ?? 0) % 7 {
        case 0: open("expw", [("label.lst", text), ("Images/a.jpg", [])])
        case 1:
            open("rafdb", [("EmoLabel/list_patition_label.txt", text), ("Image/original/train_a.jpg", [])])
        case 2: open("affectnet", [("training.csv", text), ("Manually_Annotated_Images/1/a.jpg", [])])
        case 3: open("folder", [("labels.csv", text), ("happy/a.jpg", []), ("sad/a.jpg", [])])
        case 4: open("fer2013", [("fer2013.csv", Array("emotion,pixels,Usage\n".utf8) + text)])
        case 5: open("ferplus", [("FER2013Train/label.csv", text), ("FER2013Train/a.png", [])])
        default:
            let table = "emotion,pixels,Usage\n3,1,Training\n3,2,PublicTest\n"
            let header = "Usage,Image name,neutral\n"
            open(
                "ferplus",
                [("fer2013new.csv", Array(header.utf8) + text), ("fer2013.csv", Array(table.utf8))])
        }
    }

    /// A file with one face's label, or the index of many.
    static func readLabels(_ bytes: [UInt8]) {
        let content = Array(bytes.dropFirst())
        switch (bytes.first ?? 0) % 3 {
        case 0:
            open(
                "ckplus",
                [
                    ("Emotion/S001/001/S001_001_00000001_emotion.txt", content),
                    ("cohn-kanade-images/S001/001/S001_001_00000001.png", []),
                ])
        case 1:
            open(
                "affectnet8",
                [
                    ("train_set/images/1.jpg", []), ("train_set/annotations/1_exp.npy", content),
                    ("train_set/annotations/1_val.npy", content),
                ])
        default: _ = FaceIndexEntry(Array("fer-tui faces 2\n".utf8) + content, folder: "f", split: .train)
        }
    }

    /// Opens a dataset and tries to read its first face.
    private static func open(_ layout: String, _ files: [(name: String, bytes: [UInt8])]) {
        // Each form of a layout has a folder of its own.
        let folder = "\(layout)-\(files.first?.name.split(separator: "/").joined(separator: "-") ?? "")"
        for file in files { write(file.bytes, to: "\(folder)/\(file.name)") }
        var options = DatasetOptions()
        options.layout = layout
        options.cacheBytes = 0
        guard let data = try? Dataset.open("\(root)/\(folder)", options: options) else {
            return
        }
        if data.train.count > 0 { _ = try? data.train.image(at: 0) }
        for index in 0..<data.test.count { _ = data.test.sample(at: index) }
    }
}
