/// Something that draws itself into a rectangle of a grid.
///
/// A widget keeps inside its rectangle at every size, down to none at all, and shows less rather than garbled
/// where there is little room.
package protocol Widget {
    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance)
}
