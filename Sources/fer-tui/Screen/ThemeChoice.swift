import TerminalUI

/// The theme that the dashboard opens with.
struct ThemeChoice {
    let themes: ThemeCatalog
    /// The name given on the command line.
    let asked: String?
    /// The name used last.
    let remembered: String?

    /// The theme asked for, else the one used last, else the standard one. A theme whose file is bad is the
    /// standard one, too: the dashboard says what is wrong with it.
    ///
    /// - Throws: `UsageError` for a name that no theme and no file has.
    func theme() throws(UsageError) -> Theme {
        guard let asked else { return remembered.flatMap(themes.theme) ?? ThemeCatalog.standard }
        if let theme = themes.theme(named: asked) { return theme }
        if themes.problems.contains(where: { $0.file.hasSuffix("/\(asked).theme") }) {
            return ThemeCatalog.standard
        }
        let names = themes.themes.map(\.name)
        let hint = Suggestion.nearest(to: asked, among: names).map { "did you mean \($0)? " } ?? ""
        throw UsageError(
            "--theme \"\(asked)\" is not known",
            remedy: "\(hint)there are: \(names.joined(separator: ", "))")
    }
}
