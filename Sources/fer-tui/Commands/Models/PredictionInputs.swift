import FaceData
import Foundation

/// The pictures that `predict` is to look at.
enum PredictionInputs {
    /// - Throws: `UsageError` where none is named or the face box is none; `DatasetError` for a list or folder
    ///   without pictures.
    static func entries(_ arguments: ParsedArguments) throws -> [NamedImages.Entry] {
        let box = try arguments.text(.faceBox).map(faceBox)
        var entries: [NamedImages.Entry] = []
        for path in arguments.positionals {
            var skipped = 0
            entries += try NamedImages.entries(at: path, skipped: &skipped)
            guard skipped > 0 else { continue }
            let files = skipped == 1 ? "1 file that is no picture" : "\(skipped) files that are no pictures"
            ErrorOutput.note("\(path): skipped \(files) by the name")
        }
        if let list = arguments.text(.imageList) {
            entries += try NamedImages.entries(listedIn: list == "-" ? "/dev/stdin" : list)
        }
        guard !entries.isEmpty else {
            throw UsageError(
                "predict is given no picture", remedy: "name a file or a folder, or a list with --list")
        }
        return entries.map { NamedImages.Entry(path: $0.path, box: $0.box ?? box) }
    }

    /// As in `120,80,240,240`.
    private static func faceBox(_ text: String) throws(UsageError) -> FaceBox {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { Float($0.trimmingCharacters(in: .whitespaces)) }
        guard parts.count == 4, numbers.count == 4, numbers.allSatisfy(\.isFinite), numbers[2] > 0,
            numbers[3] > 0
        else {
            throw UsageError(
                "--face-box \"\(text)\" is no box", remedy: "give X,Y,WIDTH,HEIGHT in pixels: 120,80,240,240")
        }
        return FaceBox(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
    }
}
