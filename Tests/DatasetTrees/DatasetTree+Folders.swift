extension DatasetTree {
    package static let folder = DatasetTree(name: "folder", layout: "folder") { tree in
        let train = ["Happiness": "happy", "ANGRY": "anger", "natural": "neutral", "3_Surprised": "surprise"]
        for (folder, label) in train.sorted(by: { $0.key < $1.key }) {
            for number in 0..<6 { try tree.face("Train/\(folder)/\(number).png", label, "train") }
        }
        try tree.face("Train/natural/deep/er/7.PNG", "neutral", "train")
        try tree.face("Train/natural/8.JPeG", "neutral", "train")
        try tree.face("Train/natural/folder.jpg/9.jpg", "neutral", "train")
        for name in [".hidden.png", "Thumbs.db", ".cache/10.png"] {
            try tree.picture("Train/natural/\(name)")
        }
        try tree.write("not a picture", to: "Train/natural/readme.txt")
        tree.expectDropped("not a picture by its extension")
        try tree.link("Train/natural/deep/circle", to: "../..")
        tree.expectDropped("folder that is a link to one around it")
        for number in 0..<3 { try tree.picture("Train/boredom/\(number).png") }
        tree.expectDropped("folder 'boredom' is no expression", 3)
        try tree.makeFolder("Train/contempt")
        try tree.face("validation/happy/1.png", "happy", "test")
        try tree.face("validation/afraid/2.png", "fear", "test")
        try tree.picture("validation/10/3.png")
        tree.expectDropped("category 10 (no face)")
        try tree.write("Made by hand", to: "README")
    }

    package static let foldersWithoutSplit = DatasetTree(name: "folder without split", layout: "folder") {
        tree in
        for (number, name) in DatasetTree.expressions.enumerated() {
            for face in 0..<10 { try tree.face("faces/\(number)/\(face).jpg", name, nil) }
        }
        for (number, reason) in [
            8: "category 8 (none)", 9: "category 9 (uncertain)", 10: "category 10 (no face)",
        ] {
            try tree.picture("faces/\(number)/0.jpg")
            tree.expectDropped(reason)
        }
    }

    package static let kaggle = DatasetTree(name: "Kaggle AffectNet", layout: "folder") { tree in
        var list = ",pth,label,relFCs\r\n"
        for (number, label) in ["anger", "contempt", "happy", "sad"].enumerated() {
            for face in 0..<8 {
                let name = "\(label)/image000\(number)\(face).jpg"
                let isWrong = face == 0 && label == "anger"
                try tree.face(name, isWrong ? "surprise" : label, nil)
                list += "\(number * 8 + face),\(name),\(isWrong ? "surprise" : label),0.87\(face)\r\n"
            }
        }
        list += "98,sad/image9999998.jpg,sad,0.5\r\n\r\n99,sad/tired.jpg,tired,0.5"
        tree.expectDropped("listed, but the image is missing")
        try tree.picture("sad/tired.jpg")
        tree.expectDropped("label 'tired' is no expression")
        try tree.write(list, to: "labels.csv")
    }

    /// Flat folders and a spreadsheet.
    package static let table = DatasetTree(name: "table", layout: "table") { tree in
        var rows = ["image,label,split"]
        for split in ["train", "test"] {
            for label in expressions {
                try tree.face("\(split)/\(label).png", label, split)
                rows.append("\(split)/\(label).png,\(label),\(split)")
            }
        }
        rows += ["train/gone.png,happy,train", "train/happy.png,tired,train", "train/sad.png,sad,other"]
        tree.expectDropped("listed, but the image is missing")
        tree.expectDropped("label 'tired' is no expression")
        tree.expectDropped("split 'other' is unknown")
        try tree.write(rows.joined(separator: "\n"), to: "labels.csv")
    }

    /// In AffectNet's order.
    static let expressions = ["neutral", "happy", "sad", "surprise", "fear", "disgust", "anger", "contempt"]
}
