/// The layouts that can be read.
package enum DatasetLayouts {
    /// The most particular ones first: what has a file list beside its folders is no mere folder.
    static let all: [any DatasetLayout] = [
        AffectNetLayout(),
        AffectNet8Layout(),
        FERPlusLayout(),
        FER2013Layout(),
        RAFDBLayout(),
        CKPlusLayout(),
        ExpWLayout(),
        FolderLayout(),
        TableLayout(),
    ]

    /// What `--layout` takes besides `auto`.
    package static var names: [String] { all.map(\.name) }

    /// What `--split-name` takes: the test sets of all layouts that have several.
    package static var testSets: [String] {
        all.flatMap(\.testSets).reduce(into: []) { names, name in
            if !names.contains(name) { names.append(name) }
        }
    }

    static func named(_ name: String, root: String) throws(DatasetError) -> any DatasetLayout {
        if let layout = all.first(where: { $0.name == name }) { return layout }
        throw DatasetError(
            path: root, problem: "no layout is called '\(name)'",
            advice: "use --layout auto, \(names.joined(separator: ", "))")
    }

    /// The first layout that recognises the folder, by what, and the others that could read it.
    static func detect(_ root: String) throws(DatasetError) -> DetectedLayout {
        try refuseEmpty(root)
        var fitting: [(layout: any DatasetLayout, evidence: String)] = []
        for layout in all {
            if let evidence = try layout.evidence(in: root) { fitting.append((layout, evidence)) }
        }
        guard let first = fitting.first else { throw try unknown(root) }
        return DetectedLayout(
            layout: first.layout, evidence: first.evidence,
            alternatives: fitting.dropFirst().map {
                LayoutAlternative(layout: $0.layout.name, evidence: $0.evidence)
            })
    }

    private static func refuseEmpty(_ root: String) throws(DatasetError) {
        guard !TextLines.isFile(root) else { return }
        let listing = try DirectoryListing(root)
        guard !listing.files.isEmpty || !listing.folders.isEmpty else {
            throw DatasetError(
                path: root, problem: "the folder is empty", advice: "name the folder that holds the images")
        }
    }

    private static func unknown(_ root: String) throws(DatasetError) -> DatasetError {
        // A file that is no table of faces is refused by the listing.
        let listing = try DirectoryListing(root)
        let seen = listing.folders.prefix(12).map { "'\($0)'" } + (listing.folders.count > 12 ? ["…"] : [])
        return DatasetError(
            path: root,
            problem: seen.isEmpty
                ? "no folders of classes in it"
                : "no expression among the names of the folders \(seen.joined(separator: ", "))",
            advice:
                "class folders are named \(Expression.allCases.map(\.name).joined(separator: ", ")); "
                + "a table needs columns for image and label (docs/data.md)"
        )
    }
}

/// What `DatasetLayouts.detect` made out.
struct DetectedLayout {
    let layout: any DatasetLayout
    let evidence: String
    let alternatives: [LayoutAlternative]
}

/// A layout that would fit a dataset too and was not chosen.
package struct LayoutAlternative: Sendable, Equatable {
    package let layout: String
    /// By what it would be recognised.
    package let evidence: String
}
