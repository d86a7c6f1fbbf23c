import Figures
import Foundation

/// A file to be exported: what goes into it and, by its ending, in which form.
struct ExportFile: Equatable {
    enum Content: Equatable {
        case confusionText, confusionCSV, confusionJSON
        case curvesCSV, curvesJSON
        case weights
        case misclassified, predictions, marked
        case confusionFigure(FigureFormat), curvesFigure(FigureFormat), reliability(FigureFormat)
    }

    let path: String
    let content: Content

    private static let endings: [String: [String: Content]] = [
        "confusion": ["txt": .confusionText, "csv": .confusionCSV, "json": .confusionJSON].merging(
            figures(Content.confusionFigure)
        ) { text, _ in text },
        "curves": ["csv": .curvesCSV, "json": .curvesJSON].merging(
            figures(Content.curvesFigure)
        ) { text, _ in text },
        "weights": ["safetensors": .weights],
        "misclassified": ["csv": .misclassified],
        "predictions": ["csv": .predictions],
        "marked": ["csv": .marked],
        "reliability": figures(Content.reliability),
    ]

    private static func figures(_ content: (FigureFormat) -> Content) -> [String: Content] {
        Dictionary(uniqueKeysWithValues: FigureFormat.allCases.map { ($0.rawValue, content($0)) })
    }

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

    /// - Throws: `UsageError` if two of the files are the same, as the second would overwrite the first.
    static func requireDistinct(_ files: [ExportFile]) throws(UsageError) {
        var seen: Set<String> = []
        for file in files {
            let place = URL(fileURLWithPath: file.path).standardizedFileURL.resolvingSymlinksInPath().path
            guard seen.insert(place).inserted else {
                throw UsageError(
                    "\"\(file.path)\" is named for two files", remedy: "name another for one of them")
            }
        }
    }
}
