import Training

/// How the dashboard looks, and how results are printed.
extension Option {
    static let json = Option("json", .flag, "print JSON for scripts, and nothing else", topic: .run)
    static let theme = Option(
        "theme", .text("NAME"), "the dashboard's colors; fer-tui themes lists them", topic: .run,
        defaultInWords: "the one used last")
    static let glyphs = Option(
        "glyphs", .choice(["braille", "block", "ascii"]), "the characters of curves, for your font",
        topic: .run, defaultInWords: "those used last")
    static let preview = Option("preview", .flag, "show what each theme looks like")
    static let noMouse = Option("no-mouse", .flag, "leave the mouse to the terminal", topic: .run)
    static let readOnly = Option("read-only", .flag, "watch without the keys that steer the run")

    /// The options of every command that opens the dashboard.
    static let screen: [Option] = [theme, glyphs, noMouse]
}
