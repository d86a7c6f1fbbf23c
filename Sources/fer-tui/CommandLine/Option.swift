/// A long option of a command: the one place that its parsing, its help text and its checks come from.
struct Option: Sendable, Equatable {
    /// What may follow the option's name.
    enum Value: Sendable, Equatable {
        case flag
        /// Any text; the word stands for it in the help.
        case text(String)
        case integer(ClosedRange<Int>)
        case decimal(ClosedRange<Double>)
        case choice([String])
    }

    /// Without the two dashes.
    let name: String
    let value: Value
    let help: String
    /// What counts where the option is not given, as it would be typed.
    var defaultValue: String?
    /// The default in words, where it is no fixed value.
    var defaultInWords: String?

    init(
        _ name: String, _ value: Value, _ help: String, defaultValue: String? = nil,
        defaultInWords: String? = nil
    ) {
        self.name = name
        self.value = value
        self.help = help
        self.defaultValue = defaultValue
        self.defaultInWords = defaultInWords
    }

    /// The same option with another default, for a command that has its own.
    func defaulting(to value: String) -> Option {
        var copy = self
        copy.defaultValue = value
        copy.defaultInWords = nil
        return copy
    }

    /// As it is typed: `--epochs N`.
    var usage: String {
        placeholder.map { "--\(name) \($0)" } ?? "--\(name)"
    }

    private var placeholder: String? {
        switch value {
        case .flag: nil
        case .text(let word): word
        case .integer: "N"
        case .decimal: "X"
        case .choice(let choices): choices.count <= 4 ? choices.joined(separator: "|") : "NAME"
        }
    }
}
