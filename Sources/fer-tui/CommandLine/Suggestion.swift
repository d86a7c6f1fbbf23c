/// Finds what a misspelt word was probably meant to be.
enum Suggestion {
    /// The candidate that the word is the beginning of, else the one with the fewest edits, where it is near
    /// enough to be worth a question.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        if word.count > 1, let longer = candidates.first(where: { $0.hasPrefix(word) }) { return longer }
        let ranked = candidates.map { (candidate: $0, distance: distance(from: word, to: $0)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, best.candidate.count / 3) ? best.candidate : nil
    }

    /// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other
    /// (optimal string alignment, Boytsov 2011).
    static func distance(from first: String, to second: String) -> Int {
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
