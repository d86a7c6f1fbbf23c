import Kernels
import ReferenceKernels
import Testing

/// One optimiser with all its figures, as the kernels and as the reference take it.
struct OptimizerCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// Two parameters after three steps of torch.optim with the gradients of `ReferenceOptimizerTests`.
    let torch: [Double]
    let step: @Sendable (_ run: ParameterRun, _ number: Int) -> Void
    let referenceStep:
        @Sendable (_ optimizer: inout ReferenceOptimizer, _ gradients: [Double], _ number: Int) -> Void

    var testDescription: String { name }

    static let all = [
        OptimizerCase(
            name: "SGD with momentum", torch: [0.961_609_749, -2.110_469_498],
            step: { run, _ in
                OptimizerKernels.sgd(
                    run, learningRate: 0.1, momentum: 0.9, nesterov: false, weightDecay: 0.01)
            },
            referenceStep: { optimizer, gradients, _ in
                optimizer.sgd(gradients, learningRate: 0.1, momentum: 0.9, nesterov: false, weightDecay: 0.01)
            }),
        OptimizerCase(
            name: "SGD with Nesterov's momentum", torch: [1.037_869_708_191, -2.206_086_916_382],
            step: { run, _ in
                OptimizerKernels.sgd(
                    run, learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01)
            },
            referenceStep: { optimizer, gradients, _ in
                optimizer.sgd(gradients, learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01)
            }),
        OptimizerCase(
            name: "AdamW", torch: [0.838_800_507_755_706_7, -1.962_603_025_531_469],
            step: { run, number in
                OptimizerKernels.adamW(
                    run, learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01,
                    step: number)
            },
            referenceStep: { optimizer, gradients, number in
                optimizer.adamW(
                    gradients, learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01,
                    step: number)
            }),
        OptimizerCase(
            name: "RMSProp", torch: [0.166_342_281_088_272_06, -1.701_170_717_500_070_3],
            step: { run, _ in
                OptimizerKernels.rmsProp(
                    run, learningRate: 0.1, smoothing: 0.9, momentum: 0.9, epsilon: 1e-3, weightDecay: 0.01)
            },
            referenceStep: { optimizer, gradients, _ in
                optimizer.rmsProp(
                    gradients, learningRate: 0.1, smoothing: 0.9, momentum: 0.9, epsilon: 1e-3,
                    weightDecay: 0.01)
            }),
    ]
}

@Suite("Optimisers")
struct OptimizerTests {
    /// A row of parameters with its state, for the kernels.
    private struct Row {
        let parameters, gradients, first, second: UnsafeMutablePointer<Float>
        let count: Int

        init(_ parameters: [Double], _ memory: Workspace) {
            let zeros = parameters.map { _ in 0.0 }
            self.parameters = memory.row(parameters)
            (gradients, first, second) = (memory.row(zeros), memory.row(zeros), memory.row(zeros))
            count = parameters.count
        }

        var run: ParameterRun {
            ParameterRun(
                parameters: parameters, gradients: gradients, firstState: first, secondState: second,
                count: paddedToVector(count))
        }
    }

    @Test("The reference takes PyTorch's steps", arguments: OptimizerCase.all)
    func referenceAgainstTorch(optimizer: OptimizerCase) {
        var reference = ReferenceOptimizer(parameters: [1, -2], slots: 2)
        for (index, gradients) in [[0.5, -1], [0.25, 2], [-1.5, 0.125]].enumerated() {
            optimizer.referenceStep(&reference, gradients, index + 1)
        }
        expectClose(reference.parameters, optimizer.torch, tolerance: 1e-12)
    }

    @Test(
        "Ten steps follow the reference, state and all, and padding stays zero", arguments: OptimizerCase.all)
    func kernels(optimizer: OptimizerCase) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let start = random.values(37)
        var reference = ReferenceOptimizer(parameters: start, slots: 2)
        let row = Row(start, memory)
        for number in 1...10 {
            let gradients = random.values(37)
            for (index, value) in gradients.enumerated() { row.gradients[index] = Float(value) }
            optimizer.step(row.run, number)
            optimizer.referenceStep(&reference, gradients, number)
        }
        // Rounding of ten steps, and of decimal figures such as 0.999 to Float, whose 1 - β₂ is off by 1e-5.
        expectClose(row.parameters.doubles(37), reference.parameters, "parameters", tolerance: 2e-5)
        expectClose(row.first.doubles(37), reference.state[0], "first state", tolerance: 2e-5)
        expectClose(row.second.doubles(37), reference.state[1], "second state", tolerance: 2e-5)
        #expect((37..<48).allSatisfy { row.parameters[$0] == 0 })
    }
}
