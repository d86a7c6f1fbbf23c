import Foundation

/// A file to be exported: what goes into it and, by its ending, in which form.
struct ExportFile: Equatable {
    enum Content: Equatable {
        case confusionText, confusionCSV, confusionJSON
        case curvesCSV, curvesJSON
        case weights
        case misclassified
    }

    let path: String
    let content: Content

    private static let endings: [String: [String: Content]] = [
        "confusion": ["txt": .confusionText, "csv": .confusionCSV, "json": .confusionJSON],
        "curves": ["csv": .curvesCSV, "json": .curvesJSON],
        "weights": ["safetensors": .weights],
        "misclassified": ["csv": .misclassified],
    ]

    /// - Throws: `UsageError` where the file's ending names no form that the option has.
    init(_ option: Option, _ path: String) throws(UsageError) {
        let known = Self.endings[option.name] ?? [:]
        guard let content = known[(path as NSString).pathExtension.lowercased()] else {
            let list = known.keys.sorted().map { "." + $0 }.joined(separator: ", ")
            throw UsageError(
                "--\(option.name) \"\(path)\" has no ending that says its form", remedy: "one of \(list)")
        }
        self.path = path
        self.content = content
    }
}
