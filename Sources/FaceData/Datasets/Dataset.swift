package import RunContract

/// A dataset's faces, split into training and test, with what was left out.
package struct Dataset: Sendable {
    /// What `--layout` calls the layout.
    package let layout: String
    /// By what the layout was recognised, in words; or that it was asked for.
    package let layoutReason: String
    /// Other layouts that would fit.
    package let layoutAlternatives: [LayoutAlternative]
    /// The classes that have faces, in AffectNet's order; or those that were asked for, in the order asked for.
    package let classNames: [String]
    package internal(set) var train: any SampleSource
    /// Chooses the best epoch; empty if the dataset has none and none was drawn.
    package let validation: any SampleSource
    package let test: any SampleSource
    /// How many faces or files were left out, by reason.
    package internal(set) var dropped: [String: Int]
    /// The first face or file left out for a reason, if it has a name.
    package let firstDropped: [String: String]

    /// Reads a dataset's lists and folders, but none of its images.
    ///
    /// - Throws: `DatasetError`: no such folder, an empty one, none of the layouts, no face in it.
    package static func open(_ path: String, options: DatasetOptions = DatasetOptions()) throws(DatasetError)
        -> Dataset
    {
        let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let found = try layout(of: root, options)
        let layout = found.layout
        if let testSet = options.testSet, !layout.testSets.contains(testSet) {
            throw DatasetError(
                path: path, problem: "layout '\(layout.name)' has no test set of the name '\(testSet)'",
                advice: "leave out --split-name")
        }
        var contents = try layout.read(root, options)
        if let table = options.voteTable { try VoteTable(path: table).apply(to: &contents, root: root) }
        guard !contents.faces.isEmpty else { throw noFace(path, layout.name, contents) }
        if let classes = options.classes { try contents.select(classes, path) }
        let dataset = try Dataset(contents, found, options, path)
        FreedMemory.giveBack()
        return dataset
    }

    /// The faces of a split.
    package func source(_ split: Split) -> any SampleSource {
        switch split {
        case .train: train
        case .validation: validation
        case .test: test
        }
    }

    /// The faces of all splits together.
    package var count: Int { Split.allCases.reduce(0) { $0 + source($1).count } }

    /// The split and the place in it of a face that is counted through all splits, training first.
    ///
    /// - Parameter position: in 0..<count.
    func place(_ position: Int) -> (split: Split, index: Int) {
        var index = position
        for split in [Split.train, .validation] {
            guard index >= source(split).count else { return (split, index) }
            index -= source(split).count
        }
        return (.test, index)
    }

    private static func layout(
        of root: String, _ options: DatasetOptions
    ) throws(DatasetError) -> DetectedLayout {
        guard let name = options.layout else { return try DatasetLayouts.detect(root) }
        return DetectedLayout(
            layout: try DatasetLayouts.named(name, root: root), evidence: "asked for with --layout",
            alternatives: [])
    }

    private static func noFace(_ path: String, _ layout: String, _ contents: LayoutContents) -> DatasetError {
        let dropped = contents.dropped.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let leftOut = dropped.prefix(3).map { reason, count in
            "\(count) \(reason)" + (contents.firstDropped[reason].map { " (the first: \($0))" } ?? "")
        }.joined(separator: ", ")
        return DatasetError(
            path: path,
            problem: "layout '\(layout)' found no face with one of the eight expressions"
                + (leftOut.isEmpty ? "" : "; left out: \(leftOut)"),
            advice: "check what is in the folder; --layout names another layout")
    }

    private init(
        _ contents: LayoutContents, _ found: DetectedLayout, _ options: DatasetOptions, _ path: String
    ) throws(DatasetError) {
        let present = Set(contents.faces.map(\.expression))
        let classes = options.classes ?? Expression.allCases.filter(present.contains)
        let splits = try FaceSplits(contents.faces, options, path: path)
        layout = found.layout.name
        layoutReason = found.evidence
        layoutAlternatives = found.alternatives
        classNames = classes.map(\.name)
        dropped = contents.dropped
        firstDropped = contents.firstDropped
        train = Self.source(splits.train, classes, limit: options.maxTrain, options)
        validation = Self.source(splits.validation, classes, limit: nil, options)
        test = Self.source(splits.test, classes, limit: options.maxTest, options)
    }

    private static func source(
        _ faces: [LabelledFace], _ classes: [Expression], limit: Int?, _ options: DatasetOptions
    ) -> FileSampleSource {
        var kept = faces
        if let limit, limit < faces.count {
            let drawn = StratifiedDraw.subset(
                labels: faces.map(\.expression.rawValue), classCount: Expression.allCases.count, count: limit,
                seed: options.seed)
            kept = drawn.map { faces[$0] }
        }
        return FileSampleSource(
            kept, classes: classes, boxMargin: options.boxMargin, cacheBytes: options.cacheBytes)
    }
}
