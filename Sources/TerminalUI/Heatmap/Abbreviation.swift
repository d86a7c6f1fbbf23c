/// Short forms of names for narrow columns.
enum Abbreviation {
    /// Starts of the names of at most `columns` columns; the names' numbers, from one, where these would not be
    /// told apart.
    static func unique(_ names: [String], columns: Int) -> [String] {
        let starts = names.map { CharacterWidth.truncated($0, to: columns, ellipsis: "") }
        let areTold = Set(starts).count == names.count && starts.allSatisfy { !$0.isEmpty }
        return areTold ? starts : names.indices.map { String($0 + 1) }
    }
}
