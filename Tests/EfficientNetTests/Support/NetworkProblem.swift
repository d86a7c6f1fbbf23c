import EfficientNet
import Kernels
import RandomStreams
import ReferenceKernels
import Testing

/// A batch with a network's parameters, for the network and for its reference.
struct NetworkProblem {
    let specification: ModelSpecification
    let imageSize: Int
    let images: Tensor
    let targets: Tensor
    var sampleWeights: [Double]?
    let sampleNumbers: [UInt32]
    let values: ReferenceNetwork.Values

    init(
        _ specification: ModelSpecification, imageSize: Int = 32, count: Int = 3,
        sampleWeights: [Double]? = nil, seed: UInt64 = 0
    ) throws {
        self.specification = specification
        self.imageSize = imageSize
        self.sampleWeights = sampleWeights
        var stream = RandomStream(seed: seed, purpose: .benchmark)
        images = Tensor([count, 3, imageSize, imageSize]) { _ in Double(stream.uniform(-2, 2)) }
        let labels = (0..<count).map { $0 % specification.classCount }
        targets = CrossEntropy.targets(
            labels: labels, classCount: specification.classCount, smoothing: 0.1)
        sampleNumbers = (0..<count).map { UInt32(7 + 5 * $0) }
        values = try Self.randomValues(specification, imageSize, &stream)
    }

    /// Weights of the size that keeps activations near one, batch norms off the identity.
    private static func randomValues(
        _ specification: ModelSpecification, _ imageSize: Int, _ stream: inout RandomStream
    ) throws -> ReferenceNetwork.Values {
        let network = try Network(
            specification: specification, imageSize: imageSize, batchSize: 1, use: .inference, threads: 1)
        var values: ReferenceNetwork.Values = [:]
        for tensor in network.tensors {
            let range: ClosedRange<Float> =
                switch tensor.kind {
                case .convolutionWeight, .linearWeight:
                    -bound(tensor)...bound(tensor)
                case .batchNormWeight, .runningVariance: 0.5...1.5
                case .bias, .batchNormBias, .runningMean: -0.2...0.2
                }
            values[tensor.name] = (0..<tensor.count).map { _ in
                Double(stream.uniform(range.lowerBound, range.upperBound))
            }
        }
        return values
    }

    private static func bound(_ tensor: TensorDescription) -> Float {
        (3 / Float(tensor.shape.dropFirst().reduce(1, *))).squareRoot()
    }

    // MARK: The network

    func network(
        use: Network.Use = .training, batchSize: Int? = nil, threads: Int = 2,
        precision: Precision = .float32, backend: MatrixBackend = .preferred, recomputes: Bool = false
    ) throws -> Network {
        let network = try Network(
            specification: specification, imageSize: imageSize, batchSize: batchSize ?? images.shape[0],
            use: use, threads: threads, precision: precision, backend: backend, recomputes: recomputes)
        for (name, values) in values {
            try network.setValues(of: name, to: values.map { Float($0) })
        }
        return network
    }

    /// Runs a step of a network on the batch.
    func train(_ network: Network, _ settings: StepSettings) -> Float {
        network.train(
            NetworkBatch(
                images: interleaved, targets: targets.values.map { Float($0) },
                sampleWeights: sampleWeights?.map { Float($0) }, sampleNumbers: sampleNumbers), settings)
    }

    func infer(_ network: Network) { network.infer(images: interleaved) }

    func logits(_ network: Network) -> [Double] {
        (0..<images.shape[0]).flatMap { network.outputs(image: $0).map { Double($0) } }
    }

    /// Rows of interleaved colours.
    private var interleaved: [Float] {
        (0..<images.values.count).map { index in
            let (colour, pixel) = (index % 3, index / 3)
            return Float(
                images[
                    pixel / (imageSize * imageSize), colour, pixel / imageSize % imageSize, pixel % imageSize]
            )
        }
    }

    // MARK: The reference

    func reference(isTraining: Bool = true) -> ReferenceNetwork {
        ReferenceNetwork(
            specification: specification, values: values, isTraining: isTraining, branchFactors: nil,
            dropoutFactors: nil)
    }
}
