/// How much of a row or column a part of a layout wants.
package enum Constraint: Sendable, Equatable {
    /// Exactly this many cells, less only where the whole is too small.
    case fixed(Int)
    /// A fraction of the whole, 0 to 1, rounded to whole cells.
    case fraction(Double)
    /// A share of what the others leave, by weight, once its minimum is met.
    case flexible(minimum: Int = 0, weight: Int = 1)
}
