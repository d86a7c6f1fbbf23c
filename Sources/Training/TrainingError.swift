import Foundation

/// What can go wrong around training: files, checkpoints, settings, data. The description names the thing,
/// what is wrong with it, and what to do.
package struct TrainingError: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }

    /// An error of the operating system, with the reason that `errno` names.
    static func system(_ operation: String, _ path: String) -> TrainingError {
        TrainingError("\(path): cannot \(operation): \(String(cString: strerror(errno)))")
    }
}
