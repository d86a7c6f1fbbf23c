extension DatasetTree {
    /// CK+'s numbers.
    private static let ckNames = [
        "neutral", "anger", "contempt", "disgust", "fear", "happy", "sad", "surprise",
    ]

    package static let ckPlus = DatasetTree(name: "CK+", layout: "ckplus") { tree in
        for person in 0..<16 {
            let subject = "S\(100 + person)"
            for sequence in 1...3 {
                let place = "\(subject)/00\(sequence)"
                let frames = (1...4).map { "\(subject)_00\(sequence)_0000000\($0 * 2)" }
                for frame in frames { try tree.picture("cohn-kanade-images/\(place)/\(frame).png") }
                let peak = "cohn-kanade-images/\(place)/\(frames[3]).png"
                let label = (person + sequence) % 8
                guard sequence < 3 else {
                    // A folder for the label, and none in it.
                    try tree.makeFolder("Emotion/\(place)")
                    tree.expectDropped("sequence without a label")
                    continue
                }
                try tree.write("   \(label).0000000e+00\n", to: "Emotion/\(place)/\(frames[3])_emotion.txt")
                tree.expect(peak, ckNames[label], nil)
            }
        }
        try tree.picture("cohn-kanade-images/S200/001/S200_001_00000001.png")
        try tree.write("happy", to: "Emotion/S200/001/S200_001_00000001_emotion.txt")
        tree.expectDropped("sequence whose label is no number from 0 to 7")
        try tree.write("   5.0000000e+00\n", to: "Emotion/S201/001/S201_001_00000001_emotion.txt")
        tree.expectDropped("labelled sequence without images")
        try tree.write("", to: "cohn-kanade-images/.DS_Store")
    }

    package static let ckPlus48 = DatasetTree(name: "CK+48", layout: "ckplus") { tree in
        let folders = ["anger", "contempt", "disgust", "fear", "happy", "sadness", "surprise"]
        let names = ["anger", "contempt", "disgust", "fear", "happy", "sad", "surprise"]
        for person in 0..<20 {
            for (index, folder) in folders.enumerated() where (person + index) % 3 == 0 {
                for frame in 17...19 {
                    try tree.face(
                        "CK+48/\(folder)/S0\(10 + person)_00\(index)_000000\(frame).png", names[index], nil)
                }
            }
        }
    }
}
