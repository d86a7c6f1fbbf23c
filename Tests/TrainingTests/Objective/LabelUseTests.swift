import FaceData
import Foundation
import Testing

@testable import Training

/// Which label a face with votes trains with.
@Suite struct LabelUseTests {
    let voted = Target(label: 1, shares: [0.25, 0.5, 0, 0.25])

    @Test func aFaceWithOneLabelIsTheSameInAll() {
        for use in LabelUse.allCases {
            #expect(use.target(of: Target(label: 2), seed: 1, epoch: 3, draw: 4) == Target(label: 2))
        }
    }

    @Test func theMajorityHasNoSharesAndTheDistributionAll() {
        #expect(LabelUse.majority.target(of: voted, seed: 1, epoch: 0, draw: 0) == Target(label: 1))
        #expect(LabelUse.distribution.target(of: voted, seed: 1, epoch: 0, draw: 0) == voted)
    }

    @Test func aSampledLabelComesAsOftenAsItsShare() {
        var counts = [0, 0, 0, 0]
        for draw in 0..<4000 {
            let target = LabelUse.sampled.target(of: voted, seed: 5, epoch: 1, draw: draw)
            #expect(target.shares == nil)
            counts[target.label] += 1
        }
        // Binomial counts, to within four standard deviations (at most 32).
        #expect(abs(counts[0] - 1000) < 110 && abs(counts[1] - 2000) < 127 && abs(counts[3] - 1000) < 110)
        #expect(counts[2] == 0)
    }

    @Test func whatIsDrawnFollowsFromSeedEpochAndSample() {
        func labels(seed: UInt64, epoch: UInt32) -> [Int] {
            (0..<50).map { LabelUse.sampled.target(of: voted, seed: seed, epoch: epoch, draw: $0).label }
        }
        #expect(labels(seed: 1, epoch: 1) == labels(seed: 1, epoch: 1))
        #expect(labels(seed: 1, epoch: 1) != labels(seed: 1, epoch: 2))
        #expect(labels(seed: 1, epoch: 1) != labels(seed: 2, epoch: 1))
    }

    @Test func classTotalsCountSharesWhereSharesTrain() {
        let faces = VotedFaces(count: 6)
        #expect(LabelUse.majority.classTotals(of: faces) == [2, 2, 2])
        // Half of each face's label is its own class, the other half the next one's.
        #expect(LabelUse.distribution.classTotals(of: faces) == [2, 2, 2])
        #expect(LabelUse.sampled.classTotals(of: VotedFaces(count: 1)) == [0.5, 0.5, 0])
    }

    private func run(_ use: LabelUse, threads: Int = 1) throws -> TestRun {
        var run = try TestRun()
        run.configuration.labels = use
        run.configuration.labelSmoothing = 0.1
        run.configuration.logitAdjustment = 0.5
        run.configuration.classWeighting = .inverseFrequency
        run.configuration.augmentation.mixup = 0.5
        run.configuration.threads = threads
        run.faces = VotedFaces(count: 22)
        return run
    }

    @Test(arguments: LabelUse.allCases)
    func stoppedWithinAnEpochAndResumedEndsWithTheSameBits(use: LabelUse) async throws {
        let whole = try run(use)
        try await whole.run()
        let broken = try run(use, threads: 3)
        try await broken.run(.fresh, Recorder { $0.steps.count == 8 ? [.stopAndSave] : [] })
        try await broken.run(.newestCheckpoint)
        #expect(try broken.bytes(of: "epoch-0003") == whole.bytes(of: "epoch-0003"))
    }

    @Test func theThreeUsesTrainDifferentWeightsAndJudgeByTheSameLabels() async throws {
        var weights: Set<Data> = []
        for use in LabelUse.allCases {
            let run = try run(use)
            let recorder = Recorder()
            try await run.run(.fresh, recorder)
            weights.insert(try run.bytes(of: "epoch-0003")[0])
            let labels = recorder.recorded.epochs[0].predictions.map(\.label)
            #expect(labels == (0..<9).map { $0 % 3 })
        }
        #expect(weights.count == 3)
    }

    @Test func aRunIsNotResumedWithAnotherUseOrOtherVotes() async throws {
        let broken = try run(.distribution)
        try await broken.run(.fresh, Recorder { $0.steps.count == 8 ? [.stopAndSave] : [] })
        var other = broken
        other.configuration.labels = .sampled
        await #expect(throws: TrainingError.self) { try await other.run(.newestCheckpoint) }
        var votes = broken
        votes.faces = ColourFaces(count: 22)
        await #expect(throws: TrainingError.self) { try await votes.run(.newestCheckpoint) }
    }
}

/// Colour faces of which half of the label is the face's class and half the next one.
private struct VotedFaces: SampleSource {
    private let faces: ColourFaces

    init(count: Int) { faces = ColourFaces(count: count) }

    var classNames: [String] { faces.classNames }
    var count: Int { faces.count }

    func sample(at index: Int) -> Sample {
        var sample = faces.sample(at: index)
        var shares: [Float] = [0, 0, 0]
        shares[sample.label] = 0.5
        shares[(sample.label + 1) % 3] = 0.5
        sample.target.shares = shares
        return sample
    }

    func image(at index: Int) throws(UnreadableImage) -> PixelImage { try faces.image(at: index) }
}
