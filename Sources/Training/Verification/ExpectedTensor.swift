import RandomStreams

/// What a fixture says a tensor should be.
enum ExpectedTensor {
    case full([Float])
    case sketch(SignSketch)

    /// ‖b‖₂.
    var norm: Double {
        switch self {
        case .full(let values): values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        case .sketch(let sketch): sketch.norm
        }
    }

    /// ‖a − b‖₂, estimated where only a sketch is there; infinite where the sizes differ.
    ///
    /// - Parameters:
    ///   - number: the tensor's place in the state dictionary, which keys the sketch's signs.
    func distance(from actual: [Float], number: Int, seed: UInt64) -> Double {
        switch self {
        case .full(let values):
            guard values.count == actual.count else { return .infinity }
            return zip(actual, values).reduce(0.0) { sum, pair in
                let difference = Double(pair.0) - Double(pair.1)
                return sum + difference * difference
            }.squareRoot()
        case .sketch(let expected):
            return actual.withUnsafeBufferPointer { values in
                SignSketch(of: values, tensor: UInt32(truncatingIfNeeded: number), seed: seed)
                    .distance(to: expected)
            }
        }
    }
}
