/// A line of text in several styles.
package struct StyledText: Sendable, Hashable, ExpressibleByStringLiteral {
    package struct Span: Sendable, Hashable {
        package var text: String
        /// Nil is the style beneath.
        package var role: ThemeRole?
        package var attributes: Attributes
    }

    package private(set) var spans: [Span]

    package init(_ text: String = "", _ role: ThemeRole? = nil, _ attributes: Attributes = []) {
        spans = text.isEmpty ? [] : [Span(text: text, role: role, attributes: attributes)]
    }

    package init(stringLiteral value: String) { self.init(value) }

    package var columns: Int { spans.reduce(0) { $0 + CharacterWidth.columns($1.text) } }
    package var plain: String { spans.map(\.text).joined() }

    package static func + (left: StyledText, right: StyledText) -> StyledText {
        var sum = left
        sum.spans += right.spans
        return sum
    }

    package static func += (left: inout StyledText, right: StyledText) { left.spans += right.spans }
}

extension CellGrid {
    /// Writes styled text into the first row of a rectangle; what does not fit is cut with an ellipsis.
    package mutating func write(
        _ text: StyledText, in area: Rect, with appearance: Appearance, align: Alignment = .leading
    ) {
        guard !area.isEmpty else { return }
        let spare = max(0, area.width - text.columns)
        var column = area.x + (align == .leading ? 0 : align == .center ? spare / 2 : spare)
        for span in text.spans where column < area.maxX {
            let style = (span.role.map(appearance.style) ?? .plain).with(span.attributes)
            column = write(span.text, column: column, row: area.y, style: style, clip: area)
        }
        if column > area.maxX {
            write(
                appearance.glyphs.ellipsis, column: area.maxX - 1, row: area.y,
                style: appearance.style(.muted), clip: area
            )
        }
    }
}
