import EfficientNet
package import Kernels

/// Runs a fixture's batch through the engine and compares tensor by tensor.
package enum Verifier {
    /// - Parameters:
    ///   - threads: that compute.
    ///   - precision: that the engine computes in; the report's tolerances are of the same.
    ///   - backend: who computes the matrix products.
    /// - Throws: where the fixture cannot be read or the model cannot be made.
    package static func verify(
        _ path: String, threads: Int, precision: Precision = .float32, backend: MatrixBackend = .preferred
    ) throws -> VerificationReport {
        let fixture = try Fixture(path: path)
        let specification = try ModelSpecification.named(fixture.model, classCount: fixture.classCount)
        let network = try Network(
            specification: specification, imageSize: fixture.imageSize, batchSize: fixture.batchSize,
            use: fixture.mode == .train ? .training : .inference, threads: threads,
            precision: precision, backend: backend)
        return try verify(fixture, network, precision: precision)
    }

    static func verify(
        _ fixture: Fixture, _ network: any TrainableNetwork, precision: Precision = .float32
    ) throws(TrainingError) -> VerificationReport {
        network.initialize(seed: 0)
        for (number, tensor) in network.tensors.enumerated() {
            let values = try fixture.initialValues(of: tensor, number: number)
            do throws(ModelError) {
                try network.setValues(of: tensor.name, to: values)
            } catch {
                throw TrainingError(
                    "\(fixture.path): '\(tensor.name)' does not fit \(fixture.model): \(error)")
            }
        }
        let loss = run(fixture, network)
        let logits = (0..<fixture.batchSize).flatMap { Array(network.logits(ofImage: $0)) }
        var errors = [
            try error("logits", .logits, logits, fixture.expectedLogits()),
            try error("loss", .loss, [loss], fixture.expectedLoss()),
        ]
        if fixture.mode == .train {
            errors += try gradientErrors(fixture, network)
            errors += try statisticErrors(fixture, network)
        }
        return VerificationReport(precision: precision, tensors: errors)
    }

    /// - Returns: the loss.
    private static func run(_ fixture: Fixture, _ network: any TrainableNetwork) -> Float {
        switch fixture.mode {
        case .train:
            let settings = StepSettings(seed: 0, epoch: 0, regularization: false, optimizer: nil)
            return network.train(
                images: fixture.images, targets: fixture.targets, samples: Array(fixture.labels.indices),
                settings)
        case .eval:
            network.infer(images: fixture.images)
            return meanLoss(network, targets: fixture.targets.shares, count: fixture.batchSize)
        }
    }

    /// Mean cross-entropy of the last call's logits against rows of target probabilities.
    private static func meanLoss(_ network: any TrainableNetwork, targets: [Float], count: Int) -> Float {
        let classCount = network.specification.classCount
        var sum = 0.0
        for row in 0..<count {
            let logits = network.logits(ofImage: row)
            for index in 0..<classCount {
                let share = Double(targets[row * classCount + index])
                sum += share * Double(Softmax.crossEntropy(logits, label: index))
            }
        }
        return Float(sum / Double(count))
    }

    /// ‖a − b‖₂ / (‖b‖₂ + 1e-12).
    private static func error(
        _ name: String, _ quantity: VerificationReport.Quantity, _ actual: [Float],
        _ expected: ExpectedTensor, number: Int = 0, seed: UInt64 = 0
    ) -> VerificationReport.TensorError {
        let distance = expected.distance(from: actual, number: number, seed: seed)
        return VerificationReport.TensorError(
            name: name, quantity: quantity, error: distance / (expected.norm + 1e-12))
    }

    private static func statisticErrors(
        _ fixture: Fixture, _ network: any TrainableNetwork
    ) throws(TrainingError) -> [VerificationReport.TensorError] {
        var errors: [VerificationReport.TensorError] = []
        for (number, tensor) in network.tensors.enumerated() where !tensor.kind.isParameter {
            errors.append(
                error(
                    tensor.name, .runningStatistics, network.values(of: tensor.name) ?? [],
                    try fixture.expected(of: tensor), number: number, seed: fixture.seed))
        }
        return errors
    }

    /// ‖a − b‖₂ / (‖b‖₂ + 0.02·‖g‖₂·√(n/N)) for a tensor of n of the N parameters, g all gradients together.
    ///
    /// Some gradients are zero in exact arithmetic (of a batch norm's bias that the next batch norm takes out
    /// again); the second term is what keeps rounding errors there from counting as errors.
    private static func gradientErrors(
        _ fixture: Fixture, _ network: any TrainableNetwork
    ) throws(TrainingError) -> [VerificationReport.TensorError] {
        var compared: [(name: String, count: Int, distance: Double, norm: Double)] = []
        for (number, tensor) in network.tensors.enumerated() where tensor.kind.isParameter {
            let expected = try fixture.expected(of: tensor)
            let distance = expected.distance(
                from: network.gradient(of: tensor.name) ?? [], number: number, seed: fixture.seed)
            compared.append((tensor.name, tensor.count, distance, expected.norm))
        }
        let all = compared.reduce(0.0) { $0 + $1.norm * $1.norm }.squareRoot()
        let parameters = compared.reduce(0) { $0 + $1.count }
        let distance = compared.reduce(0.0) { $0 + $1.distance * $1.distance }.squareRoot()
        let together = VerificationReport.TensorError(
            name: "all gradients", quantity: .allGradients, error: distance / (all + 1e-12))
        return [together]
            + compared.map { tensor in
                let share = (Double(tensor.count) / Double(max(1, parameters))).squareRoot()
                return VerificationReport.TensorError(
                    name: tensor.name, quantity: .gradients,
                    error: tensor.distance / (tensor.norm + 0.02 * all * share + 1e-12))
            }
    }
}
