extension Option {
    /// What is wrong with a value and what to give instead; nil where it is good.
    func complaint(about text: String) -> UsageError? {
        switch value {
        case .flag:
            UsageError("--\(name) takes no value, \"\(text)\" was given", remedy: "leave the value out")
        case .text:
            text.isEmpty ? UsageError("--\(name) is empty", remedy: "give a value: \(usage)") : nil
        case .integer(let range):
            complaint(about: text, range: range)
        case .decimal(let range):
            Double(text).map(range.contains) == true
                ? nil
                : UsageError(
                    "--\(name) \"\(text)\" is no number from \(range.lowerBound) to \(range.upperBound)",
                    remedy: "give one in that range")
        case .choice(let choices):
            choices.contains(text) ? nil : complaint(about: text, choices: choices)
        }
    }

    private func complaint(about text: String, range: ClosedRange<Int>) -> UsageError? {
        if let number = Int(text), range.contains(number) { return nil }
        let limits =
            range.upperBound == .max
            ? "from \(range.lowerBound) up" : "from \(range.lowerBound) to \(range.upperBound)"
        return UsageError(
            "--\(name) \"\(text)\" is no whole number \(limits)", remedy: "give one in that range")
    }

    private func complaint(about text: String, choices: [String]) -> UsageError {
        let list = choices.joined(separator: ", ")
        if let near = Suggestion.nearest(to: text, among: choices) {
            return UsageError(
                "--\(name) \"\(text)\" is not known", remedy: "did you mean \(near)? there are: \(list)")
        }
        return UsageError("--\(name) \"\(text)\" is not known", remedy: "there are: \(list)")
    }
}
