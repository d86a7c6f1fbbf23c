import Foundation
import Training

/// Where new runs go and what they are called.
enum RunNaming {
    /// The directory that runs are kept in: as given, else `$FER_TUI_RUNS`, else `./runs`.
    static func runsDirectory(
        given: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> String {
        if let given { return given }
        if let set = environment["FER_TUI_RUNS"], !set.isEmpty { return set }
        return "runs"
    }

    /// The directory of a run: a plain name is one in the directory of the runs, anything else a path.
    static func directory(of nameOrPath: String, in runsDirectory: String) -> String {
        let isPath =
            nameOrPath.contains("/") || nameOrPath.hasPrefix("~") || [".", ".."].contains(nameOrPath)
        return isPath ? absolutePath(nameOrPath) : "\(runsDirectory)/\(nameOrPath)"
    }

    /// The name of a run, as in `2026-11-23-b4-ferplus`: day, model, and the data's own name.
    static func name(for settings: TrainingConfiguration, on date: Date, timeZone: TimeZone = .current)
        -> String
    {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let day = calendar.dateComponents([.year, .month, .day], from: date)
        let digits = [(day.year, 4), (day.month, 2), (day.day, 2)].map { padded($0.0 ?? 0, to: $0.1) }
        return (digits + [settings.model, dataName(settings.data)]).joined(separator: "-")
    }

    /// The names to try in turn: the name itself, then with -2, -3 and so on.
    static func candidates(for name: String) -> some Sequence<String> {
        (1...10_000).lazy.map { $0 == 1 ? name : "\(name)-\($0)" }
    }

    private static func padded(_ number: Int, to width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static func dataName(_ data: DataConfiguration) -> String {
        guard let path = data.path else { return "synthetic" }
        let last = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent.lowercased()
        let plain = last.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
        let words = String(plain).split(separator: "-").joined(separator: "-")
        return words.isEmpty ? "data" : String(words.prefix(40))
    }
}
