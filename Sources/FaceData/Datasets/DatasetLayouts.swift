/// The layouts that can be read.
package enum DatasetLayouts {
    /// The most particular ones first: what has a file list beside its folders is no mere folder.
    static let all: [any DatasetLayout] = [
        AffectNetLayout(),
        AffectNet8Layout(),
        FolderLayout(),
    ]

    /// What `--layout` takes besides `auto`.
    package static var names: [String] { all.map(\.name) }

    static func named(_ name: String, root: String) throws(DatasetError) -> any DatasetLayout {
        if let layout = all.first(where: { $0.name == name }) { return layout }
        throw DatasetError(
            path: root, problem: "no layout is called '\(name)'",
            advice: "use --layout auto, \(names.joined(separator: ", "))")
    }

    /// The first layout that recognises the folder, and by what.
    static func detect(_ root: String) throws(DatasetError) -> (layout: any DatasetLayout, evidence: String) {
        let listing = try DirectoryListing(root)
        guard !listing.files.isEmpty || !listing.folders.isEmpty else {
            throw DatasetError(
                path: root, problem: "the folder is empty", advice: "name the folder that holds the images")
        }
        for layout in all {
            if let evidence = try layout.evidence(in: root) { return (layout, evidence) }
        }
        let seen = listing.folders.prefix(12).map { "'\($0)'" } + (listing.folders.count > 12 ? ["…"] : [])
        throw DatasetError(
            path: root,
            problem: seen.isEmpty
                ? "no folders of classes in it"
                : "no expression recognised among the folders \(seen.joined(separator: ", "))",
            advice:
                "class folders are named neutral, happy, sad, surprise, fear, disgust, anger, contempt, or 0 to 7"
        )
    }
}
