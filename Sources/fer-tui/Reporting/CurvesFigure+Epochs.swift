import Figures
import RunStore

extension CurvesFigure {
    /// The curves of a run's record. An epoch that is not there leaves a gap.
    init(epochs: [EpochRecord], bestEpoch: Int?) {
        let byNumber = Dictionary(epochs.map { ($0.epoch, $0) }, uniquingKeysWith: { _, last in last })
        let numbers = 1...max(1, byNumber.keys.max() ?? 1)
        func values(_ figure: (EpochRecord) -> Double) -> [Double] {
            numbers.map { byNumber[$0].map(figure) ?? .nan }
        }
        self.init(
            trainAccuracy: values(\.trainAccuracy), testAccuracy: values(\.evaluationAccuracy),
            trainLoss: values(\.trainLoss), testLoss: values(\.evaluationLoss), bestEpoch: bestEpoch)
    }
}
