import Testing

@testable import FaceData
@testable import Training

@Suite struct TargetCompositionTests {
    @Test func rowsAreOneHotOrSmoothed() {
        let plain = TargetComposition(classCount: 3).rows(of: [Target(label: 2), Target(label: 0)])
        #expect(plain.shares == [0, 0, 1, 1, 0, 0])
        #expect(plain.weights == [1, 1])
        let smoothed = TargetComposition(classCount: 4, smoothing: 0.2).rows(of: [Target(label: 1)])
        expect(smoothed.shares, [0.05, 0.85, 0.05, 0.05])
    }

    @Test func aMixedImageHasBothTargetsInTheirShares() {
        let targets = [Target(label: 0), Target(label: 1), Target(label: 2)]
        let mixes = [
            ImageMix(partner: 2, share: 0.75), ImageMix(partner: 1, share: 1),
            ImageMix(partner: 0, share: 0.75),
        ]
        let rows = TargetComposition(classCount: 4).rows(of: targets, mixes: mixes)
        #expect(rows.shares == [0.75, 0, 0.25, 0, 0, 1, 0, 0, 0.25, 0, 0.75, 0])
        let smoothed = TargetComposition(classCount: 4, smoothing: 0.2).rows(of: targets, mixes: mixes)
        expect(smoothed.shares, [0.65, 0.05, 0.25, 0.05, 0.05, 0.85, 0.05, 0.05, 0.25, 0.05, 0.65, 0.05])
    }

    @Test func aMixedImageWeighsAsItsClassesDo() {
        let composition = TargetComposition(classCount: 2, classWeights: [1, 3])
        let targets = [Target(label: 0), Target(label: 1)]
        #expect(composition.rows(of: targets).weights == [1, 3])
        let mixes = [ImageMix(partner: 1, share: 0.25), ImageMix(partner: 0, share: 1)]
        #expect(composition.rows(of: targets, mixes: mixes).weights == [2.5, 3])
    }

    @Test func aDistributionIsSmoothedMixedAndWeighted() {
        let composition = TargetComposition(classCount: 4, smoothing: 0.2, classWeights: [1, 2, 4, 8])
        let targets = [Target(label: 0, shares: [0.5, 0.25, 0.25, 0], weight: 2), Target(label: 3)]
        let rows = composition.rows(of: targets)
        // 0.8 p + 0.2 / 4
        expect(rows.shares, [0.45, 0.25, 0.25, 0.05, 0.05, 0.05, 0.05, 0.85])
        expect(rows.weights, [2 * (0.5 + 0.5 + 1), 8])
        let mixes = [ImageMix(partner: 1, share: 0.5), ImageMix(partner: 0, share: 0.5)]
        let mixed = composition.rows(of: targets, mixes: mixes)
        expect(mixed.shares, [0.25, 0.15, 0.15, 0.45, 0.25, 0.15, 0.15, 0.45])
        expect(mixed.weights, [6, 6])
    }

    @Test func valenceAndArousalAreMixedWhereBothAreKnown() {
        let targets = [
            Target(label: 0, valence: 1, arousal: -0.5), Target(label: 1), Target(label: 0, valence: 0),
        ]
        let composition = TargetComposition(classCount: 2)
        let plain = composition.rows(of: targets).affects
        #expect(plain[0] == 1 && plain[1] == -0.5 && plain[4] == 0)
        #expect(plain[2].isNaN && plain[3].isNaN && plain[5].isNaN)
        let mixes = [
            ImageMix(partner: 2, share: 0.75), ImageMix(partner: 1, share: 1),
            ImageMix(partner: 0, share: 0.75),
        ]
        let mixed = composition.rows(of: targets, mixes: mixes).affects
        #expect(mixed[0] == 0.75 && mixed[4] == 0.25)
        #expect(mixed[1].isNaN && mixed[2].isNaN && mixed[5].isNaN)
    }

    /// `CrossEntropyLoss(label_smoothing=0.1)` of PyTorch; `Scripts/schedule_figures.py` prints the figures.
    @Test func smoothedRowsGivePyTorchsLoss() {
        let logits: [[Float]] = [[2, -1, 0.5], [0, 1, 0]]
        let composition = TargetComposition(classCount: 3, smoothing: 0.1)
        let targets = composition.rows(of: [Target(label: 0), Target(label: 2)]).shares
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

    /// Shares and weights are sums of a few rounded products.
    private func expect(_ values: [Float], _ expected: [Float]) {
        #expect(values.count == expected.count)
        for (value, wanted) in zip(values, expected) { #expect(abs(value - wanted) < 1e-6) }
    }
}
