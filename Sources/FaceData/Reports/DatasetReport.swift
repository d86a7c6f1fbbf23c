/// What is in a dataset, after every image has been looked at.
package struct DatasetReport: Sendable {
    package let layout: String
    package let layoutReason: String
    package let classNames: [String]
    /// Faces of each class, in the order of `classNames`.
    package let trainCounts: [Int]
    /// Faces of each class, in the order of `classNames`.
    package let testCounts: [Int]
    /// Faces or files left out, by reason.
    package let dropped: [String: Int]
    /// Images that cannot be read, training's first.
    package let unreadable: [UnreadableImage]
    /// How many faces have which size, as they come out of their files.
    package let sizes: [ImageSize: Int]
    /// Faces with the same pixels.
    package let twins: [TwinGroup]

    /// Reads every image of a dataset.
    ///
    /// - Parameters:
    ///   - threads: read so many images at a time.
    ///   - progress: called now and then, from any thread, with the images read and those there are.
    package init(
        of dataset: Dataset, threads: Int, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
    ) {
        let survey = ImageSurvey(train: dataset.train, test: dataset.test, threads: threads, progress)
        layout = dataset.layout
        layoutReason = dataset.layoutReason
        classNames = dataset.classNames
        trainCounts = dataset.train.classCounts
        testCounts = dataset.test.classCounts
        dropped = dataset.dropped
        unreadable = survey.unreadable
        sizes = survey.sizes
        twins = survey.twins
    }

    /// Test faces whose pixels are in training too: they make the test look easier than it is.
    package var testFacesInTrain: Int {
        twins.reduce(0) { $0 + ($1.isAcrossSplits ? $1.count(in: .test) : 0) }
    }
}

/// A picture's sides in pixels.
package struct ImageSize: Hashable, Sendable {
    package let width: Int
    package let height: Int
}
