import Foundation
import RunContract
import Synchronization

/// Writes a dataset as a tree of class folders that other programs read: `<split>/<class>/<number>-<name>.png`,
/// each face cut out and of one size, and `faces.csv` with what is known of each.
///
/// A face's file appears whole or not at all, and keeps its name: what was interrupted goes on where it stopped.
package struct PreparedTree: Sendable {
    private static let listFile = "faces.csv"

    private let root: String
    private let dataset: Dataset
    private let side: Int

    /// - Parameter side: of the faces, in pixels.
    package init(in folder: PreparedFolder, of dataset: Dataset, side: Int) {
        root = folder.path
        self.dataset = dataset
        self.side = side
    }

    /// Writes the faces that are not there yet, and the list of all at the end.
    ///
    /// - Parameters:
    ///   - threads: write so many faces at a time.
    ///   - progress: called from any thread with the faces done.
    /// - Returns: what was written, what was there, and what cannot be read.
    /// - Throws: `DatasetError` where the disk refuses; the faces that are written stay.
    package func write(
        threads: Int, progress: @escaping @Sendable (Int) -> Void
    ) throws(DatasetError) -> PreparedTreeResult {
        try makeFolders()
        let state = Mutex(State())
        Parallel.forEach(dataset.count, threads: threads) { position in
            guard state.withLock({ $0.failure == nil }) else { return }
            let (split, index) = dataset.place(position)
            let outcome = write(split, index)
            let done = state.withLock { state in
                state.add(outcome, position)
                return state.done
            }
            progress(done)
        }
        let end = state.withLock { $0 }
        if let failure = end.failure { throw failure }
        try writeList(without: Set(end.unreadable.keys))
        return PreparedTreeResult(
            written: end.written, kept: end.kept,
            unreadable: end.unreadable.sorted { $0.key < $1.key }.map(\.value))
    }

    private enum Outcome {
        case written, kept
        case unreadable(UnreadableImage)
        case failed(DatasetError)
    }

    private struct State {
        var written = 0
        var kept = 0
        var unreadable: [Int: UnreadableImage] = [:]
        var failure: DatasetError?

        var done: Int { written + kept + unreadable.count }

        mutating func add(_ outcome: Outcome, _ position: Int) {
            switch outcome {
            case .written: written += 1
            case .kept: kept += 1
            case .unreadable(let image): unreadable[position] = image
            case .failed(let error): failure = failure ?? error
            }
        }
    }

    private func write(_ split: Split, _ index: Int) -> Outcome {
        let source = dataset.source(split)
        let path = "\(root)/\(name(of: source.sample(at: index), split, index))"
        guard access(path, F_OK) != 0 else { return .kept }
        do throws(UnreadableImage) {
            let picture = try source.image(at: index).resizedAndCentreCropped(to: side)
            do throws(ImageWritingError) {
                try PNGEncoder.write(picture, to: path)
                return .written
            } catch {
                let advice = "make room or check the folder's permissions; the same command goes on from here"
                return .failed(DatasetError(path: root, problem: error.description, advice: advice))
            }
        } catch {
            return .unreadable(error)
        }
    }

    /// Of a face's file, below the tree's folder.
    private func name(of sample: Sample, _ split: Split, _ index: Int) -> String {
        let file = sample.path.split(separator: "/").last ?? "face"
        let (stem, number) = file.parts
        let digits = String(repeating: "0", count: max(0, 6 - "\(index)".count)) + "\(index)"
        // A file's name has 255 bytes at most.
        let short = String(decoding: stem.utf8.prefix(150), as: UTF8.self)
        return "\(split.rawValue)/\(dataset.classNames[sample.label])/\(digits)-\(short)\(number).png"
    }

    private func makeFolders() throws(DatasetError) {
        for split in Split.allCases where dataset.source(split).count > 0 {
            for name in dataset.classNames {
                try PreparedFolder.makeFolder("\(root)/\(split.rawValue)/\(name)")
            }
        }
    }

    /// What is known of each face: its file here, where it came from, valence and arousal.
    private func writeList(without unreadable: Set<Int>) throws(DatasetError) {
        var text = "file,source,label,valence,arousal\n"
        for position in 0..<dataset.count where !unreadable.contains(position) {
            let (split, index) = dataset.place(position)
            let sample = dataset.source(split).sample(at: index)
            let affect = [sample.target.valence, sample.target.arousal].map { $0.map { "\($0)" } ?? "" }
            let fields = [name(of: sample, split, index), sample.path, dataset.classNames[sample.label]]
            text += (fields.map(Self.quoted) + affect).joined(separator: ",") + "\n"
        }
        try PreparedFolder.writeFile(Data(text.utf8), to: "\(root)/\(Self.listFile)")
    }

    private static func quoted(_ field: String) -> String {
        guard field.contains(where: { ",\"\n".contains($0) }) else { return field }
        return "\"\(field.replacing("\"", with: "\"\""))\""
    }
}

/// What `PreparedTree.write` did.
package struct PreparedTreeResult: Sendable, Equatable {
    package let written: Int
    /// Faces that an earlier call had written.
    package let kept: Int
    package let unreadable: [UnreadableImage]
}

extension Substring {
    /// A file's name without its ending, and what stands behind `#`: `a.jpg#2` is `a` and `-2`.
    fileprivate var parts: (stem: Substring, number: String) {
        guard let mark = lastIndex(of: "#"), self[index(after: mark)...].allSatisfy(\.isNumber) else {
            return (lastIndex(of: ".").map { self[..<$0] } ?? self, "")
        }
        let file = self[..<mark]
        return (file.lastIndex(of: ".").map { file[..<$0] } ?? file, "-\(self[index(after: mark)...])")
    }
}
