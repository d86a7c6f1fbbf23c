/// Turns the words after a command's name into its arguments, as its specification says.
struct ArgumentParser {
    let specification: CommandSpecification
    private var parsed: ParsedArguments

    /// - Throws: `UsageError` for anything that the specification does not know or allow.
    static func parse(
        _ words: [String], as specification: CommandSpecification
    ) throws(UsageError) -> ParsedArguments {
        var parser = ArgumentParser(specification: specification)
        try parser.read(words)
        try parser.checkPositionals()
        return parser.parsed
    }

    private init(specification: CommandSpecification) {
        self.specification = specification
        parsed = ParsedArguments(specification: specification)
    }

    private mutating func read(_ words: [String]) throws(UsageError) {
        var rest = words[...]
        var optionsEnded = false
        while let word = rest.popFirst() {
            if optionsEnded || !word.hasPrefix("-") || word == "-" {
                parsed.positionals.append(word)
            } else if word == "--" {
                optionsEnded = true
            } else {
                try readOption(word, &rest)
            }
        }
    }

    private mutating func readOption(_ word: String, _ rest: inout ArraySlice<String>) throws(UsageError) {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts.first.map(String.init) ?? ""
        guard word.hasPrefix("--"), let option = specification.options.first(where: { $0.goes(by: name) })
        else { throw unknownOption(word, name: name) }
        let attached = parts.count > 1 ? String(parts[1]) : nil
        guard option.value != .flag else {
            if let attached, let complaint = option.complaint(about: attached) { throw complaint }
            return parsed.set(option, to: "yes")
        }
        guard let text = attached ?? rest.popFirst() else {
            throw UsageError("--\(name) has no value", remedy: "give one: \(option.usage)")
        }
        if let complaint = option.complaint(about: text) { throw complaint }
        parsed.set(option, to: option.value.canonical(text) ?? text)
    }

    private func unknownOption(_ word: String, name: String) -> UsageError {
        let shown = word.hasPrefix("--") ? "--\(name)" : word
        let spelled = word.hasPrefix("--") ? name : String(word.drop { $0 == "-" })
        let listing = "fer-tui help \(specification.name) lists the options"
        let names = specification.options.flatMap { [$0.name] + $0.aliases }
        guard let near = Suggestion.nearest(to: spelled, among: names) else {
            return UsageError("\(shown) is no option of \(specification.name)", remedy: listing)
        }
        return UsageError(
            "\(shown) is no option of \(specification.name)", remedy: "did you mean --\(near)? \(listing)")
    }

    private func checkPositionals() throws(UsageError) {
        let needed = specification.arguments.filter { $0.count == .one || $0.count == .oneOrMore }
        if parsed.positionals.count < needed.count {
            let missing = needed[parsed.positionals.count]
            throw UsageError(
                "\(specification.name) needs \(missing.name), \(missing.help)", remedy: specification.usage)
        }
        let takesMany = specification.arguments.contains { $0.count == .oneOrMore || $0.count == .any }
        if !takesMany, parsed.positionals.count > specification.arguments.count {
            let extra = parsed.positionals[specification.arguments.count]
            throw UsageError("\"\(extra)\" is one argument too many", remedy: specification.usage)
        }
    }
}
