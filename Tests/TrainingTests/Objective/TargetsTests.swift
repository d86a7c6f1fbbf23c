import Testing

@testable import FaceData
@testable import Training

@Suite struct TargetsTests {
    @Test func rowsAreOneHotOrSmoothed() {
        #expect(Targets.rows(labels: [2, 0], classCount: 3, smoothing: 0) == [0, 0, 1, 1, 0, 0])
        let smoothed = Targets.rows(labels: [1], classCount: 4, smoothing: 0.2)
        for (value, expected) in zip(smoothed, [0.05, 0.85, 0.05, 0.05] as [Float]) {
            #expect(abs(value - expected) < 1e-7)
        }
    }

    @Test func aMixedImageHasBothLabelsInTheirShares() {
        let mixes = [LabelMix(label: 2, share: 0.75), LabelMix(label: 1, share: 0.5)]
        let rows = Targets.rows(labels: [0, 1], mixes: mixes, classCount: 4, smoothing: 0)
        #expect(rows == [0.75, 0, 0.25, 0, 0, 1, 0, 0])
        let smoothed = Targets.rows(labels: [0, 1], mixes: mixes, classCount: 4, smoothing: 0.2)
        for (value, expected) in zip(smoothed, [0.65, 0.05, 0.25, 0.05, 0.05, 0.85, 0.05, 0.05] as [Float]) {
            #expect(abs(value - expected) < 1e-6)
        }
    }

    @Test func aMixedImageWeighsAsItsClassesDo() {
        func batch(_ mixes: [LabelMix]) -> PreparedBatch {
            PreparedBatch(images: [], sampleIndices: [0, 1], labels: [0, 1], mixes: mixes, unreadable: [])
        }
        #expect(batch([]).weights(ofClasses: [1, 3]) == [1, 3])
        let mixes = [LabelMix(label: 1, share: 0.25), LabelMix(label: 1, share: 1)]
        #expect(batch(mixes).weights(ofClasses: [1, 3]) == [2.5, 3])
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
