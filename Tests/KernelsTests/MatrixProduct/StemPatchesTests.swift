import Kernels
import ReferenceKernels
import Testing

@Suite("The stem's convolution, 3 × 3 with stride 2")
struct StemPatchesTests {
    /// Rows of interleaved colours from [n, 3, h, w].
    private func interleaved(_ images: Tensor) -> [Double] {
        let size = images.shape[2]
        return (0..<images.values.count).map { index in
            let (colour, pixel) = (index % 3, index / 3)
            return images[pixel / (size * size), colour, pixel / size % size, pixel % size]
        }
    }

    /// Weights [outputs, colour, row, column] as [outputs, (row, column, colour), 1, 1].
    private func patchWeights(_ weights: Tensor) -> Tensor {
        Tensor([weights.shape[0], 27, 1, 1]) { index in
            let (output, channel) = (index / 27, index % 27)
            return weights[output, channel % 3, channel / 9, channel / 3 % 3]
        }
    }

    @Test(
        "Patches times weights is the convolution", arguments: [2, 5, 7, 8, 32], PaddingRule.allCases)
    func forward(size: Int, padding: PaddingRule) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let images = random.tensor([2, 3, size, size])
        let weights = random.tensor([20, 3, 3, 3])
        // SAME begins at the image's edge where the size is even.
        let before = padding == .same && size.isMultiple(of: 2) ? 0 : 1
        let expected = Convolution(stride: 2, padding: before, paddingAfter: 1).forward(
            images, weights: weights)
        let patches = memory.unwritten(shape: [1, StemPatches.paddedChannels, 1, expected.pixels])
        StemPatches.gather(
            images: memory.row(interleaved(images)), imageSize: size, padding: padding,
            pixels: 0..<expected.pixels, into: patches)
        let output = memory.unwritten(shape: expected.shape)
        MatrixProduct.multiply(
            patches, rows: expected.pixels, depth: StemPatches.channels,
            weights: memory.panels(patchWeights(weights), .float32),
            panelStride: StemPatches.paddedChannels * vectorWidth, into: output, finish: { _ in })
        expectClose(memory.plain(output, shape: expected.shape), expected)
    }

    @Test("A run of pixels is what the whole has there")
    func run() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let images = memory.row(interleaved(random.tensor([2, 3, 7, 7])))
        let whole = memory.unwritten(shape: [1, 32, 1, 32])
        let part = memory.unwritten(shape: [1, 32, 1, 9])
        StemPatches.gather(images: images, imageSize: 7, pixels: 0..<32, into: whole)
        StemPatches.gather(images: images, imageSize: 7, pixels: 12..<21, into: part)
        for pixel in 0..<9 {
            for channel in 0..<32 {
                let expected = whole.at(block: channel / 16, pixel: 12 + pixel)[channel % 16]
                #expect(part.at(block: channel / 16, pixel: pixel)[channel % 16] == expected)
            }
        }
    }
}
