package import FaceData

/// Reads a list of classes as `--classes` takes it: names with commas between them.
package enum ClassList {
    /// What is wrong with a list, and what to write instead.
    package struct Flaw: Error, Sendable, Equatable {
        package let problem: String
        package let remedy: String
    }

    /// - Throws: `Flaw` if a name is empty or comes twice.
    package static func names(_ text: String) throws(Flaw) -> [String] {
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map(trimmed)
        for (place, name) in names.enumerated() {
            guard !name.isEmpty else {
                throw Flaw(
                    problem: "--classes \"\(text)\" has an empty name", remedy: "write happy,sad,anger")
            }
            guard !names[..<place].contains(name) else {
                throw Flaw(problem: "--classes names '\(name)' twice", remedy: "name each class once")
            }
        }
        return names
    }

    /// The expressions of a list.
    ///
    /// - Throws: `Flaw` for a name that is no expression, or an expression that comes twice.
    package static func expressions(_ text: String) throws(Flaw) -> [Expression] {
        var expressions: [Expression] = []
        for name in try names(text) {
            guard let expression = Expression(name: name) else {
                let known = Expression.allCases.map(\.name).joined(separator: ", ")
                throw Flaw(problem: "--classes: '\(name)' is no expression", remedy: "there are: \(known)")
            }
            guard !expressions.contains(expression) else {
                throw Flaw(
                    problem: "--classes names '\(expression.name)' twice", remedy: "name each class once")
            }
            expressions.append(expression)
        }
        return expressions
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop(while: \.isWhitespace)
        return start.lastIndex { !$0.isWhitespace }.map { String(start[...$0]) } ?? ""
    }
}
