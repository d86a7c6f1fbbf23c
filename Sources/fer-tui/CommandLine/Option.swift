import Training

/// A long option of a command: the one place that its parsing, its help text and its checks come from.
struct Option: Sendable, Equatable {
    typealias Value = ValueDomain

    /// Without the two dashes.
    let name: String
    /// Former names, understood and not shown.
    let aliases: [String]
    let value: Value
    let help: String
    /// The heading of a long help page that it stands under.
    let topic: Setting.Topic?
    /// What counts where the option is not given, as it would be typed.
    var defaultValue: String?
    /// The default in words, where it is no fixed value.
    var defaultInWords: String?

    init(
        _ name: String, aliases: [String] = [], _ value: Value, _ help: String, topic: Setting.Topic? = nil,
        defaultValue: String? = nil, defaultInWords: String? = nil
    ) {
        self.name = name
        self.aliases = aliases
        self.value = value
        self.help = help
        self.topic = topic
        self.defaultValue = defaultValue
        self.defaultInWords = defaultInWords
    }

    /// The option of a setting.
    ///
    /// - Parameter defaults: the configuration whose value counts if the option is not given.
    init(_ setting: Setting, defaults: TrainingConfiguration = .standard) {
        let value = setting.domain == .flag ? nil : setting.text(in: defaults)
        self.init(
            setting.name, aliases: setting.aliases, setting.domain, setting.help, topic: setting.topic,
            defaultValue: value, defaultInWords: value == nil ? setting.unset : nil)
    }

    /// Whether the option goes by this name, or did once.
    func goes(by name: String) -> Bool { self.name == name || aliases.contains(name) }

    /// The same option with another default, for a command that has its own.
    func defaulting(to value: String) -> Option {
        var copy = self
        copy.defaultValue = value
        copy.defaultInWords = nil
        return copy
    }

    /// The same option with a default that is no fixed value, or with none at all.
    func defaulting(toWords words: String?) -> Option {
        var copy = self
        copy.defaultValue = nil
        copy.defaultInWords = words
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
        case .model: "NAME"
        case .expressions: "NAMES"
        }
    }
}
