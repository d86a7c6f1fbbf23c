/// A dataset's faces, split into training and test, with what was left out.
package struct Dataset: Sendable {
    /// What `--layout` calls the layout.
    package let layout: String
    /// By what the layout was recognised, in words; or that it was asked for.
    package let layoutReason: String
    /// The classes that have faces, in AffectNet's order.
    package let classNames: [String]
    package internal(set) var train: any SampleSource
    package let test: any SampleSource
    /// How many faces or files were left out, by reason.
    package internal(set) var dropped: [String: Int]

    /// Reads a dataset's lists and folders, but none of its images.
    ///
    /// - Throws: `DatasetError`: no such folder, an empty one, none of the layouts, no face in it.
    package static func open(_ path: String, options: DatasetOptions = DatasetOptions()) throws(DatasetError)
        -> Dataset
    {
        let root = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        let (layout, reason) = try layout(of: root, options)
        let contents = try layout.read(root)
        guard !contents.faces.isEmpty else {
            throw DatasetError(
                path: path,
                problem: "layout '\(layout.name)' found no face with one of the eight expressions",
                advice: "'fer-tui data' shows what was left out; --layout names another layout")
        }
        return Dataset(contents, layout: layout.name, reason: reason, options)
    }

    private static func layout(
        of root: String, _ options: DatasetOptions
    ) throws(DatasetError) -> (any DatasetLayout, String) {
        guard let name = options.layout else {
            let (layout, evidence) = try DatasetLayouts.detect(root)
            return (layout, evidence)
        }
        return (try DatasetLayouts.named(name, root: root), "asked for with --layout")
    }

    private init(_ contents: LayoutContents, layout: String, reason: String, _ options: DatasetOptions) {
        let present = Set(contents.faces.map(\.expression))
        let classes = Expression.allCases.filter(present.contains)
        let splits = Self.splits(contents.faces, options)
        self.layout = layout
        layoutReason = reason
        classNames = classes.map(\.name)
        dropped = contents.dropped
        train = Self.source(splits.train, classes, limit: options.maxTrain, options)
        test = Self.source(splits.test, classes, limit: options.maxTest, options)
    }

    /// The dataset's own splits, or drawn ones where it has no test set.
    private static func splits(
        _ faces: [LabelledFace], _ options: DatasetOptions
    ) -> (train: [LabelledFace], test: [LabelledFace]) {
        if faces.contains(where: { $0.split == .test }) {
            return (faces.filter { $0.split != .test }, faces.filter { $0.split == .test })
        }
        let drawn = StratifiedDraw.test(
            labels: faces.map(\.expression.rawValue), classCount: Expression.allCases.count,
            fraction: options.testFraction, seed: options.seed)
        var isTest = [Bool](repeating: false, count: faces.count)
        for position in drawn { isTest[position] = true }
        return (
            zip(faces, isTest).filter { !$1 }.map(\.0), zip(faces, isTest).filter { $1 }.map(\.0)
        )
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
