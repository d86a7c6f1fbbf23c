import Foundation

/// Why a dataset cannot be used: what it is about, what is wrong with it, what to do.
package struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
    package let path: String
    package let problem: String
    package let advice: String

    /// One line: `<path>: <problem> (<advice>)`.
    package var description: String { "\(path): \(problem) (\(advice))" }

    package init(path: String, problem: String, advice: String) {
        self.path = path
        self.problem = problem
        self.advice = advice
    }

    /// More images are bad than a run puts up with.
    ///
    /// - Parameter limit: the fraction of bad images that is allowed.
    package static func tooManyUnreadable(
        _ unreadable: [UnreadableImage], of count: Int, limit: Double, path: String
    ) -> DatasetError {
        let first = unreadable.first.map { "; the first is \($0)" } ?? ""
        let percent = String(format: "%g", limit * 100)
        return DatasetError(
            path: path,
            problem: "\(unreadable.count) of \(count) images cannot be read\(first)",
            advice: "repair or remove them, or allow more than \(percent)% with --max-unreadable")
    }
}
