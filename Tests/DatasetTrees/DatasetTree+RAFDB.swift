extension DatasetTree {
    /// RAF-DB's numbers begin at 1.
    private static let rafdbNames = ["surprise", "fear", "disgust", "happy", "sad", "anger", "neutral"]

    package static let rafdbAligned = DatasetTree(name: "RAF-DB, aligned", layout: "rafdb") { tree in
        var lines: [String] = []
        for (index, label) in rafdbNames.enumerated() {
            for (split, number) in [("train", 10 + index), ("test", 20 + index)] {
                lines.append("\(split)_000\(number).jpg \(index + 1)")
                try tree.face("basic/Image/aligned/\(split)_000\(number)_aligned.jpg", label, split)
                // There too, and not to be taken.
                try tree.picture("basic/Image/original/\(split)_000\(number).jpg")
            }
        }
        lines += ["train_09999.jpg 4", "train_00010.jpg 8", "train_00011.jpg", "other_00001.jpg 1"]
        tree.expectDropped("listed, but the image is missing")
        tree.expectDropped("label 8 is unknown")
        tree.expectDropped("row without an image and a label")
        tree.expectDropped("neither train_ nor test_")
        // The last line has no end.
        try tree.write(lines.joined(separator: "\n"), to: "basic/EmoLabel/list_patition_label.txt")
        try tree.write("", to: "readme.txt")
    }

    package static let rafdbOriginal = DatasetTree(name: "RAF-DB, original", layout: "rafdb") { tree in
        try tree.write("train_00001.jpg 5\r\ntest_0001.jpg 1\r\n", to: "EmoLabel/list_patition_label.txt")
        try tree.face("Image/original/train_00001.jpg", "sad", "train")
        try tree.face("Image/original/test_0001.jpg", "surprise", "test")
    }

    /// Faces that people aligned themselves, under the names of the originals.
    package static let rafdbRealigned = DatasetTree(name: "RAF-DB, realigned", layout: "rafdb") { tree in
        try tree.write("train_00001.jpg 5\ntest_0001.jpg 1.0\n", to: "basic/EmoLabel/list_patition_label.txt")
        try tree.face("basic/Image/aligned/train_00001.jpg", "sad", "train")
        try tree.face("basic/Image/aligned/test_0001.jpg", "surprise", "test")
    }

    package static let rafdbFolders = DatasetTree(name: "RAF-DB in folders", layout: "rafdb") { tree in
        for (index, label) in rafdbNames.enumerated() {
            for number in 0..<3 {
                try tree.face("DATASET/train/\(index + 1)/train_0000\(number)_aligned.jpg", label, "train")
            }
            try tree.face("DATASET/test/\(index + 1)/test_0001_aligned.jpg", label, "test")
        }
        try tree.write("image,label\n", to: "train_labels.csv")
    }
}
