import Kernels
import ReferenceKernels
import Testing

@Suite("Softmax and cross entropy")
struct SoftmaxCrossEntropyTests {
    /// Losses and gradients of all rows, each weighted by `weight`.
    private func run(
        _ logits: Tensor, _ targets: Tensor, weight: Double, _ memory: Workspace
    ) -> (losses: [Double], gradient: Tensor) {
        let count = logits.shape[1]
        var gradient = Tensor(zeros: logits.shape)
        let losses = (0..<logits.shape[0]).map { row in
            let range = (row * count)..<((row + 1) * count)
            let output = memory.unwritten(count)
            let loss = SoftmaxCrossEntropy.loss(
                logits: memory.row(Array(logits.values[range])),
                targets: memory.row(Array(targets.values[range])), count: count, weight: weight,
                gradient: output)
            gradient.values.replaceSubrange(range, with: output.doubles(count))
            return loss
        }
        return (losses, gradient)
    }

    @Test("Loss and gradient, with and without label smoothing", arguments: [0, 0.1], [2, 8, 17])
    func smoothing(smoothing: Double, classCount: Int) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let logits = random.tensor([4, classCount], -5, 5)
        let targets = CrossEntropy.targets(
            labels: [0, 1, classCount - 1, 0], classCount: classCount, smoothing: smoothing)
        let result = run(logits, targets, weight: 0.25, memory)
        expectClose(
            [result.losses.reduce(0, +) / 4], [CrossEntropy.loss(logits, targets: targets)], tolerance: 1e-6)
        expectClose(result.gradient, CrossEntropy.gradient(logits, targets: targets), tolerance: 1e-6)
    }

    /// Mixed labels whose weights do not sum to one still give the gradient of the loss as defined.
    @Test("Targets of any sum")
    func unnormalizedTargets() throws {
        let memory = try Workspace()
        let logits = Tensor([1, 3], [0.5, -1, 2])
        let targets = Tensor([1, 3], [0.5, 0.25, 0.5])
        let numerical = numericalGradient(at: logits.values) {
            CrossEntropy.loss(Tensor([1, 3], $0), targets: targets)
        }
        expectClose(run(logits, targets, weight: 1, memory).gradient.values, numerical, tolerance: 1e-6)
    }

    /// Menon et al., 2021, Eq. 10: the loss of z + τ log π, whose gradient is taken by z.
    @Test("Offsets of the classes act as if they stood in the logits")
    func offsets() throws {
        let memory = try Workspace()
        let logits: [Float] = [0.5, -1, 2]
        let offsets: [Float] = [-0.25, -2.5, -0.5]
        let targets = memory.row([0, 1, 0])
        let (plain, shifted) = (memory.unwritten(3), memory.unwritten(3))
        let expected = SoftmaxCrossEntropy.loss(
            logits: memory.row(zip(logits, offsets).map { Double($0 + $1) }), targets: targets, count: 3,
            weight: 1, gradient: plain)
        let loss = SoftmaxCrossEntropy.loss(
            logits: memory.row(logits.map(Double.init)), targets: targets, count: 3, weight: 1,
            gradient: shifted, offsets: offsets)
        #expect(loss == expected)
        #expect(shifted.doubles(3) == plain.doubles(3))
    }

    @Test("Logits of any size: the loss stays finite and right")
    func extremes() throws {
        let memory = try Workspace()
        let logits = Tensor([2, 3], [1e4, 0, -1e4, -1e4, -1e4, -1e4])
        let targets = Tensor([2, 3], [0, 1, 0, 1, 0, 0])
        let result = run(logits, targets, weight: 1, memory)
        expectClose(result.losses, [1e4, 1.098_612_288_668_109_8], tolerance: 1e-6)
        #expect(result.gradient.values.allSatisfy { $0.isFinite })
    }
}
