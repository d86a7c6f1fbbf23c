/// A command line that cannot be understood: exit status 2.
struct UsageError: Error, Equatable, CustomStringConvertible {
    /// What is wrong, beginning with the thing.
    let problem: String
    /// What to type instead.
    let remedy: String

    init(_ problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    var description: String { "\(problem) (\(remedy))" }
}
