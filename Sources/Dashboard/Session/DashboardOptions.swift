package import RunStore
package import TerminalUI

/// What a dashboard is opened with.
package struct DashboardOptions: Sendable {
    package var run: RunDirectory
    /// Where the other runs lie.
    package var runs: RunIndex
    /// The run is looked at and never steered.
    package var isReadOnly: Bool
    /// Whether the terminal shows more than ASCII.
    package var allowsUnicode: Bool
    package var size: Size
    package var appearance: Appearance
    package var themes: ThemeCatalog
    package var settings: DashboardSettings
    /// What the user should know as the dashboard opens.
    package var notes: [String]
    /// The picture of a test sample of a run; nil where it cannot be had. Called on a background thread.
    package var picture: @Sendable (RunDirectory, RunConfiguration, SampleRecord) -> Picture?

    /// Says where the network looked; nil where that cannot be said.
    package var explainer: (any SampleExplainer)?
    /// Where marks are kept; nil keeps them no longer than the dashboard is open.
    package var marks: MarkFolder?

    package init(
        run: RunDirectory, runs: RunIndex, isReadOnly: Bool = false, allowsUnicode: Bool = true, size: Size,
        appearance: Appearance = Appearance(), themes: ThemeCatalog = .builtIn,
        settings: DashboardSettings = DashboardSettings(), notes: [String] = [], marks: MarkFolder? = nil,
        explainer: (any SampleExplainer)? = nil,
        picture: @escaping @Sendable (RunDirectory, RunConfiguration, SampleRecord) -> Picture?
    ) {
        self.run = run
        self.runs = runs
        self.isReadOnly = isReadOnly
        self.allowsUnicode = allowsUnicode
        self.size = size
        self.appearance = appearance
        self.themes = themes
        self.marks = marks
        self.explainer = explainer
        self.settings = settings
        self.notes = notes
        self.picture = picture
    }
}
