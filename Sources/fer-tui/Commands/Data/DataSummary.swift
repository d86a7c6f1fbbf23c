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

    /// A layout that would fit too.
    struct Alternative: Encodable {
        let layout: String
        let reason: String
    }

    /// Images with the same pixels.
    struct Twins: Encodable {
        /// One image of a group.
        struct Image: Encodable {
            let split: String
            let path: String
            let label: String
        }

        let withinTrain: Int
        let withinTest: Int
        let across: Int
        let withDifferentLabels: Int
        /// Every group's images.
        let groups: [[Image]]

        enum CodingKeys: String, CodingKey {
            case across, groups
            case withinTrain = "within_train"
            case withinTest = "within_test"
            case withDifferentLabels = "with_different_labels"
        }
    }

    let layout: String
    let layoutReason: String
    let alternatives: [Alternative]
    let classes: [String]
    let splits: [String: [String: Int]]
    let fewFaces: [String: Int]
    let dropped: [String: Int]
    /// The first face or file left out for each reason, if it has a name.
    let firstDropped: [String: String]
    let imagesLookedAt: Int
    let unreadable: [Unreadable]
    /// Most frequent first.
    let sizes: [Size]
    let grayImages: Int
    /// Files that break their format's rules in a way that every decoder tolerates.
    let repairedImages: Int
    let twins: Twins
    /// Test images whose pixels are in training too.
    let testImagesInTrain: Int

    init(_ report: DatasetReport) {
        func counts(_ counts: [Int]) -> [String: Int] {
            Dictionary(zip(report.classNames, counts), uniquingKeysWith: +)
        }
        layout = report.layout
        layoutReason = report.layoutReason
        alternatives = report.alternatives.map { Alternative(layout: $0.layout, reason: $0.evidence) }
        classes = report.classNames
        splits = Dictionary(uniqueKeysWithValues: report.counts.map { ($0.rawValue, counts($1)) })
        fewFaces = Dictionary(report.smallClasses.map { ($0.name, $0.count) }, uniquingKeysWith: +)
        dropped = report.dropped
        firstDropped = report.firstDropped
        imagesLookedAt = report.lookedAt
        unreadable = report.unreadable.map { Unreadable(path: $0.path, reason: $0.reason) }
        sizes = report.sizes.map { Size(width: $0.width, height: $0.height, images: $1) }.sorted {
            ($0.images, $1.width, $1.height) > ($1.images, $0.width, $0.height)
        }
        grayImages = report.grayCount
        repairedImages = report.repairedCount
        twins = Twins(report)
        testImagesInTrain = report.testFacesInTrain
    }

    enum CodingKeys: String, CodingKey {
        case layout, alternatives, classes, splits, dropped, unreadable, sizes, twins
        case layoutReason = "layout_reason"
        case firstDropped = "first_dropped"
        case fewFaces = "few_faces"
        case imagesLookedAt = "images_looked_at"
        case grayImages = "gray_images"
        case repairedImages = "repaired_images"
        case testImagesInTrain = "test_images_in_train"
    }
}

extension DataSummary.Twins {
    init(_ report: DatasetReport) {
        withinTrain = report.twinGroups(within: .train)
        withinTest = report.twinGroups(within: .test)
        across = report.twins.count(where: \.isAcrossSplits)
        withDifferentLabels = report.twins.count(where: \.disagrees)
        groups = report.twins.map { group in
            group.members.map {
                Image(split: $0.split.rawValue, path: $0.path, label: report.classNames[$0.label])
            }
        }
    }
}
