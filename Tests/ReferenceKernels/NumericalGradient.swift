/// The gradient of a function by central differences.
///
/// - Parameters:
///   - at: where; every element is moved by ±`step`.
///   - step: the cube root of Double's precision balances the method's two errors, which both stay about
///     1e-10 of values around one.
package func numericalGradient(
    at point: [Double], step: Double = 1e-5, of function: ([Double]) -> Double
) -> [Double] {
    point.indices.map { index in
        var moved = point
        moved[index] = point[index] + step
        let above = function(moved)
        moved[index] = point[index] - step
        return (above - function(moved)) / (2 * step)
    }
}
