package import RunStore
package import TerminalUI

/// Everything that a dashboard needs to open.
package struct DashboardOptions: Sendable {
    package var run: RunDirectory
    /// The directory of runs that the runs screen lists.
    package var runs: RunIndex
    /// Whether the keys that steer the run are off.
    package var isReadOnly: Bool
    /// Whether the terminal shows more than ASCII.
    package var allowsUnicode: Bool
    package var size: Size
    package var appearance: Appearance
    package var themes: ThemeCatalog
    package var settings: DashboardSettings
    /// Messages that are shown when the dashboard opens.
    package var notes: [String]
    /// Returns the picture of a test sample; nil if it cannot be read. Called on a background thread.
    package var picture: @Sendable (RunDirectory, RunConfiguration, SampleRecord) -> Picture?

    /// Computes Grad-CAM; nil if it is not available.
    package var explainer: (any SampleExplainer)?
    /// The folder of the marks; nil keeps them only while the dashboard is open.
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
