import EfficientNet
import RandomStreams

/// The parameters of fixtures that do not store any (`seeded_params` = `philox`).
///
/// Element i of tensor t, counted over torchvision's state dictionary without the batch counters, is drawn
/// from word i mod 4 of the Philox counter (⌊i/4⌋, t, "FIXT", 0) under the seed. `docs/verify-fixtures.md`
/// has the whole definition.
enum FixtureParameters {
    private static let purpose: UInt32 = 0x4649_5854

    /// - Parameters:
    ///   - number: the tensor's place among parameters and running statistics.
    static func values(of tensor: TensorDescription, number: Int, seed: UInt64) -> [Float] {
        let key = SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32))
        let count = tensor.count
        let scale = scale(of: tensor)
        var values = [Float](repeating: 0, count: count)
        var words = SIMD4<UInt32>()
        for index in 0..<count {
            if index & 3 == 0 {
                let counter = SIMD4(UInt32(index >> 2), UInt32(number), purpose, 0)
                words = Philox.words(counter: counter, key: key)
            }
            let uniform = Double(words[index & 3] >> 8) * 0x1p-24
            values[index] = Float(scale.map { (2 * uniform - 1) * $0 } ?? 0.5 + uniform)
        }
        return values
    }

    /// Half the width of the range about zero; nil for what lies in 0.5..<1.5 instead.
    private static func scale(of tensor: TensorDescription) -> Double? {
        switch tensor.kind {
        case .convolutionWeight, .linearWeight:
            (3 / Double(max(1, tensor.shape.dropFirst().reduce(1, *)))).squareRoot()
        case .bias, .batchNormBias, .runningMean: 0.1
        case .batchNormWeight, .runningVariance: nil
        }
    }
}
