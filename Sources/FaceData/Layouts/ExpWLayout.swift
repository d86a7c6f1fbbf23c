/// ExpW: `label.lst` with lines `name face_id top left right bottom confidence label`, and pictures of one or
/// several faces.
struct ExpWLayout: DatasetLayout {
    let name = "expw"

    /// Numbers behind a picture's name.
    private static let numberCount = 7

    func evidence(in root: String) throws(DatasetError) -> String? {
        guard !TextLines.isFile(root), let files = try ExpWFiles.find(in: root) else { return nil }
        return "label.lst beside \(files.imageFolder ?? "the pictures")"
    }

    func read(_ root: String, _ options: DatasetOptions) throws(DatasetError) -> LayoutContents {
        guard let files = try ExpWFiles.find(in: root) else {
            throw DatasetError(
                path: root, problem: "no label.lst beside a folder of images",
                advice: "name the folder that holds both")
        }
        var contents = LayoutContents()
        var images = ListedImages(folder: files.images)
        var faceCounts: [String: Int32] = [:]
        try TextLines(path: files.list).forEachWords { words in
            guard let row = Row(words) else { return contents.drop("row without eight fields") }
            guard let expression = row.expression else {
                return contents.drop("label '\(row.label)' is unknown")
            }
            guard let image = images.find(row.name) else { return contents.drop(ListedImages.missing) }
            faceCounts[row.name, default: 0] += 1
            contents.faces.append(
                LabelledFace(
                    folder: image.folder, name: image.name, number: faceCounts[row.name] ?? 1,
                    expression: expression, part: FacePart(row.box)))
        }
        return contents
    }

    /// One line of the list.
    private struct Row {
        let name: String
        let label: Int
        /// Nil where it has no area.
        let box: FaceBox?

        var expression: Expression? {
            if case .expression(let expression) = LabelNumbering.expw.mapping(label) { return expression }
            return nil
        }

        /// Names may hold blanks: the numbers are counted from the end.
        init?(_ words: [Substring]) {
            let numbers = words.suffix(ExpWLayout.numberCount).compactMap { Float($0) }
            guard words.count > ExpWLayout.numberCount, numbers.count == ExpWLayout.numberCount,
                numbers.allSatisfy(\.isFinite),
                let label = Int(exactly: numbers[6])
            else { return nil }
            name = words.dropLast(ExpWLayout.numberCount).joined(separator: " ")
            self.label = label
            let (top, left, right, bottom) = (numbers[1], numbers[2], numbers[3], numbers[4])
            box =
                right > left && bottom > top
                ? FaceBox(x: left, y: top, width: right - left, height: bottom - top) : nil
        }
    }
}

/// Where ExpW's list and pictures lie.
private struct ExpWFiles {
    let list: String
    let images: String
    /// As it is called below the dataset's folder; nil where the pictures lie beside the list.
    let imageFolder: String?

    private static let listName = "label.lst"
    private static let imageFolders = ["Images", "images", "Image", "image", "origin"]

    static func find(in root: String) throws(DatasetError) -> ExpWFiles? {
        try OnlyFolder.search(root) { (path, listing) throws(DatasetError) in
            var list: String?
            if listing.files.contains(listName) {
                list = "\(path)/\(listName)"
            } else if listing.folders.contains("label"),
                try DirectoryListing("\(path)/label").files.contains(listName)
            {
                list = "\(path)/label/\(listName)"
            }
            guard let list else { return nil }
            guard let folder = imageFolders.first(where: listing.folders.contains) else {
                return ExpWFiles(list: list, images: path, imageFolder: nil)
            }
            let holdsOrigin = try DirectoryListing("\(path)/\(folder)").folders.contains("origin")
            let name = holdsOrigin ? "\(folder)/origin" : folder
            return ExpWFiles(list: list, images: "\(path)/\(name)", imageFolder: name)
        }
    }
}
