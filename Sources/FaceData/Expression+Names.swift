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

extension Expression {
    /// Returns the accepted name that a misspelled word is one edit away from, or two if it is long; nil if there is none.
    static func nearest(to word: String) -> String? {
        let word = word.lowercased().trimming { !$0.isLetter }
        let names = allCases.flatMap { $0.aliases.sorted() }
        return names.first { name in
            let distance = EditDistance.between(word, name)
            return distance > 0 && distance <= (name.count > 5 ? 2 : 1)
        }
    }
}

/// The number of edits between two words.
package enum EditDistance {
    /// Returns the insertions, deletions, replacements and swaps of neighbors that lead from one word to the other.
    ///
    /// Source: optimal string alignment, Boytsov, "Indexing methods for approximate dictionary searching", 2011.
    package static func between(_ first: String, _ second: String) -> Int {
        let a = Array(first)
        let b = Array(second)
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = min(cost, beforeLast[j - 1] + 1)
                }
                row.append(cost)
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
