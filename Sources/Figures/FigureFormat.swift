/// The kinds of file that a figure can become.
package enum FigureFormat: String, Sendable, CaseIterable {
    case png, svg, pdf

    /// Pixels of a PNG to a point: 216 an inch, enough for print at the figure's own size.
    static let pixelsPerPoint = 3.0
}
