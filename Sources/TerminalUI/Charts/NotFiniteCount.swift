/// How many values of a curve are no finite numbers.
package struct NotFiniteCount: Sendable, Hashable {
    /// Values that are no numbers at all.
    package var nan: Int
    /// Values beyond all bounds, of either sign.
    package var infinite: Int

    package init(nan: Int = 0, infinite: Int = 0) {
        self.nan = nan
        self.infinite = infinite
    }

    package init(_ values: some Sequence<Double>) {
        self.init()
        for value in values { add(value) }
    }

    package var isEmpty: Bool { nan == 0 && infinite == 0 }

    /// Counts a value, where it is not finite.
    package mutating func add(_ value: Double) {
        if value.isNaN { nan += 1 } else if value.isInfinite { infinite += 1 }
    }

    package static func + (left: NotFiniteCount, right: NotFiniteCount) -> NotFiniteCount {
        NotFiniteCount(nan: left.nan + right.nan, infinite: left.infinite + right.infinite)
    }
}
