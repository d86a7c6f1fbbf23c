extension Expression {
    /// The expression that a dataset's word means, whatever its case: its own name or one of its aliases,
    /// with a number before or after it (`3_Surprise`) or without.
    package init?(name: String) {
        let word = name.lowercased().trimming { !$0.isLetter }
        guard let match = Self.allCases.first(where: { $0.aliases.contains(word) }) else { return nil }
        self = match
    }

    private var aliases: Set<String> {
        switch self {
        case .neutral: ["neutral", "neutrality", "natural"]
        case .happy: ["happy", "happiness"]
        case .sad: ["sad", "sadness"]
        case .surprise: ["surprise", "surprised"]
        case .fear: ["fear", "fearful", "afraid"]
        case .disgust: ["disgust", "disgusted"]
        case .anger: ["anger", "angry"]
        case .contempt: ["contempt", "contemptuous"]
        }
    }
}

extension String {
    /// Without the characters at both ends that the test picks.
    func trimming(_ unwanted: (Character) -> Bool) -> String {
        let start = drop(while: unwanted)
        guard let last = start.lastIndex(where: { !unwanted($0) }) else { return "" }
        return String(start[...last])
    }
}
