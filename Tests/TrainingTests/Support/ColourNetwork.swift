import Foundation
import Kernels
import RandomStreams

@testable import EfficientNet
@testable import Training

/// The smallest network that trains as the real one does: the mean colour of an image, centred by a running
/// mean, into a linear classifier. It has all that must survive a checkpoint: parameters, running statistics,
/// optimiser state, and draws keyed by seed, epoch and sample.
final class ColourNetwork: TrainableNetwork {
    let specification: ModelSpecification
    let imageSize: Int
    let batchSize: Int
    let tensors: [TensorDescription]
    private(set) var trainedBatches: [Int] = []
    /// The step (from 1) from which on the loss is NaN.
    var poisonedFrom = Int.max

    private var store: [String: [Float]] = [:]
    private var average: [String: [Float]] = [:]
    private var gradients: [String: [Float]] = [:]
    private var state: [String: [[Float]]] = [:]
    private let output: UnsafeMutablePointer<Float>

    func outputs(image: Int) -> UnsafeBufferPointer<Float> {
        UnsafeBufferPointer(start: output + image * specification.classCount, count: specification.classCount)
    }

    /// A second of everything for each batch.
    var secondsByOperation: [(kind: OperationKind, seconds: Double)] {
        OperationKind.allCases.map { ($0, Double(trainedBatches.count)) }
    }

    init(classCount: Int, imageSize: Int = 32, batchSize: Int) throws {
        specification = try ModelSpecification.named("b0", classCount: classCount)
        self.imageSize = imageSize
        self.batchSize = batchSize
        tensors = [
            TensorDescription(name: "features.0.0.weight", shape: [3], kind: .convolutionWeight),
            TensorDescription(name: "features.0.1.running_mean", shape: [3], kind: .runningMean),
            TensorDescription(name: "features.0.1.running_var", shape: [3], kind: .runningVariance),
            TensorDescription(name: "classifier.1.weight", shape: [classCount, 3], kind: .linearWeight),
            TensorDescription(name: "classifier.1.bias", shape: [classCount], kind: .bias),
        ]
        output = .allocate(capacity: batchSize * classCount)
        output.initialize(repeating: 0, count: batchSize * classCount)
        initialize(seed: 0)
    }

    deinit { output.deallocate() }

    func initialize(seed: UInt64) {
        for (number, tensor) in tensors.enumerated() {
            var draws = RandomStream(seed: seed, sample: UInt32(number), purpose: .weightInitialization)
            store[tensor.name] = (0..<tensor.count).map { _ in draws.uniform(-0.1, 0.1) }
            state[tensor.name] = Array(repeating: Array(repeating: 0, count: tensor.count), count: 2)
        }
        store["features.0.0.weight"] = [1, 1, 1]
        store["features.0.1.running_mean"] = [0, 0, 0]
        store["features.0.1.running_var"] = [1, 1, 1]
    }

    func values(of name: String) -> [Float]? { store[name] }

    func setValues(of name: String, to values: [Float]) throws(ModelError) {
        guard store[name]?.count == values.count else { throw ModelError("\(name): \(values.count) values") }
        store[name] = values
    }

    func gradient(of name: String) -> [Float]? { gradients[name] }

    func optimizerState(of name: String, slot: Int) -> [Float]? { state[name]?[slot] }

    func setOptimizerState(of name: String, slot: Int, to values: [Float]) throws(ModelError) {
        guard store[name]?.count == values.count else { throw ModelError("\(name): \(values.count) values") }
        state[name]?[slot] = values
    }

    func beginAverage() { average = store }

    func exchangeAverage() { swap(&average, &store) }

    func infer(images: [Float]) {
        for row in 0..<(images.count / (imageSize * imageSize * 3)) { forward(colour(images, row), row) }
    }

    /// A single pixel: the mean colour is all that this network sees.
    func gradCAM(image: Int, label: Int) -> ActivationMap {
        ActivationMap(side: 1, values: [max(0, output[image * specification.classCount + label])])
    }

