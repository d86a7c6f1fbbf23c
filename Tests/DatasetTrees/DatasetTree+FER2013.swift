extension DatasetTree {
    /// FER2013's numbers, in its order.
    private static let emotions = ["anger", "disgust", "fear", "happy", "sad", "surprise", "neutral"]

    /// 48 × 48 levels, which tell the row.
    private static func pixels(_ row: Int, count: Int = 48 * 48) -> String {
        (0..<count).map { "\(($0 * 7 + row * 31) % 256)" }.joined(separator: " ")
    }

    package static let fer2013 = DatasetTree(name: "FER2013", layout: "fer2013") { tree in
        var table = "emotion,pixels,Usage\n"
        var row = 0
        func add(_ emotion: String, _ usage: String, pixels text: String? = nil) {
            row += 1
            table += "\(emotion),\(text ?? pixels(row)),\(usage)\n"
        }
        for (number, label) in emotions.enumerated() {
            for usage in ["Training", "PublicTest", "PrivateTest"] {
                add("\(number)", usage)
                tree.expect("fer2013.csv#\(row)", label, split(usage))
            }
        }
        add("3", "Training", pixels: pixels(0, count: 100))
        add("3", "Training", pixels: "")
        tree.expectDropped("row without 48 × 48 pixels", 2)
        add("8", "Training")
        tree.expectDropped("emotion '8' is unknown")
        add("3", "Trainig")
        tree.expectDropped("row without a known Usage")
        try tree.write(table + "\n", to: "fer2013.csv")
    }

    /// As people extend it: any name, no Usage, decimals, and 7 for contempt.
    package static let fer2013Extended = DatasetTree(name: "FER2013, extended", layout: "fer2013") { tree in
        var table = "emotion,pixels\n"
        for (number, label) in (emotions + ["contempt"]).enumerated() {
            for face in 0..<5 {
                let row = 5 * number + face + 1
                table += "\(number).0,\(pixels(row))\n"
                tree.expect("train.csv#\(row)", label, nil)
            }
        }
        try tree.write(table, to: "train.csv")
    }

    package static let icmlFaceData = DatasetTree(name: "icml_face_data", layout: "fer2013") { tree in
        var table = "emotion, Usage, pixels\r\n"
        for (number, label) in emotions.enumerated() {
            table += "\(number),Training,\(pixels(number))\r\n\(number),PublicTest,\(pixels(number + 7))\r\n"
            tree.expect("challenge/icml_face_data.csv#\(2 * number + 1)", label, "train")
            tree.expect("challenge/icml_face_data.csv#\(2 * number + 2)", label, "test")
        }
        try tree.write(table, to: "challenge/icml_face_data.csv")
    }
}

/// FER+ in its three forms, all of the same faces.
extension DatasetTree {
    private static let voteHeader =
        "Usage,Image name,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,NF\n"

    /// A face and what ten people said.
    private struct Voted {
        var usage: String
        var name: String
        var votes: [Int]
        /// Nil where it is left out.
        var label: String?
        var reason = ""
        /// Whether FER2013 says the same; its own label matters to nobody.
        var isRepeated = false
    }

