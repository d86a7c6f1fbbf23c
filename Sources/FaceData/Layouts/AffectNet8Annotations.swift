import Foundation
import Synchronization

/// What the annotation files of one face say.
struct AffectNet8Annotation: Sendable, Equatable {
    let mapping: LabelMapping
    var valence: Float?
    var arousal: Float?
    /// False where reading failed for a cause that may be gone the next time.
    var isLasting = true
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
        let chunks = (images.count + chunk - 1) / chunk
        let pieces = Mutex([Int: [AffectNet8Annotation]]())
        Parallel.forEach(chunks, threads: threads) { number in
            let range = (number * chunk)..<min((number + 1) * chunk, images.count)
            let piece = images[range].map { annotation(stem(of: $0, in: folder)) }
            pieces.withLock { $0[number] = piece }
        }
        return pieces.withLock { pieces in (0..<chunks).flatMap { pieces[$0] ?? [] } }
    }

    /// The expression's file of an image.
    static func expressionFile(of image: String, in folder: String) -> String {
        stem(of: image, in: folder) + "_exp.npy"
    }

    private static func stem(of image: String, in folder: String) -> String {
        let stem = image.lastIndex(of: ".").map { image[..<$0] } ?? image[...]
        return "\(folder)/\(FaceIndex.annotations)/\(stem)"
    }

    private static func annotation(_ stem: String) -> AffectNet8Annotation {
        switch number("\(stem)_exp.npy") {
        case .failure(let flaw):
            return AffectNet8Annotation(
                mapping: .dropped("annotation: \(flaw.reason)"), isLasting: flaw.isLasting)
        case .success(let value):
            let mapping =
                Int(exactly: value).map(LabelNumbering.affectnet.mapping)
                ?? .dropped("label \(value) is unknown")
            guard case .expression = mapping else { return AffectNet8Annotation(mapping: mapping) }
            return AffectNet8Annotation(
                mapping: mapping, valence: affect("\(stem)_val.npy"), arousal: affect("\(stem)_aro.npy"))
        }
    }

    /// Valence or arousal; −2 stands for unknown.
    private static func affect(_ path: String) -> Float? {
        guard case .success(let value) = number(path), abs(value) <= 1 else { return nil }
        return Float(value)
    }

    private struct Flaw: Error {
        let reason: String
        let isLasting: Bool
    }

    /// The only number in a file.
    private static func number(_ path: String) -> Result<Double, Flaw> {
        do throws(UnreadableImage) {
            let bytes = try FileBytes.read(path)
            do throws(NPYError) {
                guard let value = try NPYArray(bytes).onlyNumber else {
                    return .failure(Flaw(reason: "no single number in it", isLasting: true))
                }
                return .success(value)
            } catch {
                return .failure(Flaw(reason: error.reason, isLasting: true))
            }
        } catch {
            // A file that is not there shows in its folder's time once it is.
            let isMissing = error.reason == String(cString: strerror(ENOENT))
            return .failure(Flaw(reason: error.reason, isLasting: isMissing))
        }
    }
}
