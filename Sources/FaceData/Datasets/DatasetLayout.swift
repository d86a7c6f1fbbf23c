import RunContract

/// How one dataset lies on disk. A further dataset is one more type and its line in `DatasetLayouts.all`.
protocol DatasetLayout: Sendable {
    /// What `--layout` calls it.
    var name: String { get }

    /// The names of its test sets, where it has several; `DatasetOptions.testSet` chooses one.
    var testSets: [String] { get }

    /// What in the folder shows this layout, in words; nil where it is another.
    ///
    /// - Parameter root: a folder; or a file, which few layouts know what to do with.
    func evidence(in root: String) throws(DatasetError) -> String?

    /// Everything that the folder labels.
    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents
}

extension DatasetLayout {
    var testSets: [String] { [] }
}

/// What a layout found in a dataset's folder.
struct LayoutContents: Sendable, Equatable {
    /// In an order that depends on the dataset alone.
    var faces: [LabelledFace] = []
    /// The number of faces or files left out, by reason.
    private(set) var dropped: [String: Int] = [:]
    /// The first face or file left out for a reason, if it has a name.
    private(set) var firstDropped: [String: String] = [:]

    mutating func drop(_ reason: String, _ count: Int = 1, first: String? = nil) {
        guard count > 0 else { return }
        dropped[reason, default: 0] += count
        if firstDropped[reason] == nil { firstDropped[reason] = first }
    }

    /// Leaves out the faces of other classes, and counts them by class.
    ///
    /// - Throws: `DatasetError` if no face is left.
    mutating func select(_ classes: [Expression], _ path: String) throws(DatasetError) {
        let present = Expression.allCases.filter { Set(faces.map(\.expression)).contains($0) }
        guard present.contains(where: classes.contains) else {
            throw DatasetError(
                path: path,
                problem: "has no face of the classes \(classes.map(\.name).joined(separator: ", "))",
                advice:
                    "its classes are \(present.map(\.name).joined(separator: ", ")): name some of them with --classes"
            )
        }
        for other in present where !classes.contains(other) {
            drop(
                "of the class \(other.name), which --classes leaves out",
                faces.count { $0.expression == other })
        }
        faces.removeAll { !classes.contains($0.expression) }
    }

    /// Takes in what another part of the dataset holds.
    mutating func append(_ other: LayoutContents) {
        // The first part is taken over as it is: it may be large.
        if faces.isEmpty { faces = other.faces } else { faces += other.faces }
        for (reason, count) in other.dropped { drop(reason, count, first: other.firstDropped[reason]) }
    }

    /// Takes in the images of a class folder, and counts what else lies there.
    mutating func append(
        _ files: ImageFiles, _ mapping: LabelMapping, split: Split?,
        subject: (String) -> UInt16? = { _ in nil }
    ) {
        switch mapping {
        case .expression(let expression):
            faces += files.images.map {
                LabelledFace(
                    folder: $0.folder, name: $0.name, expression: expression, split: split,
                    subject: subject($0.name))
            }
        case .dropped(let reason):
            drop(reason, files.images.count, first: files.images.first?.path)
        }
        drop("not a picture by its extension", files.others.count, first: files.others.first)
        for (reason, count) in files.closedFolders { drop("folder that cannot be listed: \(reason)", count) }
        drop("folder that is a link to one around it", files.circles)
    }
}
