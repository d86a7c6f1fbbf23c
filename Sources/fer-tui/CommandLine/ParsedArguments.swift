/// A command's arguments, checked against its specification.
struct ParsedArguments: Sendable {
    let specification: CommandSpecification
    var positionals: [String] = []
    private var values: [String: String] = [:]

    init(specification: CommandSpecification) {
        self.specification = specification
    }

    mutating func set(_ option: Option, to value: String) {
        values[option.name] = value
    }

    /// What is on the command line, by the options' names, in the form of `ValueDomain.canonical`.
    var given: [String: String] { values }

    /// Whether the option was on the command line.
    func has(_ option: Option) -> Bool { values[option.name] != nil }

    /// The option's value, or its default in this command.
    func text(_ option: Option) -> String? {
        values[option.name]
            ?? specification.options.first { $0.name == option.name }?.defaultValue
    }

    func integer(_ option: Option) -> Int? { text(option).flatMap { Int($0) } }

    func decimal(_ option: Option) -> Double? { text(option).flatMap { Double($0) } }

    /// The value of an option that the command cannot do without.
    func text(needing option: Option) throws(UsageError) -> String {
        guard let value = text(option) else { throw missing(option) }
        return value
    }

    func integer(needing option: Option) throws(UsageError) -> Int {
        guard let value = integer(option) else { throw missing(option) }
        return value
    }

    func decimal(needing option: Option) throws(UsageError) -> Double {
        guard let value = decimal(option) else { throw missing(option) }
        return value
    }

    private func missing(_ option: Option) -> UsageError {
        UsageError(
            "\(specification.name) needs --\(option.name), \(option.help)",
            remedy: "give it: fer-tui \(specification.name) \(option.usage)")
    }

    /// The first word that is no option.
    func argument() throws(UsageError) -> String {
        guard let first = positionals.first else {
            throw UsageError("\(specification.name) needs an argument", remedy: specification.usage)
        }
        return first
    }
}
