package import RunContract

/// What is in a dataset, after its images have been looked at.
package struct DatasetReport: Sendable {
    /// A class with fewer training faces is hardly learnt.
    package static let fewFaces = 50

    package let layout: String
    package let layoutReason: String
    /// Other layouts that would fit.
    package let alternatives: [LayoutAlternative]
    package let classNames: [String]
    /// Faces of each class in each split that has any, in the order of `classNames`.
    package let counts: [Split: [Int]]
    /// Faces or files left out, by reason.
    package let dropped: [String: Int]
    /// The first face or file left out for a reason, if it has a name.
    package let firstDropped: [String: String]
    /// Images that were read or tried: all, or as many as were asked for.
    package let lookedAt: Int
    /// Images that cannot be read, training's first.
    package let unreadable: [UnreadableImage]
    /// How many faces have which size, as they come out of their files.
    package let sizes: [ImageSize: Int]
    /// Faces in which red, green and blue are the same everywhere.
    package let grayCount: Int
    /// Images whose files break their format's rules in a way that every decoder tolerates; they are read all the same.
    package let repairedCount: Int
    /// Faces with the same pixels, among those that were looked at.
    package let twins: [TwinGroup]

    /// Reads the images of a dataset.
    ///
    /// - Parameters:
    ///   - sampleCount: look at only so many images, drawn at random; nil for all.
    ///   - threads: read so many images at a time.
    ///   - progress: called now and then, from any thread, with the images read and those to be read.
    package init(
        of dataset: Dataset, sampleCount: Int? = nil, threads: Int,
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) {
        let survey = ImageSurvey(of: dataset, sampleCount: sampleCount, threads: threads, progress)
        layout = dataset.layout
        layoutReason = dataset.layoutReason
        alternatives = dataset.layoutAlternatives
        classNames = dataset.classNames
        counts = Dictionary(
            uniqueKeysWithValues: Split.allCases.map { ($0, dataset.source($0).classCounts) }
        ).filter { $0.value.contains { $0 > 0 } }
        dropped = dataset.dropped
        firstDropped = dataset.firstDropped
        lookedAt = survey.lookedAt
        unreadable = survey.unreadable
        sizes = survey.sizes
        grayCount = survey.grayCount
        repairedCount = survey.repairedCount
        twins = survey.twins
    }

    /// Faces of a split.
    package func count(in split: Split) -> Int { counts[split, default: []].reduce(0, +) }

    /// Faces of all splits.
    package var count: Int { Split.allCases.reduce(0) { $0 + count(in: $1) } }

    /// Whether every image was looked at, so that twins cannot have been missed.
    package var isWhole: Bool { lookedAt == count }

    /// Classes with few training faces, by name.
    package var smallClasses: [(name: String, count: Int)] {
        zip(classNames, counts[.train] ?? []).filter { $1 < Self.fewFaces }.map { (name: $0, count: $1) }
    }

    /// Groups of twins within one split.
    package func twinGroups(within split: Split) -> Int {
        twins.count { $0.count(in: split) == $0.members.count }
    }

    /// Test faces whose pixels are in training too: they make the test look easier than it is.
    package var testFacesInTrain: Int {
        twins.reduce(0) { $0 + ($1.count(in: .train) > 0 ? $1.count(in: .test) : 0) }
    }
}

/// A picture's sides in pixels.
package struct ImageSize: Hashable, Sendable {
    package let width: Int
    package let height: Int
}
