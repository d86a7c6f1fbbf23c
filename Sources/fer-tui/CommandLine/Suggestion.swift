import FaceData

/// Finds what a misspelled word was probably meant to be.
enum Suggestion {
    /// The candidate that the word is the beginning of, else the one with the fewest edits, where it is near
    /// enough to be worth a question.
    static func nearest(to word: String, among candidates: [String]) -> String? {
        if word.count > 1, let longer = candidates.first(where: { $0.hasPrefix(word) }) { return longer }
        let ranked = candidates.map { (candidate: $0, distance: EditDistance.between(word, $0)) }
        guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, best.candidate.count / 3) ? best.candidate : nil
    }
}
