import Training

extension Option {
    /// What is wrong with a value and what to give instead; nil where it is good.
    func complaint(about text: String) -> UsageError? {
        if value == .flag {
            return UsageError(
                "--\(name) takes no value, \"\(text)\" was given", remedy: "leave the value out")
        }
        guard value.canonical(text) == nil else { return nil }
        switch value {
        case .flag, .text:
            return UsageError("--\(name) is empty", remedy: "give a value: \(usage)")
        case .expressions:
            do throws(ClassList.Flaw) {
                _ = try ClassList.expressions(text)
                return nil
            } catch {
                return UsageError(error.problem, remedy: error.remedy)
            }
        case .integer(let range):
            let limits =
                range.upperBound == .max
                ? "from \(range.lowerBound) up" : "from \(range.lowerBound) to \(range.upperBound)"
            return UsageError(
                "--\(name) \"\(text)\" is no whole number \(limits)", remedy: "give one in that range")
        case .decimal(let range):
            return UsageError(
                "--\(name) \"\(text)\" is no number from \(range.lowerBound) to \(range.upperBound)",
                remedy: "give one in that range")
        case .choice, .model:
            return complaint(about: text, choices: value.choices ?? [])
        }
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
