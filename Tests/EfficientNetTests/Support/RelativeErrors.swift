import ReferenceKernels

/// The measures of `fer-tui verify`.
enum RelativeError {
    /// ‖a − b‖₂ / (‖b‖₂ + 1e-12).
    static func of(_ actual: [Double], _ expected: [Double]) -> Double {
        guard actual.count == expected.count else { return .infinity }
        return distance(actual, expected) / (norm(expected) + 1e-12)
    }

    /// The worst ‖a − b‖₂ / (‖b‖₂ + 0.02 · ‖g‖₂ · √(n / N)) of all gradient tensors, and its name. Some
    /// gradients are zero in exact arithmetic, so each is measured against its share of the whole as well.
    static func worst(
        _ actual: (String) -> [Float]?, _ expected: [String: [Double]]
    ) -> (name: String, error: Double) {
        let total = expected.values.reduce(0) { $0 + norm($1) * norm($1) }.squareRoot()
        let count = Double(expected.values.reduce(0) { $0 + $1.count })
        var worst = (name: "none", error: 0.0)
        for (name, expected) in expected {
            let values = (actual(name) ?? []).map { Double($0) }
            let share = 0.02 * total * (Double(expected.count) / count).squareRoot()
            let error =
                values.count == expected.count
                ? distance(values, expected) / (norm(expected) + share) : .infinity
            // A NaN must not pass as small.
            if !(error <= worst.error) { worst = (name, error) }
        }
        return worst
    }

    /// ‖a − b‖₂ / ‖b‖₂ of all gradients as one vector.
    static func together(
        _ actual: (String) -> [Float]?, _ expected: [String: [Double]]
    ) -> Double {
        let total = expected.values.reduce(0) { $0 + norm($1) * norm($1) }
        let apart = expected.reduce(0) { sum, tensor in
            let error = distance((actual(tensor.key) ?? []).map { Double($0) }, tensor.value)
            return sum + error * error
        }
        return (apart / total).squareRoot()
    }

    private static func norm(_ values: [Double]) -> Double {
        values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    }

    private static func distance(_ left: [Double], _ right: [Double]) -> Double {
        norm(zip(left, right).map { $0 - $1 })
    }
}
