import Synchronization

/// What the annotation files of one face say.
struct AffectNet8Annotation: Sendable, Equatable {
    let meaning: ClassFolderMeaning
    var valence: Float?
    var arousal: Float?
}

/// Reads annotation files by many threads: each is tiny, so the time goes into waiting for the disk.
enum AffectNet8Annotations {
    private static let threads = 16
    /// Files per piece of work.
    private static let chunk = 256

    /// - Parameters:
    ///   - images: names of image files; the annotations bear the same names up to the ending.
    ///   - folder: holds `annotations`.
    /// - Returns: one annotation for each image.
    static func read(_ images: [String], in folder: String) -> [AffectNet8Annotation] {
        guard images.count >= AnnotationIndex.worthwhileCount else { return readFiles(images, in: folder) }
        return read(images, in: folder, AnnotationIndex(of: "\(folder)/annotations"))
    }

    /// Takes from the index what it knows, reads the rest, and brings the index up to date.
    static func read(
        _ images: [String], in folder: String, _ index: AnnotationIndex?
    ) -> [AffectNet8Annotation] {
        let known = index?.load() ?? [:]
        let unknown = images.filter { known[$0] == nil }
        let found = Dictionary(zip(unknown, readFiles(unknown, in: folder))) { first, _ in first }
        let missing = AffectNet8Annotation(meaning: .dropped("annotation: not read"))
        let annotations = images.map { known[$0] ?? found[$0] ?? missing }
        let isNews = found.values.contains { $0.meaning.isExpression }
        if isNews { index?.save(images, annotations) }
        return annotations
    }

    private static func readFiles(_ images: [String], in folder: String) -> [AffectNet8Annotation] {
        let chunks = (images.count + chunk - 1) / chunk
        let pieces = Mutex([Int: [AffectNet8Annotation]]())
        Parallel.forEach(chunks, threads: threads) { number in
            let range = (number * chunk)..<min((number + 1) * chunk, images.count)
            let piece = images[range].map { image in
                let stem = image.lastIndex(of: ".").map { image[..<$0] } ?? image[...]
                return annotation("\(folder)/annotations/\(stem)")
            }
            pieces.withLock { $0[number] = piece }
        }
        return pieces.withLock { pieces in (0..<chunks).flatMap { pieces[$0] ?? [] } }
    }

    private static func annotation(_ stem: String) -> AffectNet8Annotation {
        switch number("\(stem)_exp.npy") {
        case .failure(let error):
            return AffectNet8Annotation(meaning: .dropped("annotation: \(error.reason)"))
        case .success(let value):
            let meaning =
                Int(exactly: value).map { AffectNetCategory($0).meaning }
                ?? .dropped("category \(value) is unknown")
            guard case .expression = meaning else { return AffectNet8Annotation(meaning: meaning) }
            return AffectNet8Annotation(
                meaning: meaning, valence: affect("\(stem)_val.npy"), arousal: affect("\(stem)_aro.npy"))
        }
    }

    /// Valence or arousal; −2 stands for unknown.
    private static func affect(_ path: String) -> Float? {
        guard case .success(let value) = number(path), abs(value) <= 1 else { return nil }
        return Float(value)
    }

    /// The only number in a file.
    private static func number(_ path: String) -> Result<Double, NPYError> {
        do throws(UnreadableImage) {
            let bytes = try FileBytes.read(path)
            do throws(NPYError) {
                let value = try NPYArray(bytes).onlyNumber
                return value.map(Result.success) ?? .failure(NPYError("no single number in it"))
            } catch {
                return .failure(error)
            }
        } catch {
            return .failure(NPYError(error.reason))
        }
    }
}
