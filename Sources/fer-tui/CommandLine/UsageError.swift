/// A command line that cannot be understood: exit status 2.
struct UsageError: Error, Equatable, CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - problem: what is wrong, beginning with the thing.
    ///   - remedy: what to type instead.
    init(_ problem: String, remedy: String) {
        description = "\(problem) (\(remedy))"
    }
}
