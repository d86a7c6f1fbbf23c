import RandomStreams

/// Draws from every class its part, by chance that the seed fixes.
enum StratifiedDraw {
    /// Which faces are held out of training.
    ///
    /// - Parameters:
    ///   - labels: the class of every face.
    ///   - purpose: what they are drawn for.
    /// - Returns: the drawn faces' positions, ascending.
    package static func heldOut(
        labels: [Int], classCount: Int, fraction: Double, seed: UInt64, purpose: DrawPurpose = .split
    ) -> [Int] {
        let members = members(labels, classCount)
        let shares = Apportionment.shares(counts: members.map(\.count), fraction: fraction)
        return draw(shares, of: members, seed, purpose)
    }

    /// The first `count` of a seeded shuffle, the classes in the proportions that they have in the whole.
    ///
    /// - Returns: the drawn faces' positions, ascending; all where there are no more than `count`.
    package static func subset(labels: [Int], classCount: Int, count: Int, seed: UInt64) -> [Int] {
        let members = members(labels, classCount)
        let shares = Apportionment.shares(counts: members.map(\.count), places: count)
        return draw(shares, of: members, seed, .subset)
    }

    private static func members(_ labels: [Int], _ classCount: Int) -> [[Int]] {
        var members = [[Int]](repeating: [], count: classCount)
        for (position, label) in labels.enumerated() { members[label].append(position) }
        return members
    }

    private static func draw(
        _ shares: [Int], of members: [[Int]], _ seed: UInt64, _ purpose: DrawPurpose
    ) -> [Int] {
        var drawn: [Int] = []
        for (label, positions) in members.enumerated() {
            var stream = RandomStream(seed: seed, sample: UInt32(label), purpose: purpose)
            drawn += stream.permutation(positions.count).prefix(shares[label]).map { positions[$0] }
        }
        return drawn.sorted()
    }
}
