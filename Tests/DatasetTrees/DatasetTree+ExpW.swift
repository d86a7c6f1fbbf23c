extension DatasetTree {
    package static let expW = DatasetTree(name: "ExpW", layout: "expw") { tree in
        let names = ["anger", "disgust", "fear", "happy", "sad", "surprise", "neutral"]
        var lines: [String] = []
        for (label, name) in names.enumerated() {
            let picture = "\(name)_actor_\(label).jpg"
            try tree.picture("Images/\(picture)", width: 40, height: 30)
            // Two faces a picture; the box is top, left, right, bottom.
            lines.append("\(picture) 0 3 4 20 21 22.5 \(label)")
            tree.expect("Images/\(picture)", name, nil, box: [4, 3, 16, 18])
            lines.append("\(picture) 1 2 22 38 28 9.0 \((label + 1) % 7)")
            tree.expect("Images/\(picture)#2", names[(label + 1) % 7], nil, box: [22, 2, 16, 26])
        }
        try tree.picture("Images/a name with blanks.jpg", width: 40, height: 30)
        lines.append("a name with blanks.jpg 0 -2 -3 50 40 80.1 6")
        tree.expect("Images/a name with blanks.jpg", "neutral", nil, box: [-3, -2, 53, 42])
        lines.append("gone.jpg 0 3 4 20 21 22.5 0")
        tree.expectDropped("listed, but the image is missing")
        lines.append("anger_actor_0.jpg 2 3 4 20 21 22.5 7")
        tree.expectDropped("label '7' is unknown")
        lines.append("anger_actor_0.jpg 3 3 4")
        tree.expectDropped("row without eight fields")
        // A box without an area means the whole picture.
        lines.append("anger_actor_0.jpg 4 9 9 9 9 1.0 3")
        tree.expect("Images/anger_actor_0.jpg#3", "happy", nil)
        try tree.write(lines.joined(separator: "\n"), to: "label.lst")
    }
}
