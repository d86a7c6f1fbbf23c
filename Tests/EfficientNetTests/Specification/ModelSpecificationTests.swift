import EfficientNet
import Testing

@Suite("The family")
struct ModelSpecificationTests {
    /// Published counts at 1000 classes.
    @Test(
        "Parameters at 1000 classes",
        arguments: [
            ("b0", 5_288_548), ("b1", 7_794_184), ("b2", 9_109_994), ("b3", 12_233_232), ("b4", 19_341_616),
            ("b5", 30_389_784), ("b6", 43_040_704), ("b7", 66_347_960),
        ])
    func parameters(name: String, count: Int) throws {
        #expect(try ModelSpecification.named(name, classCount: 1_000).parameterCount == count)
    }

    @Test("B4 at eight classes: parameters, multiply-accumulates, tensors")
    func b4() throws {
        let b4 = try ModelSpecification.named("b4", classCount: 8)
        #expect(b4.parameterCount == 17_562_960)
        #expect(b4.stemChannels == 48)
        #expect(b4.stages.map(\.outputChannels) == [24, 32, 56, 112, 160, 272, 448])
        #expect(b4.stages.map(\.repeats) == [2, 4, 4, 6, 6, 8, 2])
        #expect(b4.headChannels == 1_792)
        // 1.502 G and 4.392 G, to the last digit that is given.
        #expect(abs(Double(b4.multiplyAccumulates(imageSize: 224)) / 1e9 - 1.502) < 0.0006)
        #expect(abs(Double(b4.multiplyAccumulates(imageSize: 380)) / 1e9 - 4.392) < 0.0006)
        let network = try Network(
            specification: b4, imageSize: 32, batchSize: 1, use: .inference, threads: 1)
        #expect(network.tensors.count { $0.kind.isParameter } == 418)
        #expect(network.tensors.count { !$0.kind.isParameter } == 192)
        #expect(network.tensors.filter(\.kind.isParameter).reduce(0) { $0 + $1.count } == 17_562_960)
    }

    @Test("MobileNetV2: the published parameters and multiply-accumulates")
    func mobileNet() throws {
        let model = try ModelSpecification.named("mobilenet-v2", classCount: 1_000)
        #expect(model.parameterCount == 3_504_872)
        // 0.301 G, as published.
        #expect(abs(Double(model.multiplyAccumulates(imageSize: 224)) / 1e9 - 0.301) < 0.0006)
        #expect(model.blocks.count == 17)
    }

    /// timm's counts of `tf_efficientnet_lite0` … `lite4` at 1000 classes.
    @Test(
        "EfficientNet-Lite: parameters, fixed stem and head, ReLU6, no squeeze-and-excitation",
        arguments: [
            ("lite0", 4_652_008, [1, 2, 2, 3, 3, 4, 1]), ("lite1", 5_416_680, [1, 3, 3, 4, 4, 5, 1]),
            ("lite2", 6_092_072, [1, 3, 3, 4, 4, 5, 1]), ("lite3", 8_197_096, [1, 3, 3, 5, 5, 6, 1]),
            ("lite4", 13_006_568, [1, 4, 4, 6, 6, 8, 1]),
        ])
    func lite(name: String, parameters: Int, repeats: [Int]) throws {
        let model = try ModelSpecification.named(name, classCount: 1_000)
        #expect(model.parameterCount == parameters)
        #expect(model.stages.map(\.repeats) == repeats)
        #expect(model.stemChannels == 32)
        #expect(model.headChannels == 1_280)
        #expect(model.activation == .relu6)
        #expect(!model.hasSqueeze)
        #expect(model.padding == .same)
        #expect(model.batchNormEpsilon == 1e-3)
    }

    @Test(
        "Lite is timm's model from TensorFlow, not the one that pads otherwise",
        arguments: ["lite0", "tf_efficientnet_lite0.in1k", "efficientnet-lite0"])
    func liteSpellings(name: String) throws {
        #expect(try ModelSpecification.named(name, classCount: 8).name == "lite0")
        #expect(throws: ModelError.self) { try ModelSpecification.named("efficientnet_lite0", classCount: 8) }
    }

    @Test("The paper's Fig. 1: expansions of six times the widths named")
    func paperFigure() throws {
        let model = try ModelSpecification.named("paper-fig1", classCount: 8)
        #expect(model.stemChannels == 44)
        #expect(model.stages.map { 6 * $0.outputChannels } == [120, 240, 480, 960, 1_920, 3_840])
        #expect(model.headChannels == 1_792)
    }

    @Test("timm's weights from TensorFlow have an epsilon of 1e-3 and SAME padding, in every size")
    func tensorFlow() throws {
        for name in ["b0", "b4", "b7"] {
            let model = try ModelSpecification.named("tf_" + name, classCount: 8)
            let other = try ModelSpecification.named(name, classCount: 8)
            #expect(model.name == "tf_" + name)
            #expect(model.batchNormEpsilon == 1e-3)
            #expect(model.batchNormMomentum == 0.1)
            #expect(model.padding == .same)
            #expect(other.padding == .symmetric)
            #expect(model.stages == other.stages)
        }
        #expect(
            try ModelSpecification.named("tf_efficientnet_b4.ns_jft_in1k", classCount: 8).name == "tf_b4")
    }

    @Test(
        "Names are taken with and without their prefix, in any case",
        arguments: ["b4", "B4", "efficientnet_b4"])
    func spellings(name: String) throws {
        #expect(try ModelSpecification.named(name, classCount: 8).name == "b4")
    }

    @Test(
        "Unknown names and empty classifiers are refused",
        arguments: [("b8", 8), ("", 8), ("b4", 0), ("b4", -1)])
    func refusals(name: String, classCount: Int) {
        #expect(throws: ModelError.self) { try ModelSpecification.named(name, classCount: classCount) }
    }
}
