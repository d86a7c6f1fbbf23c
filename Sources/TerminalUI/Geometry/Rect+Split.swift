extension Rect {
    /// Cuts the rectangle into rows from the top, one for each constraint.
    ///
    /// The parts lie side by side with `gap` empty rows between them and never leave the rectangle. Where
    /// the whole is too small for all, earlier parts are served first: put what matters first, or give
    /// `priorities` (higher is served earlier; ties in order).
    package func rows(_ constraints: Constraint..., gap: Int = 0, priorities: [Int] = []) -> [Rect] {
        rows(constraints, gap: gap, priorities: priorities)
    }

    /// Cuts the rectangle into rows from the top, one for each constraint.
    package func rows(_ constraints: [Constraint], gap: Int = 0, priorities: [Int] = []) -> [Rect] {
        let lengths = Self.lengths(constraints, in: height, gap: gap, priorities: priorities)
        var top = y
        return lengths.map { length in
            let part = Rect(x: x, y: min(top, maxY), width: width, height: length)
            top += length + gap
            return part
        }
    }

    /// Cuts the rectangle into columns from the left, one for each constraint; as `rows`.
    package func columns(_ constraints: Constraint..., gap: Int = 0, priorities: [Int] = []) -> [Rect] {
        columns(constraints, gap: gap, priorities: priorities)
    }

    /// Cuts the rectangle into columns from the left, one for each constraint; as `rows`.
    package func columns(_ constraints: [Constraint], gap: Int = 0, priorities: [Int] = []) -> [Rect] {
        let lengths = Self.lengths(constraints, in: width, gap: gap, priorities: priorities)
        var left = x
        return lengths.map { length in
            let part = Rect(x: min(left, maxX), y: y, width: length, height: height)
            left += length + gap
            return part
        }
    }

    /// The lengths that the constraints get of `total` cells, in the constraints' order.
    private static func lengths(
        _ constraints: [Constraint], in total: Int, gap: Int, priorities: [Int]
    ) -> [Int] {
        var remaining = max(0, total - gap * max(0, constraints.count - 1))
        var lengths = [Int](repeating: 0, count: constraints.count)
        let priority = { (index: Int) in index < priorities.count ? priorities[index] : 0 }
        let order = constraints.indices.sorted { (-priority($0), $0) < (-priority($1), $1) }
        for index in order {
            lengths[index] = min(remaining, constraints[index].wanted(of: total))
            remaining -= lengths[index]
        }
        var weights = constraints.map(\.weight).reduce(0, +)
        for index in constraints.indices where constraints[index].weight > 0 {
            let share = remaining * constraints[index].weight / weights
            lengths[index] += share
            remaining -= share
            weights -= constraints[index].weight
        }
        return lengths
    }
}

extension Constraint {
    /// The cells asked for before anything is left to share.
    fileprivate func wanted(of total: Int) -> Int {
        switch self {
        case .fixed(let length): max(0, length)
        case .fraction(let fraction): max(0, Int((Double(total) * min(1, fraction)).rounded()))
        case .flexible(let minimum, _): max(0, minimum)
        }
    }

    fileprivate var weight: Int {
        if case .flexible(_, let weight) = self { max(0, weight) } else { 0 }
    }
}

/// How much of a row or column a part of a layout wants.
package enum Constraint: Sendable, Equatable {
    /// Exactly this many cells, less only where the whole is too small.
    case fixed(Int)
    /// A fraction of the whole, 0 to 1, rounded to whole cells.
    case fraction(Double)
    /// A share of what the others leave, by weight, once its minimum is met.
    case flexible(minimum: Int = 0, weight: Int = 1)
}
