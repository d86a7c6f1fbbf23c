import Kernels

/// The expansion and the depthwise convolution of a block in one pass of inference, which knows the statistics before.
///
/// A unit expands a few blocks of channels of some images into the worker's scratch and convolves them from there: the
/// widest tensor of the block never leaves the second-level cache.
struct ExpandedDepthwise {
    private let expansion: Expansion
    private let depthwise: DepthwiseConvolution
    private let groups: ImageGroups
    /// The units that the channels of a group of images are cut into.
    private let channels: ChannelGroups

    /// - Returns: nil where two passes do better: images too large for the scratch, or too few units for the workers.
    init?(_ expansion: Expansion, _ depthwise: DepthwiseConvolution, images: Int, workers: Int) {
        let least = ChannelGroups(blocks: depthwise.blocks, most: Self.mostBlocks).count
        var groups = depthwise.groups(images: images)
        while least * groups.count < Self.enough * workers, let halved = groups.halved {
            groups = halved
        }
        guard Self.fits(depthwise), expansion.isExactInAnyGrouping, least * groups.count >= workers
        else { return nil }
        self.expansion = expansion
        self.depthwise = depthwise
        self.groups = groups
        // Few units are to be a multiple of the workers.
        channels = ChannelGroups(
            blocks: depthwise.blocks,
            count: least * groups.count >= Self.enough * workers
                ? least : min(depthwise.blocks, (least + workers - 1) / workers * workers))
    }

    /// Channels of a unit at most, as many as the micro-kernel computes at a time.
    private static var mostBlocks: Int { 3 }
    /// Units of each worker that let all end together, whatever they divide into.
    private static var enough: Int { 8 }
    /// Bytes of expanded channels that stay in the second-level cache beside their input.
    private static var mostBytes: Int { 640 << 10 }

    private static func fits(_ depthwise: DepthwiseConvolution) -> Bool {
        nearFloats(depthwise) * MemoryLayout<Float>.size <= mostBytes
    }

    private static func nearFloats(_ depthwise: DepthwiseConvolution) -> Int {
        BlockedTensor.floats(
            channels: mostBlocks * vectorWidth, pixels: depthwise.mostPixelsOfGroup,
            precision: depthwise.output.precision)
    }

    /// Floats of scratch that a pass needs: the rows of the convolution, then what was expanded.
    static func scratchCount(_ depthwise: DepthwiseConvolution) -> Int {
        depthwise.shape.scratchCount + (fits(depthwise) ? nearFloats(depthwise) : 0)
    }

    /// - Parameter means: receives the mean over each image's pixels, if there is a gate that reads it.
    func pass(_ memory: StepMemory, means: BlockedTensor?) -> Pass {
        let layer = self
        return Pass(.depthwiseForward, units: groups.count * channels.count) { unit, worker in
            let images = layer.groups.range(unit / layer.channels.count)
            let blocks = layer.blocks(unit)
            let pixels = images.count * layer.depthwise.shape.inputPixels
            let expanded = memory.scratchTile(
                of: worker, offset: layer.depthwise.shape.scratchCount, blocks: blocks.count, rows: pixels,
                precision: layer.depthwise.output.precision)
            layer.expansion.multiply(
                images: images, blocks: blocks, into: expanded, next: layer.blocks(unit + 1))
            for block in blocks {
                layer.depthwise.infer(
                    expanded.stored(block: block - blocks.lowerBound, pixel: 0), block: block, images: images,
                    memory, means: means, worker: worker)
            }
        }
    }

    /// The blocks of channels of a unit. After the last group of images it goes on with the first channels.
    private func blocks(_ unit: Int) -> Range<Int> {
        channels.range(unit % channels.count)
    }
}
