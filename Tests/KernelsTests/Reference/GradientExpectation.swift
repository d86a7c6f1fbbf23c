import ReferenceKernels
import Testing

/// Expects an analytic gradient to equal the one by central differences, in Double.
///
/// Both errors of the differences are near 1e-10 for values around one; 1e-7 leaves room for sums over a
/// few hundred products and is far below any mistake in a formula.
func expectGradient(
    _ gradient: [Double], of function: ([Double]) -> Double, at point: [Double], _ name: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let numerical = numericalGradient(at: point, of: function)
    let worst = zip(gradient, numerical).map { abs($0 - $1) / max(1, abs($1)) }.max() ?? 0
    #expect(gradient.count == point.count, name, sourceLocation: sourceLocation)
    #expect(worst < 1e-7, name, sourceLocation: sourceLocation)
}
