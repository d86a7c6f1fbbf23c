/// Cursors and selections.
extension DashboardState {
    mutating func move(_ direction: Direction) -> [DashboardAction] {
        switch screen {
        case .confusion: moveCursor(direction)
        case .charts: return moveReading(direction)
        case .log where direction == .left || direction == .right: scrollLog(sideways: direction.step * 8)
        case .samples, .runs, .log: return moveInList(by: direction.step)
        case .overview, .system: break
        }
        return []
    }

    /// Moves the selection of the screen's list, stopping at its ends.
    mutating func moveInList(by places: Int) -> [DashboardAction] {
        switch screen {
        case .samples: return selectSample(samples.selected + places)
        case .runs where isFocused(.comparison):
            let lines = RunDifferences(comparedRuns, appearance.glyphs).rows.count
            runs.comparisonLine = Self.clamped(runs.comparisonLine + places, count: lines)
        case .runs: runs.selected = Self.clamped(runs.selected + places, count: runs.entries?.count ?? 0)
        case .log: scrollLog(by: places)
        case .charts: return read(at: places < 0 ? chartSpan.lowerBound : chartSpan.upperBound)
        case .confusion: moveCursor(places < 0 ? .up : .down, by: abs(places))
        case .overview, .system: break
        }
        return []
    }

    static func clamped(_ place: Int, count: Int) -> Int { max(0, min(place, count - 1)) }

    /// Keeps the matrix's cursor inside it.
    mutating func clampCursor() {
        confusion.cursor.row = Self.clamped(confusion.cursor.row, count: run.classes.count)
        confusion.cursor.column = Self.clamped(confusion.cursor.column, count: run.classes.count)
    }

    private mutating func moveCursor(_ direction: Direction, by places: Int = 1) {
        switch direction {
        case .up, .down: confusion.cursor.row += direction.step * places
        case .left, .right: confusion.cursor.column += direction.step * places
        }
        clampCursor()
    }
}
