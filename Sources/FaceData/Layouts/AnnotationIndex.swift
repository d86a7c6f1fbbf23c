import Foundation

/// Remembers what the annotation files of a folder say, so that a dataset is read through only once.
///
/// The index lies in the user's cache folder and holds for as long as no file is added to or removed from the
/// annotations. It is a convenience: where it cannot be read or written, the files are read.
struct AnnotationIndex {
    /// Fewer files are read quickly enough without an index.
    static let worthwhileCount = 10_000

    private let file: String
    private let stamp: String

    /// - Parameters:
    ///   - folder: the annotations.
    ///   - cacheFolder: where indices lie.
    /// - Returns: nil where the annotations or the cache folder cannot be told.
    init?(of folder: String, cacheFolder: String? = AnnotationIndex.userCache) {
        var status = stat()
        guard let cacheFolder, stat(folder, &status) == 0 else { return nil }
        let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        let name = path.utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        file = "\(cacheFolder)/annotations-\(String(name, radix: 16)).csv"
        let time = URL(fileURLWithPath: folder).modificationTime
        stamp = "fer-tui index 1,\(status.st_dev).\(status.st_ino),\(time)"
    }

    /// `$XDG_CACHE_HOME/fer-tui`, or `~/.cache/fer-tui`.
    static var userCache: String? {
        let environment = ProcessInfo.processInfo.environment
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return "\(cache)/fer-tui" }
        return environment["HOME"].map { "\($0)/.cache/fer-tui" }
    }

    /// What is remembered of each image, by its name; empty where the annotations have changed since.
    func load() -> [String: AffectNet8Annotation] {
        guard let csv = try? CSVFile(path: file) else { return [:] }
        var annotations: [String: AffectNet8Annotation] = [:]
        var isFirst = true
        csv.forEachRow { row in
            if isFirst {
                isFirst = false
                return (0..<row.count).map(row.text).joined(separator: ",") == stamp
            }
            if let expression = Int(row.text(1)).flatMap(Expression.init(rawValue:)) {
                annotations[row.text(0)] = AffectNet8Annotation(
                    meaning: .expression(expression), valence: row.number(2), arousal: row.number(3))
            }
            return true
        }
        return annotations
    }

    /// Remembers the annotations that name an expression; the others are few and are read again.
    func save(_ images: [String], _ annotations: [AffectNet8Annotation]) {
        var text = stamp + "\n"
        for (image, annotation) in zip(images, annotations) {
            guard case .expression(let expression) = annotation.meaning,
                !image.contains(where: ",\"\n".contains)
            else { continue }
            let affect = [annotation.valence, annotation.arousal].map { $0.map { "\($0)" } ?? "" }
            text += "\(image),\(expression.rawValue),\(affect[0]),\(affect[1])\n"
        }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    }
}

extension URL {
    /// Seconds since 1970; zero where it cannot be told.
    fileprivate var modificationTime: Double {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    }
}
