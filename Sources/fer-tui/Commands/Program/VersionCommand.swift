enum VersionCommand: Command {
    static let specification = CommandSpecification(
        name: "version",
        summary: "Prints the version, as --version does.",
        examples: [.init("fer-tui --version", "prints fer-tui and its version")])

    static func run(_ arguments: ParsedArguments) -> ExitStatus {
        Output.line("fer-tui \(Version.current) (\(BuildDescription.text))")
        return .done
    }
}
