/// The last lines of a log that grows, numbered from where it was first read.
package struct LogLines: Sendable, Equatable, ExpressibleByArrayLiteral {
    static let capacity = 5000

    package private(set) var lines: [String]
    /// The number of the first line that is kept.
    package private(set) var firstLine = 0
    /// Whether the log had lines before the first one read.
    package var isTail = false

    package init(_ lines: [String] = []) { self.lines = lines }
    package init(arrayLiteral elements: String...) { self.init(elements) }

    package var isEmpty: Bool { lines.isEmpty }
    package var count: Int { lines.count }
    /// The number after the last line's.
    package var endLine: Int { firstLine + lines.count }

    /// A line by its number; empty for one that is not kept.
    package subscript(line number: Int) -> String {
        let index = number - firstLine
        return lines.indices.contains(index) ? lines[index] : ""
    }

    package mutating func append(_ line: String) { append(contentsOf: [line]) }

    /// Adds lines; the oldest make way for them.
    package mutating func append(contentsOf new: [String]) {
        lines += new
        let spare = lines.count - Self.capacity
        guard spare > 0 else { return }
        lines.removeFirst(spare)
        firstLine += spare
    }

    /// The last lines, oldest first.
    package func suffix(_ count: Int) -> ArraySlice<String> { lines.suffix(count) }
}
