import Foundation

/// Reads recipe files: a setting a line, as in `lr = 0.002`; what follows a `#` is a comment.
struct RecipeParser {
    /// What a recipe may set.
    private static let options = Option.settings(defaults: .standard) { $0.uses.contains(.recipes) }

    /// - Parameter name: the recipe's, for messages.
    /// - Throws: `CommandFailure` with the line that is wrong.
    static func parse(_ text: String, name: String) throws(CommandFailure) -> Recipe {
        var settings: [String: String] = [:]
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let content = line.prefix { $0 != "#" }.trimmingCharacters(in: .whitespaces)
            guard !content.isEmpty else { continue }
            let place = "\(name), line \(index + 1)"
            guard
                content.unicodeScalars.allSatisfy({ $0 == "\t" || $0.properties.generalCategory != .control })
            else {
                throw CommandFailure("\(place): holds a control character", remedy: "write the line anew")
            }
            let (option, value) = try setting(content, place)
            guard settings.updateValue(value, forKey: option) == nil else {
                throw CommandFailure("\(place): \(option) is set twice", remedy: "leave one out")
            }
        }
        return Recipe(name: name, text: text, settings: settings)
    }

    private static func setting(
        _ content: String, _ place: String
    ) throws(CommandFailure) -> (option: String, value: String) {
        let parts = content.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard parts.count == 2 else {
            throw CommandFailure("\(place): \"\(content)\" sets nothing", remedy: "write it as lr = 0.002")
        }
        guard let option = options.first(where: { $0.goes(by: parts[0]) }) else {
            let near = Suggestion.nearest(to: parts[0], among: options.map(\.name))
            throw CommandFailure(
                "\(place): \"\(parts[0])\" is no setting of a recipe",
                remedy: near.map { "did you mean \($0)?" } ?? "fer-tui recipes shows what may stand there")
        }
        if let complaint = option.complaint(about: parts[1]) {
            throw CommandFailure("\(place): \(complaint.problem)", remedy: complaint.remedy)
        }
        return (option.name, option.value.canonical(parts[1]) ?? parts[1])
    }
}
