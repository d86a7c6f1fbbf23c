import Testing

@testable import fer_tui

@Suite("Command line words become checked arguments")
struct ArgumentParserTests {
    static let specification = CommandSpecification(
        name: "sample", summary: "A command of the tests.",
        arguments: [PositionalArgument("RUN", "the run to look at")],
        options: [
            Option("epochs", .integer(1...1000), "how long", defaultValue: "50"),
            Option("rate", .decimal(0...1), "a share"),
            Option("model", .choice(["b0", "b1", "paper-fig1"]), "which"),
            Option("data", .text("PATH"), "where the faces lie"),
            Option("json", .flag, "for scripts"),
        ])

    private func parse(_ line: String) throws -> ParsedArguments {
        try ArgumentParser.parse(line.split(separator: " ").map(String.init), as: Self.specification)
    }

    private func option(_ name: String) throws -> fer_tui.Option {
        try #require(Self.specification.options.first { $0.name == name })
    }

    @Test("values follow their option after a space or an equals sign, in any order with arguments")
    func values() throws {
        let parsed = try parse("--epochs 3 runs/a --rate=0.25 --json")
        #expect(parsed.positionals == ["runs/a"])
        #expect(parsed.integer(try option("epochs")) == 3)
        #expect(parsed.decimal(try option("rate")) == 0.25)
        #expect(parsed.has(try option("json")))
    }

    @Test("an option that is not given has its default")
    func defaults() throws {
        let parsed = try parse("run")
        #expect(parsed.integer(try option("epochs")) == 50)
        #expect(!parsed.has(try option("epochs")))
        #expect(parsed.text(try option("data")) == nil)
    }

    @Test("two dashes end the options")
    func endOfOptions() throws {
        #expect(try parse("-- --json").positionals == ["--json"])
    }

    @Test(
        "what cannot be understood is named, with what to type instead",
        arguments: [
            (
                "run --epoch 3",
                "--epoch is no option of sample (did you mean --epochs? fer-tui help sample lists the options)"
            ),
            ("run --epochs", "--epochs has no value (give one: --epochs N)"),
            ("run --epochs 0", "--epochs \"0\" is no whole number from 1 to 1000 (give one in that range)"),
            ("run --rate nan", "--rate \"nan\" is no number from 0.0 to 1.0 (give one in that range)"),
            (
                "run --model b00",
                "--model \"b00\" is not known (did you mean b0? there are: b0, b1, paper-fig1)"
            ),
            ("run --json=yes", "--json takes no value, \"yes\" was given (leave the value out)"),
            ("run --data=", "--data is empty (give a value: --data PATH)"),
            ("", "sample needs RUN, the run to look at (fer-tui sample RUN [options])"),
            ("run other", "\"other\" is one argument too many (fer-tui sample RUN [options])"),
        ])
    func errors(line: String, message: String) {
        #expect(throws: UsageError.self) { try parse(line) }
        do { _ = try parse(line) } catch { #expect("\(error)" == message) }
    }

    @Test("an option that is needed and missing is asked for")
    func needed() throws {
        let parsed = try parse("run")
        let data = try option("data")
        #expect(
            throws: UsageError(
                "sample needs --data, where the faces lie", remedy: "give it: fer-tui sample --data PATH")
        ) {
            try parsed.text(needing: data)
        }
    }

    @Test("a misspelt word is matched to the nearest, a far one to none")
    func suggestions() {
        #expect(Suggestion.nearest(to: "atach", among: ["attach", "train"]) == "attach")
        #expect(Suggestion.nearest(to: "tarin", among: ["attach", "train"]) == "train")
        #expect(Suggestion.nearest(to: "check", among: ["attach", "checkpoint"]) == "checkpoint")
        #expect(Suggestion.nearest(to: "zzz", among: ["attach", "train"]) == nil)
    }

    @Test("help names usage, every option with its default, and the examples")
    func help() {
        let page = HelpText.page(for: Self.specification)
        #expect(page.hasPrefix("usage: fer-tui sample RUN [options]\n"))
        #expect(page.contains("  --epochs N                  how long (default: 50)\n"))
        #expect(page.contains("  --model b0|b1|paper-fig1    which\n"))
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }
}