    private static let voted: [Voted] = [
        Voted(
            usage: "Training", name: "fer0000000.png", votes: [4, 0, 0, 1, 5, 0, 0, 0, 0, 0], label: "anger"),
        Voted(
            usage: "Training", name: "fer0000001.png", votes: [0, 10, 0, 0, 0, 0, 0, 0, 0, 0], label: "happy"),
        // Single votes count nothing, and so six of six are left.
        Voted(
            usage: "Training", name: "fer0000002.png", votes: [6, 1, 1, 1, 1, 0, 0, 0, 0, 0], label: "neutral"
        ),
        // Half is not more than half.
        Voted(
            usage: "Training", name: "fer0000003.png", votes: [5, 0, 0, 5, 0, 0, 0, 0, 0, 0],
            reason: "no majority among the votes"),
        Voted(
            usage: "Training", name: "fer0000004.png", votes: [0, 0, 0, 0, 0, 0, 2, 0, 8, 0],
            reason: "voted unknown"),
        Voted(
            usage: "Training", name: "fer0000005.png", votes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 10],
            reason: "voted no face"),
        Voted(
            usage: "Training", name: "", votes: [0, 0, 0, 0, 0, 0, 0, 0, 0, 10],
            reason: "row without an image's name"),
        Voted(
            usage: "PublicTest", name: "fer0028638.png", votes: [0, 0, 9, 0, 0, 0, 1, 0, 0, 0],
            label: "surprise"),
        Voted(
            usage: "PublicTest", name: "fer0028639.png", votes: [0, 0, 0, 8, 0, 0, 2, 0, 0, 0], label: "sad"),
        Voted(
            usage: "PrivateTest", name: "fer0032220.png", votes: [2, 0, 0, 0, 0, 0, 0, 7, 0, 1],
            label: "contempt"),
        Voted(
            usage: "PrivateTest", name: "fer0032221.png", votes: [1, 0, 0, 0, 0, 7, 2, 0, 0, 0],
            label: "disgust"),
    ]

    private static func split(_ usage: String) -> String {
        ["Training": "train", "PublicTest": "validation"][usage] ?? "test"
    }

    private static func voteTable(_ rows: [Voted]) -> String {
        voteHeader
            + rows.map { row in
                "\(row.usage),\(row.name),\(row.votes.map { "\($0)" }.joined(separator: ","))\n"
            }.joined()
    }

    package static let ferPlusTable = DatasetTree(name: "FER+ beside fer2013.csv", layout: "ferplus") {
        tree in
        var table = "emotion,pixels,Usage\n"
        for (index, row) in voted.enumerated() {
            // FER2013's own labels are others throughout.
            table += "3,\(pixels(index, count: index == 8 ? 17 : 48 * 48)),\(row.usage)\n"
            if index == 8 {
                tree.expectDropped("row without 48 × 48 pixels")
            } else if let label = row.label {
                tree.expect("fer2013.csv#\(index + 1)", label, split(row.usage))
            } else {
                tree.expectDropped(row.reason)
            }
        }
        try tree.write(voteTable(voted), to: "fer2013new.csv")
        try tree.write(table, to: "fer2013.csv")
    }

    package static let ferPlusFolders = DatasetTree(name: "FER+ with folders", layout: "ferplus") { tree in
        var rows = voted
        // Named twice: the first row counts. And one whose image is gone.
        rows.append(Voted(usage: "Training", name: "fer0000001.png", votes: [0, 0, 0, 9, 0, 0, 0, 0, 0, 0]))
        tree.expectDropped("image that was named before")
        rows.append(Voted(usage: "Training", name: "fer0009999.png", votes: [0, 0, 0, 9, 0, 0, 0, 0, 0, 0]))
        tree.expectDropped("listed, but the image is missing")
        try tree.write(voteTable(rows), to: "fer2013new.csv")
        for row in voted {
            let path = "data/\(folder(row.usage))/\(row.name)"
            if !row.name.isEmpty { try tree.picture(path, width: 48, height: 48) }
            if let label = row.label {
                tree.expect(path, label, split(row.usage))
            } else {
                tree.expectDropped(row.reason)
            }
        }
    }

    package static let ferPlusLabels = DatasetTree(name: "FER+ with label.csv", layout: "ferplus") { tree in
        for usage in ["Training", "PublicTest", "PrivateTest"] {
            var list = ""
            for row in voted where row.usage == usage && !row.name.isEmpty {
                let votes = row.votes.map { "\($0)" }.joined(separator: ",")
                list += "\(row.name),\"(0, 0, 48, 48)\",\(votes)\n"
                let path = "\(folder(usage))/\(row.name)"
                try tree.picture(path, width: 48, height: 48)
                if let label = row.label {
                    tree.expect(path, label, split(usage))
                } else {
                    tree.expectDropped(row.reason)
                }
            }
            try tree.write(list, to: "\(folder(usage))/label.csv")
        }
    }

    private static func folder(_ usage: String) -> String {
        ["Training": "FER2013Train", "PublicTest": "FER2013Valid"][usage] ?? "FER2013Test"
    }
}
