/// Everything that is to be known about a command without running it: parsing and help both read this.
struct CommandSpecification: Sendable {
    /// A command line that works, and what it does.
    struct Example: Sendable {
        let line: String
        let effect: String

        init(_ line: String, _ effect: String) {
            self.line = line
            self.effect = effect
        }
    }

    let name: String
    /// One line for the list of commands.
    let summary: String
    /// Further sentences for the command's own help.
    let details: String
    let arguments: [PositionalArgument]
    let options: [Option]
    let examples: [Example]
    /// For the program's own use: left out of the list of commands.
    let isHidden: Bool

    init(
        name: String, summary: String, details: String = "", arguments: [PositionalArgument] = [],
        options: [Option] = [], examples: [Example] = [], isHidden: Bool = false
    ) {
        self.name = name
        self.summary = summary
        self.details = details
        self.arguments = arguments
        self.options = options
        self.examples = examples
        self.isHidden = isHidden
    }

    var usage: String {
        (["fer-tui", name] + arguments.map(\.usage) + (options.isEmpty ? [] : ["[options]"]))
            .joined(separator: " ")
    }
}
