import FaceData

/// What `data --json` prints.
struct DataSummary: Encodable {
    /// An image that cannot be read.
    struct Unreadable: Encodable {
        let path: String
        let reason: String
    }

    /// Images of one size.
    struct Size: Encodable {
        let width: Int
        let height: Int
        let images: Int
    }

    let layout: String
    let classes: [String]
    let splits: [String: [String: Int]]
    let dropped: [String: Int]
    let unreadable: [Unreadable]
    /// Most frequent first.
    let sizes: [Size]
    /// Test images whose pixels are in training too.
    let testImagesInTrain: Int

    init(_ report: DatasetReport) {
        func counts(_ counts: [Int]) -> [String: Int] {
            Dictionary(zip(report.classNames, counts), uniquingKeysWith: +)
        }
        layout = report.layout
        classes = report.classNames
        splits = ["train": counts(report.trainCounts), "test": counts(report.testCounts)]
        dropped = report.dropped
        unreadable = report.unreadable.map { Unreadable(path: $0.path, reason: $0.reason) }
        sizes = report.sizes.map { Size(width: $0.width, height: $0.height, images: $1) }.sorted {
            ($0.images, $1.width, $1.height) > ($1.images, $0.width, $0.height)
        }
        testImagesInTrain = report.testFacesInTrain
    }

    enum CodingKeys: String, CodingKey {
        case layout, classes, splits, dropped, unreadable, sizes
        case testImagesInTrain = "test_images_in_train"
    }
}