    func train(_ batch: NetworkBatch, _ settings: StepSettings) -> Float {
        trainedBatches.append(batch.count)
        let classCount = specification.classCount
        var weight = [Float](repeating: 0, count: classCount * 3)
        var bias = [Float](repeating: 0, count: classCount)
        var loss: Float = 0
        for row in 0..<batch.count {
            var draws = RandomStream(
                seed: settings.seed, epoch: settings.epoch, sample: batch.sampleNumbers[row],
                purpose: .dropout)
            let noise = settings.regularization ? draws.uniform(0.9, 1.1) : 1
            let colour = colour(batch.images, row).map { $0 * noise }
            forward(colour, row)
            follow(colour)
            let answers = UnsafeBufferPointer(start: output + row * classCount, count: classCount)
            let probabilities = Softmax.probabilities(answers)
            for index in 0..<classCount {
                let target = batch.targets[row * classCount + index]
                loss -= target * log(max(probabilities[index], 1e-20)) / Float(batch.count)
                let slope = (probabilities[index] - target) / Float(batch.count)
                bias[index] += slope
                for channel in 0..<3 { weight[index * 3 + channel] += slope * centred(colour)[channel] }
            }
        }
        gradients = [
            "features.0.0.weight": [0, 0, 0], "classifier.1.weight": weight, "classifier.1.bias": bias,
        ]
        if let rule = settings.optimizer {
            update("classifier.1.weight", weight, rule)
            update("classifier.1.bias", bias, rule)
        }
        if let share = settings.averageShare { follow(share) }
        return trainedBatches.count >= poisonedFrom ? .nan : loss
    }

    private func follow(_ share: Float) {
        for (name, values) in store {
            average[name] = zip(average[name] ?? [], values).map { $0 + share * ($1 - $0) }
        }
    }

    private func colour(_ images: [Float], _ row: Int) -> [Float] {
        let pixels = imageSize * imageSize
        var sums: [Float] = [0, 0, 0]
        for pixel in 0..<pixels {
            for channel in 0..<3 { sums[channel] += images[(row * pixels + pixel) * 3 + channel] }
        }
        return sums.map { $0 / Float(pixels) }
    }

    private func centred(_ colour: [Float]) -> [Float] {
        zip(colour, store["features.0.1.running_mean"] ?? []).map { $0 - $1 }
    }

    /// Moves the running mean a little towards the colour.
    private func follow(_ colour: [Float]) {
        store["features.0.1.running_mean"] = zip(store["features.0.1.running_mean"] ?? [], colour).map {
            0.99 * $0 + 0.01 * $1
        }
    }

    private func forward(_ colour: [Float], _ row: Int) {
        let weight = store["classifier.1.weight"] ?? []
        let bias = store["classifier.1.bias"] ?? []
        let centred = centred(colour)
        for index in bias.indices {
            let sum = (0..<3).reduce(bias[index]) { $0 + weight[index * 3 + $1] * centred[$1] }
            output[row * bias.count + index] = sum
        }
    }

    /// Heavy-ball momentum with the rule's rate, whatever the optimiser: enough to need its state kept.
    private func update(_ name: String, _ gradient: [Float], _ rule: OptimizerRule) {
        let rate: Float
        switch rule {
        case .sgd(let given, _, _, _): rate = given
        case .adamW(let given, _, _, _, _, let step): rate = given * (1 + 1 / Float(step))
        case .rmsProp(let given, _, _, _, _): rate = given
        }
        guard var values = store[name], var slots = state[name] else { return }
        for index in values.indices {
            slots[0][index] = 0.9 * slots[0][index] + gradient[index]
            slots[1][index] += gradient[index] * gradient[index]
            values[index] -= rate * slots[0][index] / (1 + slots[1][index])
        }
        store[name] = values
        state[name] = slots
    }
}
