/// A point of a curve. `y` may be NaN or infinite: it is marked and counted, not drawn.
package struct DataPoint: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
