/// A command that was understood and could not be carried out: exit status 1.
struct CommandFailure: Error, Equatable, CustomStringConvertible {
    let description: String

    /// - Parameters:
    ///   - problem: the thing and what is wrong with it.
    ///   - remedy: what to do about it.
    init(_ problem: String, remedy: String) {
        description = "\(problem) (\(remedy))"
    }
}
