/// Pictures in rows, as one picture to look at.
package struct ContactSheet {
    /// Pixels between two pictures and around all.
    private static let gap = 2
    private static let background: UInt8 = 32

    private let side: Int
    private let rows: [[PixelImage]]

    /// - Parameters:
    ///   - rows: square pictures of `side` × `side` pixels; a row may be shorter than the others.
    package init(rows: [[PixelImage]], side: Int) {
        self.rows = rows
        self.side = side
    }

    package var picture: PixelImage {
        let columns = max(1, rows.map(\.count).max() ?? 0)
        let step = side + Self.gap
        let (width, height) = (columns * step + Self.gap, max(1, rows.count) * step + Self.gap)
        var pixels = [UInt8](repeating: Self.background, count: width * height * 3)
        for (row, pictures) in rows.enumerated() {
            for (column, picture) in pictures.enumerated() {
                let corner = (row * step + Self.gap) * width + column * step + Self.gap
                for line in 0..<min(side, picture.height) {
                    let from = line * picture.width * 3
                    let to = (corner + line * width) * 3
                    let count = min(side, picture.width) * 3
                    pixels.replaceSubrange(to..<(to + count), with: picture.pixels[from..<(from + count)])
                }
            }
        }
        return PixelImage(width: width, height: height, pixels: pixels)
    }
}

extension ContactSheet {
    /// The most classes that are told apart by rows.
    package static let columns = 12

    /// A row of faces for each class: the first that can be read of a seeded shuffle.
    package static func faces(of source: any SampleSource, side: Int, seed: UInt64) -> ContactSheet {
        let preparation = ImagePreparation(imageSize: side)
        let rows = samples(of: source, seed: seed).map { samples in
            var pictures: [PixelImage] = []
            for sample in samples where pictures.count < columns {
                guard let image = try? source.image(at: sample) else { continue }
                pictures.append(
                    PixelImage(normalised: preparation.values(of: image, draw: sample), side: side))
            }
            return pictures
        }
        return ContactSheet(rows: rows, side: side)
    }

    /// One face of each class: first as evaluation sees it, then as training does, epoch after epoch.
    package static func augmented(
        _ source: any SampleSource, _ augmentation: Augmentation, side: Int, seed: UInt64
    ) -> ContactSheet {
        let faces = samples(of: source, seed: seed).compactMap { samples in
            samples.first { (try? source.image(at: $0)) != nil }
        }
        let preparations =
            [ImagePreparation(imageSize: side)]
            + (0..<UInt32(columns - 1)).map { epoch in
                ImagePreparation(imageSize: side, augmentation: augmentation, seed: seed, epoch: epoch)
            }
        let batches = preparations.map { preparation in
            PreparedBatch(of: faces, from: source, preparation, isCancelled: { false })
        }
        let size = side * side * 3
        let rows = faces.indices.map { row in
            batches.filter { $0.images.count >= (row + 1) * size }.map { batch in
                PixelImage(normalised: Array(batch.images[row * size..<(row + 1) * size]), side: side)
            }
        }
        return ContactSheet(rows: rows, side: side)
    }

    /// For each class, a shuffle of its samples.
    private static func samples(of source: any SampleSource, seed: UInt64) -> [[Int]] {
        let labels = source.labels
        let shuffled = EpochOrder(seed: seed).order(labels: labels, epoch: 0)
        return source.classNames.indices.map { label in shuffled.filter { labels[$0] == label } }
    }
}

extension PixelImage {
    /// What a network's input looks like.
    init(normalised values: [Float], side: Int) {
        let pixels = values.enumerated().map { index, value in
            UInt8(min(max(ImageNetStatistics.pixelValue(value, channel: index % 3), 0), 255).rounded())
        }
        self.init(width: side, height: side, pixels: pixels)
    }
}
