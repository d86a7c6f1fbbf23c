/// What is wrong with a theme file, and where.
package struct ThemeError: Error, Equatable, CustomStringConvertible {
    package let file: String
    /// Counted from one; nil where the whole file is meant.
    package let line: Int?
    package let problem: String

    package init(file: String, line: Int? = nil, problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    /// `file:line: problem`, as compilers write it.
    package var description: String {
        line.map { "\(file):\($0): \(problem)" } ?? "\(file): \(problem)"
    }
}
