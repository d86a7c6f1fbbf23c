package import Kernels
import RandomStreams

/// An EfficientNet with its parameters, gradients, optimiser state and the memory of its activations.
///
/// Not `Sendable`: it belongs to one actor. A call runs on the caller's thread and on as many others as
/// `threads` says, and returns when the work is done. Any number of threads gives the same bits.
package final class Network {
    /// What the activations' memory is planned for.
    package enum Use: Sendable { case training, inference }

    package let specification: ModelSpecification
    package let imageSize: Int
    package let batchSize: Int
    package let threads: Int
    package let precision: Precision
    /// Bytes of parameters, gradients, optimiser state and activations together.
    package let plannedBytes: Int

    let layers: NetworkLayers
    private let arena: Arena
    private let use: Use
    private let optimizer: OptimizerPass?
    private let runner: PassRunner
    private var average: WeightAverage?
    private var sharpness: SharpnessAscent?
    /// Passes by number of images: a step of the same size runs the same list.
    private var trainingPasses: [Int: [Pass]] = [:]
    /// Whether `inferencePreparation` has run since the weights or statistics last changed.
    private var isPreparedToInfer = false
    private var inferencePasses: [Int: [Pass]] = [:]

    /// Plans and allocates everything; no later call allocates activations.
    ///
    /// - Parameters:
    ///   - precision: of activations and of the large products; bfloat16 always multiplies natively.
    ///   - backend: who computes the matrix products.
    ///   - recomputes: whether training keeps block inputs alone and computes a block's activations once more before
    ///     its backward passes: about half the memory, a third more time, the same bits.
    /// - Throws: `ModelError` where the image or batch size is out of range or the memory cannot be had.
    package init(
        specification: ModelSpecification, imageSize: Int, batchSize: Int, use: Use, threads: Int,
        precision: Precision = .float32, backend: MatrixBackend = .preferred, recomputes: Bool = false
    ) throws(ModelError) {
        try Self.check(imageSize: imageSize, batchSize: batchSize)
        self.specification = specification
        self.imageSize = imageSize
        self.batchSize = batchSize
        self.threads = max(1, threads)
        self.precision = precision
        self.use = use
        plannedBytes = Self.plannedBytes(
            specification, imageSize: imageSize, batchSize: batchSize, use: use, threads: threads,
            precision: precision, recomputes: recomputes)
        guard let arena = Arena(bytes: plannedBytes) else {
            throw ModelError(
                "model \(specification.name): \(plannedBytes >> 20) MiB for a batch of \(batchSize) at "
                    + "\(imageSize)×\(imageSize) cannot be had (choose a smaller batch)")
        }
        self.arena = arena
        layers = NetworkLayers(
            specification, imageSize: imageSize, batchSize: batchSize, use: use, recomputes: recomputes,
            threads: self.threads, precision: precision, backend: backend, arena: arena)
        optimizer = use == .training ? OptimizerPass(layers.store, specification) : nil
        runner = PassRunner(workers: self.threads)
    }

    private static func check(imageSize: Int, batchSize: Int) throws(ModelError) {
        guard (32...2048).contains(imageSize) else {
            throw ModelError("image size \(imageSize) does not fit the network (choose 32 to 2048)")
        }
        guard (1...65_536).contains(batchSize) else {
            throw ModelError("batch size \(batchSize) is out of range (choose 1 to 65536)")
        }
    }

    /// Bytes that a network would take, without taking them.
    package static func plannedBytes(
        _ specification: ModelSpecification, imageSize: Int, batchSize: Int, use: Use, threads: Int,
        precision: Precision = .float32, recomputes: Bool = false
    ) -> Int {
        Arena.bytes { arena in
            _ = NetworkLayers(
                specification, imageSize: imageSize, batchSize: batchSize, use: use, recomputes: recomputes,
                threads: max(1, threads), precision: precision, backend: .own, arena: arena)
        }
    }

    /// The last call's outputs of one image: `specification.outputCount` values, the logits first.
    package func outputs(image: Int) -> UnsafeBufferPointer<Float> {
        precondition((0..<batchSize).contains(image))
        return layers.outputs.row(image: image)
    }

    /// Forward, loss, backward and, where the settings name an optimiser, the update. The running
    /// statistics move; `batch.count` may be below `batchSize`.
    ///
    /// - Returns: the weighted mean loss.
    package func train(_ batch: NetworkBatch, _ settings: StepSettings) -> Float {
        precondition(use == .training, "a network for inference cannot train")
        requireFitting(batch.count)
        batch.requireLengths(imageSize: imageSize, classCount: specification.classCount)
        weightsChanged()
        let context = layers.context
        context.images = batch.images
        context.targets = batch.targets
        context.affects = batch.affects
        defer {
            context.images = []
            context.targets = []
            context.affects = nil
        }
        context.optimizer = settings.optimizer
        context.decayedKinds = settings.decayedKinds
        context.rateFactors = settings.rateFactors
        context.objectives = settings.objectives
        setLossWeights(batch)
        drawFactors(batch, settings)
        let loss = computeGradient(batch.count, radius: settings.sharpnessRadius)
        if let average, let share = settings.averageShare { runner.run(average.follow(share: share)) }
        return loss
    }

    /// Gradient and update.
    ///
    /// - Returns: the weighted mean loss where the weights were.
    private func computeGradient(_ count: Int, radius: Float) -> Float {
        guard radius > 0, let optimizer else {
            runner.run(trainingPasses(images: count))
            return loss(count)
        }
        let rule = layers.context.optimizer
        layers.context.optimizer = nil
        runner.run(trainingPasses(images: count))
        let loss = loss(count)
        let outputs = Array(
            UnsafeBufferPointer(start: layers.outputs.values, count: count * layers.outputs.count))
        let ascent = sharpness ?? SharpnessAscent(layers.store)
        sharpness = ascent
        runner.run([ascent.measure()])
        runner.run([ascent.climb(radius: radius)])
        runner.run(trainingPasses(images: count))
        runner.run([ascent.descend()])
        layers.outputs.values.update(from: outputs, count: outputs.count)
        layers.context.optimizer = rule
        runner.run([optimizer.pass(layers.context)])
        return loss
    }

    private func loss(_ count: Int) -> Float {
        var loss = 0.0
        for image in 0..<count {
            loss += Double(layers.context.lossWeights[image]) * Double(layers.outputs.losses[image])
        }
        return Float(loss)
    }

    /// Forward with the running statistics.
    ///
    /// - Parameter images: 1 to `batchSize` whole images, as in `NetworkBatch.images`.
    package func infer(images: [Float]) {
        let (count, rest) = images.count.quotientAndRemainder(dividingBy: imageSize * imageSize * 3)
        precondition(rest == 0, "the last image is not whole")
        requireFitting(count)
        layers.context.images = images
        defer { layers.context.images = [] }
        for factor in 0..<(batchSize * specification.blocks.count) {
            layers.context.branchFactors[factor] = 1
        }
        if !isPreparedToInfer {
            runner.run(layers.inferencePreparation())
            isPreparedToInfer = true
        }
        let passes = inferencePasses[count] ?? layers.forward(images: count, isTraining: false)
        inferencePasses[count] = passes
        runner.run(passes)
    }

    private func requireFitting(_ count: Int) {
        guard (1...batchSize).contains(count) else {
            fatalError("a network for batches of up to \(batchSize) images was given \(count)")
        }
    }

    /// To be called by whatever sets weights or running statistics.
    func weightsChanged() { isPreparedToInfer = false }

    /// Keeps an average of the weights from here on, which begins at what they are.
    package func beginAverage() { average = WeightAverage(of: layers.store) }

    /// Swaps the weights and running statistics with their average; a second call swaps them back.
    package func exchangeAverage() {
        guard let average else { return }
        weightsChanged()
        runner.run(average.exchange())
    }

    private func trainingPasses(images: Int) -> [Pass] {
        if let passes = trainingPasses[images] { return passes }
        var passes = layers.forward(images: images, isTraining: true) + layers.backward(images: images)
        if let optimizer {
            passes.append(optimizer.pass(layers.context))
        }
        trainingPasses[images] = passes
        return passes
    }

    private func setLossWeights(_ batch: NetworkBatch) {
        var total = 0.0
        for image in 0..<batch.count {
            total += Double(batch.sampleWeights?[image] ?? 1)
        }
        for image in 0..<batch.count {
            let weight = Double(batch.sampleWeights?[image] ?? 1)
            layers.context.lossWeights[image] = total > 0 ? Float(weight / total) : 0
        }
    }

    /// Draws stochastic depth and dropout for each image, keyed by its sample's number, so that neither the
    /// batch that it is in nor a resumed run changes them.
    private func drawFactors(_ batch: NetworkBatch, _ settings: StepSettings) {
        let blocks = specification.blocks
        for image in 0..<batch.count {
            func stream(_ purpose: DrawPurpose) -> RandomStream {
                RandomStream(
                    seed: settings.seed, epoch: settings.epoch, sample: batch.sampleNumbers[image],
                    purpose: purpose)
            }
            var depth = stream(.stochasticDepth)
            for (index, block) in blocks.enumerated() {
                let isDropped = depth.chance(block.dropProbability)
                let applies = settings.regularization && block.hasResidual
                layers.context.branchFactors[index * batchSize + image] =
                    applies ? (isDropped ? 0 : 1 / (1 - block.dropProbability)) : 1
            }
            for head in layers.heads {
                head.draw(
                    image: image, dropout: specification.dropout,
                    stream: settings.regularization ? stream(.dropout) : nil)
            }
        }
    }

    /// Seconds in each kind of operation since the last call of `resetOperationSeconds`.
    package var secondsByOperation: [(kind: OperationKind, seconds: Double)] {
        OperationKind.allCases.map { ($0, runner.seconds[$0.rawValue]) }
    }

    package func resetOperationSeconds() { runner.resetSeconds() }
}
