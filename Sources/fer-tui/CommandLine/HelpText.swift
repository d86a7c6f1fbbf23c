import Training

/// What `--help` and `help` print, made from the commands' specifications.
enum HelpText {
    private static let width = 100
    private static let column = 30

    static func overview(of commands: [CommandSpecification]) -> String {
        let list = commands.filter { !$0.isHidden }.map { entry($0.name, $0.summary, column: 14) }
        return """
            fer-tui trains EfficientNet on facial expressions and shows it live in the terminal.

            usage: fer-tui COMMAND [arguments] [options]

            Commands:
            \(list.joined(separator: "\n"))

            Begin with:
              fer-tui demo
                  train on built-in faces: no data and no network needed
              fer-tui help train
                  every option of a command, with examples

            Exit status: 0 done, 1 failed, 2 wrong usage, 130 interrupted.

            """
    }

    static func page(for command: CommandSpecification) -> String {
        var paragraphs = ["usage: \(command.usage)", wrap(command.summary, indent: 0)]
        if !command.details.isEmpty { paragraphs.append(wrap(command.details, indent: 0)) }
        if !command.arguments.isEmpty {
            paragraphs.append(list("Arguments:", command.arguments.map { ($0.usage, $0.help) }))
        }
        paragraphs += options(of: command)
        if !command.examples.isEmpty {
            let lines = command.examples.map { "  \($0.line)\n      \($0.effect)" }
            paragraphs.append("Examples:\n" + lines.joined(separator: "\n"))
        }
        return paragraphs.joined(separator: "\n\n") + "\n"
    }

    /// Lists of more options than this are shown by topic.
    private static let shortList = 20

    private static func options(of command: CommandSpecification) -> [String] {
        let help = ("--help", "show this page")
        guard command.options.count > shortList else {
            return [list("Options:", command.options.map(row) + [help])]
        }
        let topics = Setting.Topic.allCases.compactMap { topic -> String? in
            let options = command.options.filter { $0.topic == topic }
            return options.isEmpty ? nil : list("\(topic.rawValue.capitalized):", options.map(row))
        }
        let others = command.options.filter { $0.topic == nil }.map(row) + [help]
        return topics + [list("Other options:", others)]
    }

    private static func row(_ option: Option) -> (String, String) { (option.usage, description(of: option)) }

    private static func description(of option: Option) -> String {
        var text = option.help
        if let choices = option.value.choices, choices.count > 4 || option.value == .model {
            text += ": " + choices.joined(separator: ", ")
        }
        if let value = option.defaultInWords ?? option.defaultValue { text += " (default: \(value))" }
        return text
    }

    private static func list(_ title: String, _ rows: [(String, String)]) -> String {
        ([title] + rows.map { entry($0.0, $0.1, column: column) }).joined(separator: "\n")
    }

    /// A name with its explanation beside it, or below it where the name is too long.
    private static func entry(_ name: String, _ text: String, column: Int) -> String {
        let body = wrap(text, indent: column)
        guard name.count + 4 <= column else { return "  \(name)\n\(body)" }
        let label = "  \(name)"
        return label + String(body.dropFirst(label.count))
    }

    private static func wrap(_ text: String, indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = margin
        for word in text.split(separator: " ") {
            if line.count + 1 + word.count > width, line.count > indent {
                lines.append(line)
                line = margin
            }
            line += line.count == indent ? "\(word)" : " \(word)"
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
