/// One curve of a chart.
package struct ChartSeries: Sendable, Equatable {
    /// How a curve is told from others where there is no color.
    package enum Stroke: Sendable, Equatable {
        case solid
        case dashed
        /// For what was not measured: a guide between points.
        case dotted
    }

    package var name: String
    package var role: ThemeRole
    package var stroke: Stroke
    /// Draws the curve in ASCII.
    package var symbol: Character
    /// Stands back behind the others: raw values behind smoothed ones.
    package var isFaint: Bool
    /// Stands after the others in the legend, where it may have no room.
    package var isLastInLegend = false
    /// Marks every point: for curves of few points.
    package var marksPoints = false
    /// Stands at the curve's end and before its name in the legend, to tell many curves apart without color.
    package var label: Character?
    /// How many values are not finite, where `points` leaves some of them out; nil counts the points.
    package var notFinite: NotFiniteCount?
    /// In ascending order of x.
    package var points: [DataPoint]

    package init(
        _ name: String, role: ThemeRole, stroke: Stroke = .solid, symbol: Character = "*",
        isFaint: Bool = false, points: [DataPoint]
    ) {
        self.name = name
        self.role = role
        self.stroke = stroke
        self.symbol = symbol
        self.isFaint = isFaint
        self.points = points
    }

    /// The curve of the training split: solid, `*` in ASCII.
    package static func train(_ points: [DataPoint], name: String = "train") -> ChartSeries {
        ChartSeries(name, role: .train, stroke: .solid, symbol: "*", points: points)
    }

    /// The curve of the test split: dashed, `o` in ASCII.
    package static func test(_ points: [DataPoint], name: String = "test") -> ChartSeries {
        ChartSeries(name, role: .test, stroke: .dashed, symbol: "o", points: points)
    }

    /// The values that are not finite.
    package var notFiniteCount: NotFiniteCount { notFinite ?? NotFiniteCount(points.lazy.map(\.y)) }

    /// The value at the point nearest to x; nil without points.
    package func value(nearest x: Double) -> DataPoint? {
        var low = 0
        var high = points.count
        while low < high {
            let middle = (low + high) / 2
            if points[middle].x < x { low = middle + 1 } else { high = middle }
        }
        let neighbors = [low - 1, low].filter(points.indices.contains).map { points[$0] }
        return neighbors.min { abs($0.x - x) < abs($1.x - x) }
    }
}

/// A point of a curve. `y` may be NaN or infinite: it is marked and counted, not drawn.
package struct DataPoint: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
