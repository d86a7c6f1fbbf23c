/// Faces in rows to look at, a row for each class that has any.
package struct ContactSheet {
    package struct Row {
        /// The class.
        package let label: Int
        /// Square pictures; a row may be shorter than the others.
        package let pictures: [PixelImage]
    }

    /// Of the pictures, in pixels.
    package let side: Int
    package let rows: [Row]
}

extension ContactSheet {
    /// The most classes that are told apart by rows.
    package static let columns = 12

    /// A row of faces for each class: the first that can be read of a seeded shuffle.
    package static func faces(of source: any SampleSource, side: Int, seed: UInt64) -> ContactSheet {
        let preparation = ImagePreparation(imageSize: side)
        let rows = samples(of: source, seed: seed).enumerated().map { label, samples in
            var pictures: [PixelImage] = []
            for sample in samples where pictures.count < columns {
                guard let image = try? source.image(at: sample) else { continue }
                pictures.append(
                    PixelImage(normalised: preparation.values(of: image, draw: sample), side: side))
            }
            return Row(label: label, pictures: pictures)
        }
        return ContactSheet(side: side, rows: rows)
    }

    /// One face of each class: first as evaluation sees it, then as training does, epoch after epoch.
    package static func augmented(
        _ source: any SampleSource, _ augmentation: Augmentation, side: Int, seed: UInt64
    ) -> ContactSheet {
        let faces = samples(of: source, seed: seed).compactMap { samples in
            samples.first { (try? source.image(at: $0)) != nil }
        }
        let labels = source.labels
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
            Row(
                label: labels[faces[row]],
                pictures: batches.filter { $0.images.count >= (row + 1) * size }.map { batch in
                    PixelImage(normalised: Array(batch.images[row * size..<(row + 1) * size]), side: side)
                })
        }
        return ContactSheet(side: side, rows: rows)
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
