import Testing

@testable import Training

@Suite struct TargetsTests {
    @Test func rowsAreOneHotOrSmoothed() {
        #expect(Targets.rows(labels: [2, 0], classCount: 3, smoothing: 0) == [0, 0, 1, 1, 0, 0])
        let smoothed = Targets.rows(labels: [1], classCount: 4, smoothing: 0.2)
        for (value, expected) in zip(smoothed, [0.05, 0.85, 0.05, 0.05] as [Float]) {
            #expect(abs(value - expected) < 1e-7)
        }
    }

    /// `CrossEntropyLoss(label_smoothing=0.1)` of PyTorch; `Scripts/schedule_figures.py` prints the figures.
    @Test func smoothedRowsGivePyTorchsLoss() {
        let logits: [[Float]] = [[2, -1, 0.5], [0, 1, 0]]
        let targets = Targets.rows(labels: [0, 2], classCount: 3, smoothing: 0.1)
        for (row, expected) in [0.3913112967, 1.518111381].enumerated() {
            let loss = logits[row].withUnsafeBufferPointer { logits in
                (0..<3).reduce(0.0) {
                    $0 + Double(targets[row * 3 + $1]) * Double(Softmax.crossEntropy(logits, label: $1))
                }
            }
            // Targets and losses are rounded to Float.
            #expect(abs(loss - expected) < 1e-6)
        }
    }

    @Test func plainLossIsPyTorchs() {
        let logits: [Float] = [0, 1, 0]
        let loss = logits.withUnsafeBufferPointer { Softmax.crossEntropy($0, label: 2) }
        #expect(abs(loss - 1.551444714) < 1e-6)
    }
}
