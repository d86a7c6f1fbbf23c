import EfficientNet
import Testing

@Suite("Tensors of a network")
struct NetworkTensorTests {
    @Test("What is set comes back, whatever the layout in memory")
    func roundTrip() throws {
        let problem = try NetworkProblem(.familyLike)
        let network = try problem.network()
        for tensor in network.tensors {
            #expect(
                network.values(of: tensor.name) == problem.values[tensor.name].map { $0.map { Float($0) } })
            guard tensor.kind.isParameter else { continue }
            let state = (0..<tensor.count).map { Float($0) }
            try network.setOptimizerState(of: tensor.name, slot: 1, to: state)
            #expect(network.optimizerState(of: tensor.name, slot: 1) == state)
        }
    }

    @Test("Names and sizes that do not fit are refused, and named in the error")
    func refusals() throws {
        let network = try NetworkProblem(.familyLike).network()
        let unknown = #expect(throws: ModelError.self) {
            try network.setValues(of: "features.9.weight", to: [1])
        }
        #expect(unknown?.description.contains("features.9.weight") == true)
        let size = #expect(throws: ModelError.self) {
            try network.setValues(of: "classifier.1.bias", to: [1])
        }
        #expect(size?.description.contains("classifier.1.bias") == true)
        #expect(throws: ModelError.self) {
            try network.setOptimizerState(of: "classifier.1.bias", slot: 2, to: [0, 0, 0])
        }
        #expect(throws: ModelError.self) {
            try network.setOptimizerState(
                of: "features.0.1.running_mean", slot: 0, to: [Float](repeating: 0, count: 8))
        }
        #expect(network.values(of: "nothing") == nil)
    }

    @Test(
        "Image sizes and batches that cannot be are refused",
        arguments: [(0, 1), (31, 1), (2_049, 1), (32, 0), (-32, 1)])
    func badShapes(imageSize: Int, batchSize: Int) {
        #expect(throws: ModelError.self) {
            try Network(
                specification: .familyLike, imageSize: imageSize, batchSize: batchSize, use: .training,
                threads: 1)
        }
    }

    @Test("A batch that no machine holds is refused with what it would take")
    func tooLarge() {
        let error = #expect(throws: ModelError.self) {
            try Network(
                specification: .named("b7", classCount: 8), imageSize: 2_048, batchSize: 65_536,
                use: .training, threads: 1)
        }
        #expect(error?.description.contains("b7") == true)
        #expect(error?.description.contains("MiB") == true)
    }

    @Test("A residual branch begins at zero, a depthwise kernel at its own scale")
    func residualInitialization() throws {
        let specification = try ModelSpecification.named("b0", classCount: 8)
        let network = try Network(
            specification: specification, imageSize: 32, batchSize: 1, use: .inference, threads: 1)
        network.initialize(seed: 3)
        // features.2.1 has a residual branch, features.2.0 halves the image and has none.
        #expect(network.values(of: "features.2.1.block.3.1.weight")?.allSatisfy { $0 == 0 } == true)
        #expect(network.values(of: "features.2.0.block.3.1.weight")?.allSatisfy { $0 == 1 } == true)
        // Fan-out of one channel's 3 × 3 kernel; 864 draws know their deviation to a fortieth: four times that.
        let kernel = (network.values(of: "features.2.0.block.1.0.weight") ?? []).map { Double($0) }
        let deviation = (kernel.map { $0 * $0 }.reduce(0, +) / Double(kernel.count)).squareRoot()
        #expect(abs(deviation / (2.0 / 9).squareRoot() - 1) < 0.1)
    }

    @Test("The same seed initialises alike, another otherwise; sizes as documented")
    func initialization() throws {
        let specification = ModelSpecification.small(
            "wide", stages: [(3, 2, 2, 20, 1)], head: 4_096, classes: 8)
        func network(seed: UInt64) throws -> Network {
            let network = try Network(
                specification: specification, imageSize: 32, batchSize: 1, use: .inference, threads: 1)
            network.initialize(seed: seed)
            return network
        }
        let (first, again, other) = try (network(seed: 1), network(seed: 1), network(seed: 2))
        let name = "features.2.0.weight"
        #expect(first.values(of: name) == again.values(of: name))
        #expect(first.values(of: name) != other.values(of: name))
        // Kaiming's normal by fan-out: 4,096 outputs of a pointwise convolution. The deviation of 81,920
        // draws is known to a four-hundredth: four times that.
        let values = (first.values(of: name) ?? []).map { Double($0) }
        let deviation = (values.map { $0 * $0 }.reduce(0, +) / Double(values.count)).squareRoot()
        #expect(abs(deviation / (2.0 / 4_096).squareRoot() - 1) < 0.01)
        #expect(first.values(of: "features.0.1.weight")?.allSatisfy { $0 == 1 } == true)
        #expect(first.values(of: "features.0.1.running_var")?.allSatisfy { $0 == 1 } == true)
        #expect(first.values(of: "classifier.1.bias")?.allSatisfy { $0 == 0 } == true)
        let bound = Float(1 / 4_096.0.squareRoot())
        #expect(first.values(of: "classifier.1.weight")?.allSatisfy { abs($0) <= bound } == true)
    }
}
