import Foundation
import RunContract

/// Remembers the faces of a folder of AffectNet's eight-expression release, so that a million files are read
/// through only once.
///
/// The index lies in the user's cache folder. It holds for as long as no file is added to or removed from the
/// images and the annotations, and no annotation of a sample of them has been written anew. It is a
/// convenience: where it cannot be read or written, the files are read.
struct FaceIndex {
    /// Fewer faces are read quickly enough without an index.
    static let worthwhileCount = 10_000
    static let images = "images"
    static let annotations = "annotations"
    /// Annotations that are looked at again whenever the index is used.
    private static let checkedCount = 512
    /// A folder that changed less than so many seconds ago may change again without another time to show for it.
    private static let settlingSeconds = 2.0

    private let folder: String
    private let file: String
    /// The folders as they were before anything was read from them.
    private let stamp: String
    /// Whether the folders have been as they are for a while.
    private let isSettled: Bool

    /// - Parameters:
    ///   - folder: holds images and annotations.
    ///   - cacheFolder: where indices lie.
    /// - Returns: nil where the folders or the cache folder cannot be told.
    init?(of folder: String, cacheFolder: String?) {
        guard let cacheFolder, let images = FileStamp("\(folder)/\(Self.images)"),
            let annotations = FileStamp("\(folder)/\(Self.annotations)")
        else { return nil }
        isSettled = [images, annotations].allSatisfy { $0.age > Self.settlingSeconds }
        self.folder = folder
        let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        let name = path.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        file = "\(cacheFolder)/faces-\(String(name, radix: 16)).index"
        stamp = "\(images.text) \(annotations.text)"
    }

    /// `$XDG_CACHE_HOME/fer-tui`, or `~/.cache/fer-tui`.
    static var userCache: String? {
        let environment = ProcessInfo.processInfo.environment
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return "\(cache)/fer-tui" }
        return environment["HOME"].map { "\($0)/.cache/fer-tui" }
    }

    /// What is remembered; nil where nothing is, or where the files have changed since.
    func load(split: Split) -> LayoutContents? {
        guard let bytes = try? FileBytes.read(file) else { return nil }
        let imageFolder = "\(folder)/\(Self.images)"
        guard let entry = FaceIndexEntry(bytes, folder: imageFolder, split: split), entry.stamp == stamp,
            entry.check == check(entry.contents.faces)
        else { return nil }
        return entry.contents
    }

    func save(_ contents: LayoutContents) {
        guard isSettled else { return }
        let entry = FaceIndexEntry(stamp: stamp, check: check(contents.faces), contents: contents)
        let place = URL(fileURLWithPath: file)
        try? FileManager.default.createDirectory(
            at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(entry.bytes).write(to: place, options: .atomic)
    }

    /// A fingerprint of when some annotations were last written, evenly over all.
    private func check(_ faces: [LabelledFace]) -> UInt64 {
        let step = max(1, faces.count / Self.checkedCount)
        return stride(from: 0, to: faces.count, by: step).reduce(0xCBF2_9CE4_8422_2325) { hash, index in
            let path = AffectNet8Annotations.expressionFile(of: faces[index].name, in: folder)
            let text = FileStamp(path)?.text ?? "gone"
            return text.utf8.reduce(hash) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
    }
}

/// What changes when a file is written or a folder's entries change.
private struct FileStamp {
    let text: String
    /// Seconds since the last change.
    let age: Double

    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        #if os(Linux)
            let time = status.st_mtim
        #else
            let time = status.st_mtimespec
        #endif
        text = "\(status.st_dev).\(status.st_ino).\(time.tv_sec).\(time.tv_nsec)"
        age = Date().timeIntervalSince1970 - Double(time.tv_sec) - Double(time.tv_nsec) * 1e-9
    }
}
