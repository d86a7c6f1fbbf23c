extension DatasetTree {
    private static let header =
        "subDirectory_filePath,face_x,face_y,face_width,face_height,facial_landmarks,expression,valence,arousal"
    private static let landmarks = (0..<68).map { "\($0).5;\($0).25" }.joined(separator: ";")
    private static let images = "Manually_Annotated_Images"

    private static func row(_ path: String, _ box: String, _ rest: String) -> String {
        "\(path),\(box),\(landmarks),\(rest)"
    }

    package static let affectNet = DatasetTree(name: "AffectNet", layout: "affectnet") { tree in
        var training = [header]
        for (number, label) in expressions.enumerated() {
            let name = "\(600 + number)/0a1b2c3d4e5f60718293a4b5c6d7e8f90123456789abcdef0123456\(number).jpg"
            try tree.picture("\(images)/\(name)", width: 40, height: 30)
            // The eighth face's box leaves its picture on every side.
            let box: [Float] = number == 7 ? [-6, -5, 60, 50] : [8, 6, 16, 18]
            training.append(
                row(name, box.map { "\(Int($0))" }.joined(separator: ","), "\(number),0.\(number)5,-0.5"))
            tree.expect(
                "\(images)/\(name)", label, "train", box: box,
                valence: [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75][number], arousal: -0.5)
        }
        // The same picture has a second face, whose affect is unknown.
        let twice = "600/0a1b2c3d4e5f60718293a4b5c6d7e8f90123456789abcdef01234560.jpg"
        training += ["", row(twice, "20,2,10,10", "2,-2,-2"), "   "]
        tree.expect("\(images)/\(twice)#2", "sad", "train", box: [20, 2, 10, 10])
        for (category, reason) in [(8, "none"), (9, "uncertain"), (10, "no face")] {
            training.append(row(twice, "0,0,9,9", "\(category),-2,-2"))
            tree.expectDropped("category \(category) (\(reason))")
        }
        training.append(row("600/gone.jpg", "0,0,9,9", "1,0,0"))
        tree.expectDropped("listed, but the image is missing")
        training.append("torn")
        tree.expectDropped("row without an image or an expression")
        try tree.write(training.joined(separator: "\n"), to: "Manually_Annotated_file_lists/training.csv")
        // No header here, lines as Windows ends them, and a face without a box.
        try tree.picture("\(images)/12/b.jpg")
        let validation = [row("12/b.jpg", ",,,", "4,0.5,0.25"), row("12/b.jpg", "1,1,4,4", "6,0,0")]
        try tree.write(
            validation.joined(separator: "\r\n") + "\r\n", to: "Manually_Annotated_file_lists/validation.csv")
        tree.expect("\(images)/12/b.jpg", "fear", "test", valence: 0.5, arousal: 0.25)
        tree.expect("\(images)/12/b.jpg#2", "anger", "test", box: [1, 1, 4, 4], valence: 0, arousal: 0)
    }

    package static let affectNetElsewhere = DatasetTree(
        name: "AffectNet, lists beside the images", layout: "affectnet"
    ) {
        tree in
        let folder = "AffectNet/Manually_Annotated"
        try tree.picture("\(folder)/\(images)/1/a.jpg")
        try tree.write(row("1/a.jpg", "0,0,4,4", "1,0,0"), to: "\(folder)/training.csv")
        try tree.write(
            header + "\n" + row("1/a.jpg", "4,4,4,4", "3,-2.0,-2.0"), to: "\(folder)/validation.csv")
        tree.expect(
            "\(folder)/\(images)/1/a.jpg", "happy", "train", box: [0, 0, 4, 4], valence: 0, arousal: 0)
        tree.expect("\(folder)/\(images)/1/a.jpg#2", "surprise", "test", box: [4, 4, 4, 4])
    }

    /// Lists that went through pandas and Windows: an index column, decimals, backslashes.
    package static let affectNetRewritten = DatasetTree(
        name: "AffectNet, rewritten lists", layout: "affectnet"
    ) {
        tree in
        for (list, split) in [("training", "train"), ("validation", "test")] {
            var rows = ["," + header]
            for (number, label) in expressions.enumerated() {
                let name = "\(number)/\(split).jpg"
                try tree.picture("\(images)/\(name)")
                rows.append(
                    "\(number),"
                        + row(name.replacing("/", with: "\\"), "0,0,8,8", "\(number).0,0.25,-0.25"))
                tree.expect(
                    "\(images)/\(name)", label, split, box: [0, 0, 8, 8], valence: 0.25, arousal: -0.25)
            }
            try tree.write(rows.joined(separator: "\n"), to: "Manually_Annotated_file_lists/\(list).csv")
        }
    }

    /// The eight-expression release with a table for each split.
    package static let affectNet8Tables = DatasetTree(name: "AffectNet-8 in tables", layout: "affectnet8") {
        tree in
        for (folder, split) in [("train_set", "train"), ("val_set", "test")] {
            var rows = ["number,exp,val,aro"]
            for (number, label) in expressions.enumerated() {
                try tree.picture("\(folder)/images/\(number).jpg")
                rows.append("\(number),\(number),0.5,-2")
                tree.expect("\(folder)/images/\(number).jpg", label, split, valence: 0.5)
            }
            rows.append("99,1,0,0")
            tree.expectDropped("listed, but the image is missing")
            try tree.write(rows.joined(separator: "\n"), to: "\(folder)_annotation_without_lnd.csv")
        }
    }

    package static let affectNet8 = DatasetTree(name: "AffectNet-8", layout: "affectnet8") { tree in
        for (number, label) in expressions.enumerated() {
            try face(&tree, "train_set", "\(number + 9)", "\(number)", "-0.\(number)25", "0.5")
            tree.expect(
                "train_set/images/\(number + 9).jpg", label, "train",
                valence: [-0.025, -0.125, -0.225, -0.325, -0.425, -0.525, -0.625, -0.725][number],
                arousal: 0.5)
        }
        try face(&tree, "val_set", "1", "7", "-2", "-2.0")
        tree.expect("val_set/images/1.jpg", "contempt", "test")
        try face(&tree, "val_set", "2", "8", "0", "0")
        tree.expectDropped("category 8 (none)")
        try tree.picture("val_set/images/3.jpg")
        tree.expectDropped("annotation: No such file or directory")
        try face(&tree, "val_set", "4", "sad", "0", "0")
        tree.expectDropped("annotation: no single number in it")
        try tree.picture("val_set/images/5.jpg")
        try tree.write(
            NPYFile.file(descriptor: "'|O'", shape: "()", [0x80, 0x04]), to: "val_set/annotations/5_exp.npy")
        tree.expectDropped("annotation: an array of Python objects, which is not read: it could run code")
    }

    private static func face(
        _ tree: inout TreeWriter, _ split: String, _ id: String, _ expression: String, _ valence: String,
        _ arousal: String
    ) throws {
        try tree.picture("\(split)/images/\(id).jpg")
        for (kind, value) in ["exp": expression, "val": valence, "aro": arousal] {
            try tree.write(NPYFile.string(value), to: "\(split)/annotations/\(id)_\(kind).npy")
        }
        let landmarks = (0..<136).flatMap { NPYFile.bytes(of: Double($0)) }
        try tree.write(
            NPYFile.file(descriptor: "'<f8'", shape: "(136,)", landmarks),
            to: "\(split)/annotations/\(id)_lnd.npy")
    }
}
