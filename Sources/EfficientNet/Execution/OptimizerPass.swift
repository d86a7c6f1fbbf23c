import Kernels

/// The update of all parameters as one pass.
struct OptimizerPass {
    /// A stretch of one tensor, short enough that many workers find work.
    private struct Piece {
        let offset: Int
        let count: Int
        let kind: TensorDescription.Kind
        let layerGroup: Int
    }

    private let pieces: [Piece]
    private let store: ParameterStore

    init(_ store: ParameterStore, _ specification: ModelSpecification) {
        self.store = store
        let longest = 16_384
        pieces = store.tensors.filter(\.description.kind.isParameter).flatMap { tensor in
            let count = tensor.layout.storedCount
            return stride(from: 0, to: count, by: longest).map { start in
                Piece(
                    offset: tensor.offset + start, count: min(longest, count - start),
                    kind: tensor.description.kind,
                    layerGroup: specification.layerGroup(of: tensor.description.name))
            }
        }
    }

    func pass(_ context: StepContext) -> Pass {
        let update = self
        return Pass(.optimizer, units: pieces.count) { unit, _ in
            if let rule = context.optimizer {
                let piece = update.pieces[unit]
                let factors = context.rateFactors
                let factor = factors.indices.contains(piece.layerGroup) ? factors[piece.layerGroup] : 1
                update.apply(
                    rule.scaled(by: factor), piece, decays: context.decayedKinds.contains(piece.kind))
            }
        }
    }

    private func apply(_ rule: OptimizerRule, _ piece: Piece, decays: Bool) {
        let run = ParameterRun(
            parameters: store.parameters + piece.offset, gradients: store.gradients + piece.offset,
            firstState: store.states[0] + piece.offset, secondState: store.states[1] + piece.offset,
            count: piece.count)
        switch rule {
        case .sgd(let learningRate, let momentum, let nesterov, let weightDecay):
            OptimizerKernels.sgd(
                run, learningRate: learningRate, momentum: momentum, nesterov: nesterov,
                weightDecay: decays ? weightDecay : 0)
        case .adamW(let learningRate, let beta1, let beta2, let epsilon, let weightDecay, let step):
            OptimizerKernels.adamW(
                run, learningRate: learningRate, beta1: beta1, beta2: beta2, epsilon: epsilon,
                weightDecay: decays ? weightDecay : 0, step: step)
        case .rmsProp(let learningRate, let smoothing, let momentum, let epsilon, let weightDecay):
            OptimizerKernels.rmsProp(
                run, learningRate: learningRate, smoothing: smoothing, momentum: momentum, epsilon: epsilon,
                weightDecay: decays ? weightDecay : 0)
        }
    }
}
