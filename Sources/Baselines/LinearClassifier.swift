import CLinear
import Foundation

/// Linear support vector machines, one for each class against the rest, by liblinear.
///
/// Source: Fan et al., "LIBLINEAR: A Library for Large Linear Classification", JMLR 2008.
struct LinearClassifier {
    /// Weights of each class in the order of the labels, the bias last; nil for a class without images.
    private let weights: [[Double]?]

    /// - Parameters:
    ///   - rows: features of each image, all of one length.
    ///   - cost: what errors count against wide margins (C).
    /// - Throws: `BaselineError` where there is no image or liblinear refuses.
    init(_ rows: [[Float]], labels: [Int], classCount: Int, cost: Double) throws(BaselineError) {
        guard let width = rows.first?.count, width > 0 else {
            throw BaselineError("no training image can be read (fer-tui data says why)")
        }
        fer_linear_be_quiet()
        // Sparse rows with a bias of 1 behind the features, each closed by an index of -1.
        var starts: [Int] = []
        var nodes: [feature_node] = []
        for row in rows {
            starts.append(nodes.count)
            for (index, value) in row.enumerated() where value != 0 {
                nodes.append(feature_node(index: Int32(index + 1), value: Double(value)))
            }
            nodes.append(feature_node(index: Int32(width + 1), value: 1))
            nodes.append(feature_node(index: -1, value: 0))
        }
        weights = try Self.fit(
            &nodes, starts, labels.map(Double.init), width: width, classCount: classCount, cost: cost)
    }

    private static func fit(
        _ nodes: inout [feature_node], _ starts: [Int], _ labels: [Double], width: Int, classCount: Int,
        cost: Double
    ) throws(BaselineError) -> [[Double]?] {
        var labels = labels
        var settings = parameter()
        settings.solver_type = Int32(L2R_L2LOSS_SVC)
        settings.C = cost
        settings.eps = 0.1
        settings.p = 0.1
        let fitted: [[Double]?]? = nodes.withUnsafeMutableBufferPointer { nodes in
            guard let base = nodes.baseAddress else { return nil }
            var rows: [UnsafeMutablePointer<feature_node>?] = starts.map { base + $0 }
            return rows.withUnsafeMutableBufferPointer { rows in
                labels.withUnsafeMutableBufferPointer { labels in
                    var images = problem(
                        l: Int32(starts.count), n: Int32(width + 1), y: labels.baseAddress,
                        x: rows.baseAddress, bias: 1)
                    guard check_parameter(&images, &settings) == nil else { return nil }
                    var model = train(&images, &settings)
                    defer { free_and_destroy_model(&model) }
                    return model.map { weights(of: $0, width: width + 1, classCount: classCount) }
                }
            }
        }
        guard let fitted else {
            throw BaselineError(
                "a linear classifier cannot be fitted at a cost of \(cost) (choose --cost 0.1)")
        }
        return fitted
    }

    private static func weights(
        of model: UnsafeMutablePointer<model>, width: Int, classCount: Int
    ) -> [[Double]?] {
        var weights = [[Double]?](repeating: nil, count: classCount)
        let count = Int(get_nr_class(model))
        var labels = [Int32](repeating: 0, count: count)
        get_labels(model, &labels)
        for (column, label) in labels.enumerated() where weights.indices.contains(Int(label)) {
            weights[Int(label)] = (1...width).map {
                get_decfun_coef(model, Int32($0), Int32(column))
            }
        }
        return weights
    }

    /// The softmax of the distances from each class's border: an order with a certainty, which nothing calibrates.
    func probabilities(_ row: [Float]) -> [Float] {
        let distances = weights.map { weights -> Double in
            guard let weights, let bias = weights.last else { return -.infinity }
            return zip(weights, row).reduce(bias) { $0 + $1.0 * Double($1.1) }
        }
        let largest = distances.max() ?? 0
        let powers = distances.map { exp($0 - largest) }
        let sum = powers.reduce(0, +)
        return powers.map { Float($0 / sum) }
    }
}
