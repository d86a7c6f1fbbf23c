import RunContract

/// FER+: FER2013's faces with the votes of ten people, in `fer2013new.csv` beside `fer2013.csv` (same order of
/// rows) or beside folders of PNGs, or in the `label.csv` of each such folder.
struct FERPlusLayout: DatasetLayout {
    let name = "ferplus"
    let testSets = FER2013Usage.testSets

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root), let files = try FERPlusFiles.find(in: root) else { return nil }
        let names = files.folders.map(\.name).joined(separator: ", ")
        guard files.votes != nil else { return "label.csv in \(names)" }
        return "fer2013new.csv beside \(files.folders.isEmpty ? files.table?.name ?? "" : names)"
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        guard let files = try FERPlusFiles.find(in: root) else {
            throw DatasetError(
                path: root,
                problem:
                    "no fer2013new.csv beside fer2013.csv or FER2013Train, and no FER2013Train/label.csv",
                advice: "name the folder that holds them")
        }
        var contents = LayoutContents()
        if let votes = files.votes {
            if files.folders.isEmpty, let table = files.table {
                try FERPlusTableReader(table: table, options).read(votes, into: &contents)
            } else {
                try readVotes(votes, files.folders, options, &contents)
            }
        } else {
            for folder in files.folders { try readLabels(of: folder, options, &contents) }
        }
        return contents
    }

    /// Votes in one table, faces in folders.
    private func readVotes(
        _ path: String, _ folders: [FERPlusFiles.Folder], _ options: DatasetOptions,
        _ contents: inout LayoutContents
    ) throws(DatasetError) {
        let reader = try FERPlusVoteTable(path: path)
        var images = Dictionary(
            folders.map { ($0.usage, ListedImages(folder: $0.path)) }, uniquingKeysWith: { first, _ in first }
        )
        var seen: Set<String> = []
        try reader.forEachRow { row in
            guard !row.image.isEmpty else { return contents.drop("row without an image's name") }
            guard seen.insert(row.image).inserted else { return contents.drop("image that was named before") }
            guard let usage = row.usage else { return contents.drop("row without a known Usage") }
            guard let split = usage.split(options) else { return contents.drop(usage.notAskedFor) }
            let image = images[usage]?.find(row.image)
            contents.add(row.votes, split, image.map { ($0.folder, $0.name) })
        }
    }

    /// A folder with votes of its own: `fer….png,"(0, 0, 48, 48)",` and ten votes, without a header.
    private func readLabels(
        of folder: FERPlusFiles.Folder, _ options: DatasetOptions, _ contents: inout LayoutContents
    ) throws(DatasetError) {
        var images = ListedImages(folder: folder.path)
        var seen: Set<String> = []
        try CSVFile(path: "\(folder.path)/\(FERPlusFiles.labels)").forEachRow { row in
            let name = row.text(0)
            if name.isEmpty {
                contents.drop("row without an image's name")
            } else if !seen.insert(name).inserted {
                contents.drop("image that was named before")
            } else if let split = folder.usage.split(options) {
                let image = images.find(name)
                contents.add(FERPlusVotes(row, first: 2), split, image.map { ($0.folder, $0.name) })
            } else {
                contents.drop(folder.usage.notAskedFor)
            }
            return true
        }
    }
}

extension LayoutContents {
    /// Takes in a face that is voted on.
    ///
    /// - Parameter image: folder and name; nil where the image is missing.
    fileprivate mutating func add(
        _ votes: FERPlusVotes, _ split: Split, _ image: (folder: String, name: String)?
    ) {
        switch votes.meaning {
        case .dropped(let reason): drop(reason)
        case .expression(let expression):
            guard let image else { return drop(ListedImages.missing) }
            faces.append(
                LabelledFace(
                    folder: image.folder, name: image.name, expression: expression, split: split,
                    votes: votes.expressions))
        }
    }
}
