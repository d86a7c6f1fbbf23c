/// Something that can be drawn on a page of its own.
package protocol Figure {
    /// Points.
    var width: Double { get }
    var height: Double { get }

    func draw(on canvas: Canvas)
}
