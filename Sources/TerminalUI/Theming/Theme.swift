/// A palette: a color for every role, and the color map of heatmaps.
package struct Theme: Sendable, Equatable {
    /// The name of the theme's file without its ending.
    package let name: String
    /// One line for a list of themes.
    package var summary: String
    package var colorMap: ColorMap
    /// A role without a color is drawn in the terminal's own.
    private var colors: [ThemeRole: Color]

    package init(
        name: String, summary: String = "", colorMap: ColorMap = .viridis, colors: [ThemeRole: Color]
    ) {
        self.name = name
        self.summary = summary
        self.colorMap = colorMap
        self.colors = colors
    }

    package subscript(role: ThemeRole) -> Color? {
        get { colors[role] }
        set { colors[role] = newValue }
    }

    /// The same theme under another name: the ground that a partial file is laid upon.
    func renamed(_ name: String) -> Theme {
        Theme(name: name, summary: summary, colorMap: colorMap, colors: colors)
    }
}
