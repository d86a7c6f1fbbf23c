import Figures
import RunContract
import RunStore
import Training

extension ReliabilityFigure {
    init(_ calibration: Calibration) {
        self.init(
            bins: calibration.bins.map {
                Bin(
                    lower: $0.lower, upper: $0.upper, samples: $0.samples, confidence: $0.confidence,
                    accuracy: $0.accuracy)
            }, expectedError: calibration.expectedError)
    }
}

extension ConfusionFigure {
    /// - Parameter occasion: what the matrix is of, as in `after epoch 3`.
    init(_ matrix: ConfusionMatrix, occasion: String) {
        let accuracy = FixedPoint.text(matrix.accuracy, digits: 4)
        self.init(
            title: "Confusion matrix \(occasion), accuracy \(accuracy)", classes: matrix.classes,
            rows: matrix.rows)
    }
}
