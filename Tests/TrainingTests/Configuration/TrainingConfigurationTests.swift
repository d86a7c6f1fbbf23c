import EfficientNet
import Foundation
import Testing

@testable import Training

@Suite struct TrainingConfigurationTests {
    private let paper = TrainingConfiguration(data: DataConfiguration(path: "/faces"))

    @Test func aConfigurationSurvivesJSON() throws {
        var configuration = paper
        configuration.dropout = 0.1
        configuration.averageDecay = 0.999
        configuration.regularizeAfter = 100
        try configuration.validate()
        let data = try JSONEncoder().encode(configuration)
        #expect(try JSONDecoder().decode(TrainingConfiguration.self, from: data) == configuration)
    }

    @Test func aConfigurationOfAnEarlierVersionCountsAsIfTheRestChangedNothing() throws {
        var configuration = paper
        configuration.labelSmoothing = 0.1
        configuration.optimizer.learningRate = 0.02
        let data = try JSONEncoder().encode(configuration)
        var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        for later in ["regularizeAfter", "sharpnessRadius", "layerDecay"] { object[later] = nil }
        // A setting that was a word once and is an object now.
        object["augmentation"] = "full"
        let early = try JSONSerialization.data(withJSONObject: object)
        #expect(try TrainingConfiguration.decoding(early) == configuration)
        #expect(throws: (any Error).self) { try TrainingConfiguration.decoding(Data("[1".utf8)) }
    }

    @Test func settingsThatWereRenamedAreReadByTheirOldNames() throws {
        var configuration = paper
        configuration.regularizeAfter = 300
        configuration.data.dropsDuplicates = true
        let data = try JSONEncoder().encode(configuration)
        let old = String(decoding: data, as: UTF8.self)
            .replacing("regularizeAfter", with: "gentleSteps")
            .replacing("dropsDuplicates", with: "dropsTwins")
        #expect(try TrainingConfiguration.decoding(Data(old.utf8)) == configuration)
    }

    @Test func thePaperMeansFiftyEpochsOfPlainCrossEntropy() {
        #expect(paper.model == "b4")
        #expect(paper.epochs == 50)
        #expect(paper.labelSmoothing == 0)
        #expect(paper.classWeighting == .none)
        #expect(paper.sampling == .shuffled)
    }

    @Test func whatNoRunCouldHaveIsRefusedByName() {
        let breaches: [(String, (inout TrainingConfiguration) -> Void)] = [
            ("--image-size is 31", { $0.imageSize = 31 }),
            ("--image-size is 0", { $0.imageSize = 0 }),
            ("--batch-size is 1", { $0.batchSize = 1 }),
            ("--epochs is 0", { $0.epochs = 0 }),
            ("--checkpoint-every is 0", { $0.checkpointEvery = 0 }),
            ("--lr is 0", { $0.optimizer.learningRate = 0 }),
            ("--lr is nan", { $0.optimizer.learningRate = .nan }),
            ("--lr is inf", { $0.optimizer.learningRate = .infinity }),
            ("--weight-decay is -1", { $0.optimizer.weightDecay = -1 }),
            ("--label-smoothing is 1", { $0.labelSmoothing = 1 }),
            ("--warmup is -1", { $0.schedule.warmupEpochs = -1 }),
            ("--max-unreadable is 2", { $0.maximumUnreadable = 2 }),
            ("--dropout is 1", { $0.dropout = 1 }),
            ("--stochastic-depth is -0.1", { $0.stochasticDepth = -0.1 }),
            ("--sam is -1", { $0.sharpnessRadius = -1 }),
            ("--layer-decay is 0", { $0.layerDecay = 0 }),
            ("--regularize-after is -1", { $0.regularizeAfter = -1 }),
            ("--ema is 1", { $0.averageDecay = 1 }),
            (
                "--gemm openblas",
                {
                    $0.precision = .bfloat16
                    $0.matrixBackend = .openBLAS
                }
            ),
            ("--threads is 0", { $0.threads = 0 }),
        ]
        for (expected, breach) in breaches {
            var configuration = paper
            breach(&configuration)
            #expect(message { try configuration.validate() }.contains(expected))
        }
    }

    @Test func theOptimizerGetsTheSchedulesRate() {
        var settings = OptimizerSettings.standard(.adamW)
        settings.learningRate = 0.5
        let expected = OptimizerRule.adamW(
            learningRate: 0.25, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01, step: 3)
        #expect(settings.rule(factor: 0.5, update: 3) == expected)
        #expect(
            OptimizerSettings.Kind.allCases.map { OptimizerSettings.standard($0).stateSlots } == [1, 2, 2])
    }
}
