enum HelpCommand: Command {
    static let specification = CommandSpecification(
        name: "help",
        summary: "Explains the program or one command.",
        arguments: [PositionalArgument("COMMAND", "the command to explain", count: .any)],
        examples: [.init("fer-tui help train", "shows every option of train")])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let name = arguments.positionals.joined(separator: " ")
        if !name.isEmpty {
            Output.write(HelpText.page(for: try CommandTable.command(named: name).specification(for: [])))
        } else {
            Output.write(HelpText.overview(of: CommandTable.all.map { $0.specification }))
        }
        return .done
    }
}
