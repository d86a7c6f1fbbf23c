/// A dataset as people have it on disk, oddities and all, and what is to be found in it.
package struct DatasetTree: Sendable {
    /// What the tree is called here; a layout may have several.
    package let name: String
    /// The layout that is to recognise it.
    package let layout: String
    /// Writes it into a folder.
    let write: @Sendable (inout TreeWriter) throws -> Void

    /// Every tree, one or more for each layout.
    package static let all: [DatasetTree] = [
        .folder, .foldersWithoutSplit, .kaggle, .affectNet, .affectNetElsewhere, .affectNetRewritten,
        .affectNet8,
        .affectNet8Tables, .fer2013, .fer2013Extended, .icmlFaceData, .ferPlusTable, .ferPlusFolders,
        .ferPlusLabels, .rafdbAligned, .rafdbOriginal,
        .rafdbRealigned, .rafdbFolders, .ckPlus, .ckPlus48, .expW, .table,
    ]

    /// Writes the tree into a folder.
    ///
    /// - Returns: what is to be found there.
    package func make(at root: String) throws -> ExpectedDataset {
        var writer = TreeWriter(root: root)
        try write(&writer)
        return writer.expected
    }
}

/// What a tree holds.
package struct ExpectedDataset: Sendable, Equatable {
    /// In any order.
    package var faces: [ExpectedFace] = []
    package var dropped: [String: Int] = [:]
}

/// One face that is to be found, with all that is known of it.
package struct ExpectedFace: Sendable, Hashable {
    /// Below the tree's folder, with the face's number where its file has several.
    package var path: String
    /// The expression's name.
    package var label: String
    /// `train` or `test`; nil where the split is drawn.
    package var split: String?
    /// x, y, width, height.
    package var box: [Float]?
    package var valence: Float?
    package var arousal: Float?

    package init(
        path: String, label: String, split: String?, box: [Float]?, valence: Float?, arousal: Float?
    ) {
        self.path = path
        self.label = label
        self.split = split
        self.box = box
        self.valence = valence
        self.arousal = arousal
    }
}
