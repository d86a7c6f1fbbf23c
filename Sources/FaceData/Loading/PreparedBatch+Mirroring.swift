extension PreparedBatch {
    /// The same batch with every image mirrored left to right.
    ///
    /// - Parameter imageSize: the images' side.
    package func mirrored(imageSize: Int) -> PreparedBatch {
        let rows = images.count / max(1, imageSize * 3)
        let turned = [Float](unsafeUninitializedCapacity: images.count) { target, count in
            for row in 0..<rows {
                for column in 0..<imageSize {
                    let from = (row * imageSize + column) * 3
                    let to = (row * imageSize + imageSize - 1 - column) * 3
                    for colour in 0..<3 { target[to + colour] = images[from + colour] }
                }
            }
            count = images.count
        }
        return PreparedBatch(
            images: turned, sampleIndices: sampleIndices, draws: draws, targets: targets, mixes: mixes,
            unreadable: unreadable)
    }
}
