import RandomStreams

/// Draws people to hold out: whoever is tested on was never seen in training.
enum SubjectDraw {
    /// Which faces are held out of training.
    ///
    /// People come in the order of a seeded shuffle. One joins the held-out faces if that brings its classes
    /// nearer, in the sum of squares, to their shares of the whole.
    /// - Parameters:
    ///   - labels: the class of every face.
    ///   - subjects: whose face it is.
    ///   - purpose: what they are drawn for.
    /// - Returns: the drawn faces' positions, ascending.
    static func heldOut(
        labels: [Int], subjects: [UInt16], classCount: Int, fraction: Double, seed: UInt64,
        purpose: DrawPurpose
    ) -> [Int] {
        let members = Dictionary(grouping: labels.indices) { subjects[$0] }
        let people = members.keys.sorted()
        var missing = Apportionment.shares(
            counts: counts(labels[...], classCount), fraction: fraction)
        var drawn: [Int] = []
        var stream = RandomStream(seed: seed, purpose: purpose)
        for number in stream.permutation(people.count) {
            let faces = members[people[number]] ?? []
            let added = counts(faces.map { labels[$0] }[...], classCount)
            let without = missing.reduce(0) { $0 + $1 * $1 }
            let with = zip(missing, added).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            guard with < without else { continue }
            missing = zip(missing, added).map { $0 - $1 }
            drawn += faces
        }
        return drawn.sorted()
    }

    private static func counts(_ labels: ArraySlice<Int>, _ classCount: Int) -> [Int] {
        labels.reduce(into: [Int](repeating: 0, count: classCount)) { $0[$1] += 1 }
    }
}
