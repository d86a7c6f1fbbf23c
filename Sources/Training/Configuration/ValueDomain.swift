import EfficientNet

/// The values that a setting, or any other option of the command line, takes.
package enum ValueDomain: Sendable, Equatable {
    /// Given or not; kept as `yes` or `no`.
    case flag
    /// Any text; the word stands for it in the help.
    case text(String)
    case integer(ClosedRange<Int>)
    case decimal(ClosedRange<Double>)
    case choice([String])
    /// Names of expressions with commas between them; kept in this program's spelling.
    case expressions
    /// The name of a network, as torchvision or timm spell it too.
    case model

    /// Returns the value as it is kept: a choice in its own spelling. Nil if it is outside the domain.
    package func canonical(_ text: String) -> String? {
        switch self {
        case .flag: return ["yes", "no"].contains(text) ? text : nil
        case .text: return text.isEmpty ? nil : text
        case .integer(let range): return Int(text).map(range.contains) == true ? text : nil
        case .decimal(let range): return Double(text).map(range.contains) == true ? text : nil
        case .choice(let choices):
            return choices.first { $0 == text } ?? choices.first { $0.lowercased() == text.lowercased() }
        case .expressions: return (try? ClassList.expressions(text))?.map(\.name).joined(separator: ",")
        case .model: return (try? ModelSpecification.named(text, classCount: 1))?.name
        }
    }

    /// The names to choose from; nil if the domain is no choice.
    package var choices: [String]? {
        switch self {
        case .choice(let choices): choices
        case .model: ModelSpecification.names
        case .flag, .text, .integer, .decimal, .expressions: nil
        }
    }

    /// What a value must be, as in `a number from 0.0 to 1.0`.
    package var requirement: String {
        switch self {
        case .flag: "yes or no"
        case .text(let word): "a \(word)"
        case .expressions: "a list of expressions, as happy,sad,anger"
        case .integer(let range) where range.upperBound == .max: "a whole number from \(range.lowerBound) up"
        case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .decimal(let range): "a number from \(range.lowerBound) to \(range.upperBound)"
        case .choice, .model: "one of \((choices ?? []).joined(separator: ", "))"
        }
    }
}
