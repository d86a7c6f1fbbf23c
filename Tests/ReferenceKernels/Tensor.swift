/// A plain tensor in Double for the naive references: images are [n, c, h, w], matrices [rows, columns].
package struct Tensor: Equatable, Sendable {
    package let shape: [Int]
    package var values: [Double]

    package init(_ shape: [Int], _ values: [Double]) {
        precondition(values.count == shape.reduce(1, *), "\(values.count) values for shape \(shape)")
        self.shape = shape
        self.values = values
    }

    package init(zeros shape: [Int]) {
        self.init(shape, [Double](repeating: 0, count: shape.reduce(1, *)))
    }

    /// Every element from its place in memory.
    package init(_ shape: [Int], from element: (Int) -> Double) {
        self.init(shape, (0..<shape.reduce(1, *)).map(element))
    }

    /// Element (n, c, y, x) of a tensor of four dimensions.
    package subscript(n: Int, c: Int, y: Int, x: Int) -> Double {
        get { values[((n * shape[1] + c) * shape[2] + y) * shape[3] + x] }
        set { values[((n * shape[1] + c) * shape[2] + y) * shape[3] + x] = newValue }
    }

    /// Element (row, column) of a matrix.
    package subscript(row: Int, column: Int) -> Double {
        get { values[row * shape[1] + column] }
        set { values[row * shape[1] + column] = newValue }
    }

    /// The same values in another shape.
    package func reshaped(_ shape: [Int]) -> Tensor { Tensor(shape, values) }

    package func map(_ transform: (Double) -> Double) -> Tensor { Tensor(shape, values.map(transform)) }

    /// Σ self·other over all elements.
    package func dot(_ other: Tensor) -> Double {
        zip(values, other.values).reduce(0) { $0 + $1.0 * $1.1 }
    }

    package static func + (left: Tensor, right: Tensor) -> Tensor { elementwise(left, right, +) }
    package static func - (left: Tensor, right: Tensor) -> Tensor { elementwise(left, right, -) }
    package static func * (left: Tensor, right: Tensor) -> Tensor { elementwise(left, right, *) }

    private static func elementwise(
        _ left: Tensor, _ right: Tensor, _ operation: (Double, Double) -> Double
    ) -> Tensor {
        precondition(left.shape == right.shape, "shapes \(left.shape) and \(right.shape)")
        return Tensor(left.shape, zip(left.values, right.values).map(operation))
    }
}
