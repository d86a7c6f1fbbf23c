/// A place on a figure, in points of 1/72 inch; y grows downwards.
package struct Point: Sendable, Equatable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }
}

/// An upright rectangle in points.
package struct Frame: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    var right: Double { x + width }
    var bottom: Double { y + height }
    var center: Point { Point(x + width / 2, y + height / 2) }

    /// The frame within margins.
    func inset(left: Double, top: Double, right: Double, bottom: Double) -> Frame {
        Frame(
            x: x + left, y: y + top, width: max(0, width - left - right),
            height: max(0, height - top - bottom))
    }

    /// The frames of equal width that stand side by side in this one.
    func columns(_ count: Int, gap: Double) -> [Frame] {
        let width = (self.width - gap * Double(count - 1)) / Double(count)
        return (0..<count).map {
            Frame(x: x + Double($0) * (width + gap), y: y, width: width, height: height)
        }
    }
}
