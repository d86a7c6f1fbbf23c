import CCairo

/// A page that a figure is drawn on. Figures draw the same on it whatever file comes of it.
package final class Canvas {
    private static let fontFamily = "DejaVu Sans"
    private let context: OpaquePointer

    /// - Parameter context: a `cairo_t` that outlives the canvas.
    init(_ context: OpaquePointer) {
        self.context = context
        cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND)
        cairo_set_line_cap(context, CAIRO_LINE_CAP_BUTT)
    }

    func fill(_ frame: Frame, _ ink: Ink) {
        use(ink)
        cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
        cairo_fill(context)
    }

    func outline(_ frame: Frame, _ stroke: Stroke) {
        use(stroke)
        cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
        cairo_stroke(context)
    }

    func line(_ points: [Point], _ stroke: Stroke) {
        guard let first = points.first else { return }
        use(stroke)
        cairo_new_path(context)
        cairo_move_to(context, first.x, first.y)
        for point in points.dropFirst() { cairo_line_to(context, point.x, point.y) }
        cairo_stroke(context)
    }

    func dot(_ center: Point, radius: Double, _ ink: Ink) {
        use(ink)
        cairo_new_path(context)
        cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
        cairo_fill(context)
    }

    func ring(_ center: Point, radius: Double, _ stroke: Stroke) {
        use(stroke)
        cairo_new_path(context)
        cairo_arc(context, center.x, center.y, radius, 0, 2 * .pi)
        cairo_stroke(context)
    }

    /// Draws only what falls into the frame.
    func clipped(to frame: Frame, _ draw: () -> Void) {
        cairo_save(context)
        cairo_rectangle(context, frame.x, frame.y, frame.width, frame.height)
        cairo_clip(context)
        draw()
        cairo_restore(context)
    }

    /// Sets a text at a point, as its style says.
    func text(_ text: String, at point: Point, _ style: TextStyle) {
        select(style)
        let width = width(of: text, style)
        let along =
            switch style.horizontal {
            case .left: 0.0
            case .center: -width / 2
            case .right: -width
            }
        var font = cairo_font_extents_t()
        cairo_font_extents(context, &font)
        // The middle is that of capitals, which rise to about 0.73 of the size.
        let down =
            switch style.vertical {
            case .top: font.ascent
            case .middle: 0.365 * style.size
            case .baseline: 0.0
            }
        cairo_save(context)
        cairo_translate(context, point.x, point.y)
        if style.isUpright { cairo_rotate(context, -.pi / 2) }
        use(style.ink)
        cairo_move_to(context, along, down)
        cairo_show_text(context, text)
        cairo_restore(context)
    }

    /// Points that a text takes along its line.
    func width(of text: String, _ style: TextStyle) -> Double {
        select(style)
        var extents = cairo_text_extents_t()
        cairo_text_extents(context, text, &extents)
        return extents.x_advance
    }

    /// The text, cut short with an ellipsis where it is wider than the limit.
    func fitted(_ text: String, _ style: TextStyle, width limit: Double) -> String {
        guard width(of: text, style) > limit else { return text }
        var kept = text
        while !kept.isEmpty, width(of: kept + "…", style) > limit { kept.removeLast() }
        return kept + "…"
    }

    /// Paints an image surface with its corner at a frame's, at a scale.
    func paint(_ surface: OpaquePointer, scaleX: Double, scaleY: Double, _ frame: Frame) {
        cairo_save(context)
        cairo_translate(context, frame.x, frame.y)
        cairo_scale(context, scaleX, scaleY)
        cairo_set_source_surface(context, surface, 0, 0)
        cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_PAD)
        cairo_rectangle(context, 0, 0, frame.width / scaleX, frame.height / scaleY)
        cairo_fill(context)
        cairo_restore(context)
    }

    private func select(_ style: TextStyle) {
        cairo_select_font_face(
            context, Self.fontFamily, CAIRO_FONT_SLANT_NORMAL,
            style.isBold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL)
        cairo_set_font_size(context, style.size)
    }

    private func use(_ ink: Ink) {
        cairo_set_source_rgb(context, ink.red, ink.green, ink.blue)
    }

    private func use(_ stroke: Stroke) {
        use(stroke.ink)
        cairo_set_line_width(context, stroke.width)
        cairo_set_dash(context, stroke.dashes, Int32(stroke.dashes.count), 0)
    }
}
