import CIntrinsics

/// Pixels that are read after a product, brought into the second-level cache while it runs: a product keeps the
/// multipliers busy and the memory idle, the pass over its next operand the other way round.
package struct UpcomingPixels {
    private let tensors: [BlockedTensor]
    private let linesPerBlock: Int
    private let lines: Int

    /// - Parameters:
    ///   - tensors: of one precision, each counted from the first of the pixels.
    ///   - rows: how many pixels.
    package init(_ tensors: [BlockedTensor], rows: Int) {
        self.tensors = tensors
        let bytes = vectorWidth * (tensors.first?.precision.size ?? 0)
        linesPerBlock = (rows * bytes + Self.lineSize - 1) / Self.lineSize
        lines = linesPerBlock * tensors.reduce(0) { $0 + $1.blocks }
    }

    private static var lineSize: Int { 64 }

    /// Asks for one of `parts` equal shares of the cache lines.
    func prefetch(part: Int, of parts: Int) {
        var line = lines * part / parts
        let end = lines * (part + 1) / parts
        while line < end {
            let (block, start) = (line / linesPerBlock, line % linesPerBlock)
            let stop = min(linesPerBlock, start + end - line)
            if let address = address(ofBlock: block) {
                for index in start..<stop {
                    cache_line_prefetch(address + index &* Self.lineSize)
                }
            }
            line += stop - start
        }
    }

    /// Where a block begins, counted through the tensors.
    private func address(ofBlock block: Int) -> UnsafeRawPointer? {
        var block = block
        for tensor in tensors {
            if block < tensor.blocks {
                return UnsafeRawPointer(tensor.address + block &* tensor.stride &* tensor.precision.size)
            }
            block -= tensor.blocks
        }
        return nil
    }
}
