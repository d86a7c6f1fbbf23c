internal import COpenBLAS

/// The products of `MatrixProduct` by OpenBLAS. Its matrices are rows of channels, so a tile's pixels are
/// gathered first; panels are its matrices of sixteen columns as they lie.
enum OpenBLASProduct {
    /// One thread a call: the engine's own workers are the threads, and a result must not depend on them.
    private static let isPrepared: Bool = {
        openblas_set_num_threads(1)
        return true
    }()

    /// output = input · weights; see `MatrixProduct.multiply`.
    static func multiply(
        _ input: BlockedTensor, rows: Int, depth: Int, weights: UnsafePointer<Float>, panelStride: Int,
        into output: BlockedTensor
    ) {
        guard isPrepared else { return }
        withGathered(input, rows: rows, channels: depth) { gathered in
            for panel in 0..<output.blocks {
                cblas_sgemm(
                    CblasRowMajor, CblasNoTrans, CblasNoTrans, blasint(rows), blasint(vectorWidth),
                    blasint(depth), 1, gathered, blasint(depth), weights + panel * panelStride,
                    blasint(vectorWidth), 0, output.at(block: panel, pixel: 0), blasint(vectorWidth))
            }
        }
    }

    /// gradient (+)= inputᵀ · output gradient; see `MatrixProduct.weightGradient`.
    static func weightGradient(
        input: BlockedTensor, outputGradient: BlockedTensor, rows: Int,
        into gradient: UnsafeMutablePointer<Float>, panelStride: Int, accumulate: Bool
    ) {
        guard isPrepared else { return }
        let channels = input.blocks * vectorWidth
        withGathered(input, rows: rows, channels: channels) { gathered in
            for panel in 0..<outputGradient.blocks {
                cblas_sgemm(
                    CblasRowMajor, CblasTrans, CblasNoTrans, blasint(channels), blasint(vectorWidth),
                    blasint(rows), 1, gathered, blasint(channels),
                    outputGradient.at(block: panel, pixel: 0), blasint(vectorWidth), accumulate ? 1 : 0,
                    gradient + panel * panelStride, blasint(vectorWidth))
            }
        }
    }

    /// The tile's pixels as rows of `channels` values.
    private static func withGathered(
        _ input: BlockedTensor, rows: Int, channels: Int, _ body: (UnsafePointer<Float>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: Float.self, capacity: max(1, rows * channels)) { gathered in
            guard let base = gathered.baseAddress else { return }
            for channel in stride(from: 0, to: channels, by: vectorWidth) {
                let block = input.at(block: channel / vectorWidth, pixel: 0)
                let count = min(vectorWidth, channels - channel)
                for row in 0..<rows {
                    (base + (row * channels + channel)).update(from: block + row * vectorWidth, count: count)
                }
            }
            body(base)
        }
    }
}
