import ReferenceKernels
import Testing
import Training

/// The reference block against torchvision's MBConv in float64: the references are then what torchvision
/// computes, and what equals them does too.
@Suite("The reference block against torchvision's")
struct TorchvisionBlockTests {
    /// A block's fixture with the block itself.
    private struct Fixture {
        let file: SafetensorsFile
        let block: InvertedResidual

        init(_ name: String) throws {
            let file = try SafetensorsFile(path: Fixtures.path("Blocks", name))
            self.file = file
            func figure(_ key: String) throws -> Int { try #require(file.metadata[key].flatMap { Int($0) }) }
            let (inputs, outputs) = (try figure("in_channels"), try figure("out_channels"))
            let (kernel, stride) = (try figure("kernel"), try figure("stride"))
            let first = try figure("expansion") == 1 ? -1 : 0
            let expanded = try inputs * figure("expansion")
            block = InvertedResidual(
                expand: first == 0 ? try Self.layer(file, 0, Convolution()) : nil,
                depthwise: try Self.layer(
                    file, first + 1, Convolution(stride: stride, padding: kernel / 2, groups: expanded)),
                excitation: SqueezeExcitation(
                    reduce: try Self.matrix(file, "param/block.\(first + 2).fc1.weight"),
                    reduceBias: try Self.row(file, "param/block.\(first + 2).fc1.bias"),
                    expand: try Self.matrix(file, "param/block.\(first + 2).fc2.weight"),
                    expandBias: try Self.row(file, "param/block.\(first + 2).fc2.bias")),
                project: try Self.layer(file, first + 3, Convolution()),
                isResidual: stride == 1 && inputs == outputs)
        }

        func tensor(_ name: String) throws -> Tensor { try Self.tensor(file, name) }

        func row(_ name: String) throws -> [Double] { try Self.row(file, name) }

        private static func tensor(_ file: SafetensorsFile, _ name: String) throws -> Tensor {
            Tensor(try #require(file.entry(named: name)).shape, try row(file, name))
        }

        private static func row(_ file: SafetensorsFile, _ name: String) throws -> [Double] {
            try file.floats(named: name).map { Double($0) }
        }

        private static func matrix(_ file: SafetensorsFile, _ name: String) throws -> Tensor {
            let tensor = try tensor(file, name)
            return tensor.reshaped(Array(tensor.shape.prefix(2)))
        }

        private static func layer(
            _ file: SafetensorsFile, _ index: Int, _ convolution: Convolution
        ) throws -> NormalizedConvolution {
            NormalizedConvolution(
                convolution: convolution, weights: try tensor(file, "param/block.\(index).0.weight"),
                norm: BatchNormalization(
                    weight: try row(file, "param/block.\(index).1.weight"),
                    bias: try row(file, "param/block.\(index).1.bias"), epsilon: 1e-5))
        }
    }

    /// The file's values are rounded to Float once.
    private let rounding = 2e-7

    @Test(
        "Output and every gradient",
        arguments: [
            "kernel3-plain", "kernel3-residual", "kernel3-stride2", "kernel5-stride2", "kernel5-odd",
        ])
    func gradients(name: String) throws {
        let fixture = try Fixture(name)
        let input = try fixture.tensor("input")
        let output = fixture.block.forward(input)
        #expect(RelativeError.of(output.values, try fixture.row("expect/output")) < rounding)
        let result = fixture.block.backward(input, outputGradient: try fixture.tensor("output_gradient"))
        #expect(RelativeError.of(result.input.values, try fixture.row("expect/grad/input")) < rounding)
        let gradients = result.parameters
        let layers = [gradients.expand, gradients.depthwise].compactMap { $0 }
        let excitation = layers.count
        for (index, layer) in (layers + [gradients.project]).enumerated() {
            let place = "expect/grad/block.\(index < excitation ? index : index + 1)"
            #expect(RelativeError.of(layer.weights.values, try fixture.row("\(place).0.weight")) < rounding)
            #expect(RelativeError.of(layer.norm.weight, try fixture.row("\(place).1.weight")) < rounding)
            #expect(RelativeError.of(layer.norm.bias, try fixture.row("\(place).1.bias")) < rounding)
        }
        let place = "expect/grad/block.\(excitation)"
        let squeeze = gradients.excitation
        #expect(RelativeError.of(squeeze.reduce.values, try fixture.row("\(place).fc1.weight")) < rounding)
        #expect(RelativeError.of(squeeze.reduceBias, try fixture.row("\(place).fc1.bias")) < rounding)
        #expect(RelativeError.of(squeeze.expand.values, try fixture.row("\(place).fc2.weight")) < rounding)
        #expect(RelativeError.of(squeeze.expandBias, try fixture.row("\(place).fc2.bias")) < rounding)
    }

    @Test("Running statistics", arguments: ["kernel3-residual", "kernel5-stride2"])
    func statistics(name: String) throws {
        let fixture = try Fixture(name)
        let convolved = fixture.block.convolved(try fixture.tensor("input"))
        for (index, tensor) in [(0, convolved.expand), (1, convolved.depthwise), (3, convolved.project)] {
            let updated = BatchNormalization.updated(
                runningMean: try fixture.row("buffer/block.\(index).1.running_mean"),
                runningVariance: try fixture.row("buffer/block.\(index).1.running_var"),
                by: try #require(tensor), momentum: 0.1)
            let place = "expect/buffer/block.\(index).1"
            #expect(RelativeError.of(updated.mean, try fixture.row("\(place).running_mean")) < rounding)
            #expect(RelativeError.of(updated.variance, try fixture.row("\(place).running_var")) < rounding)
        }
    }
}
