/// How many columns characters take, in step with what terminals do: one, two for East Asian wide characters
/// and emoji, none for combining marks.
package enum CharacterWidth {
    /// The columns a string takes.
    package static func columns(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7f }) { return text.utf8.count }
        return text.reduce(0) { $0 + columns(drawable($1)) }
    }

    /// The columns a drawable character takes: 1 or 2.
    package static func columns(_ character: Character) -> Int {
        guard let first = character.unicodeScalars.first, !isDrawing(first) else { return 1 }
        return isWide(first) ? 2 : 1
    }

    /// What a terminal cell can hold of a character: its first scalar and the combining marks upon it. Joined
    /// emoji become their first part, control characters and lone marks become "?", a tab becomes a space.
    package static func drawable(_ character: Character) -> Character {
        if let ascii = character.asciiValue {
            return ascii >= 0x20 && ascii < 0x7f ? character : controlStandIn(ascii)
        }
        let scalars = character.unicodeScalars
        guard let base = scalars.first else { return "?" }
        let isAlone = scalars.index(after: scalars.startIndex) == scalars.endIndex
        if isAlone && isDrawing(base) { return character }
        if isInvisible(base) { return "?" }
        if isAlone { return character }
        var kept = String.UnicodeScalarView([base])
        for scalar in scalars.dropFirst() where isMark(scalar) && kept.count < 4 { kept.append(scalar) }
        return Character(String(kept))
    }

    /// The longest start of a string that fits into `columns`, cut with `ellipsis` if it does not fit.
    package static func truncated(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
        if self.columns(text) <= columns { return text }
        let room = columns - self.columns(ellipsis)
        if room < 0 { return "" }
        var used = 0
        let start = text.prefix { character in
            used += Self.columns(drawable(character))
            return used <= room
        }
        return start + ellipsis
    }

    private static func controlStandIn(_ ascii: UInt8) -> Character { ascii == 0x09 ? " " : "?" }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: !(0xfe00...0xfe0f).contains(scalar.value)
        default: false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator,
            .nonspacingMark, .enclosingMark:
            true
        default: false
        }
    }

    /// Frames, blocks and braille, which most of a screen consists of: a column each, and looked up no further.
    private static func isDrawing(_ scalar: Unicode.Scalar) -> Bool {
        (0x2500...0x25f7).contains(scalar.value) || (0x2800...0x28ff).contains(scalar.value)
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x1100 { return false }
        var low = 0
        var high = wideRanges.count
        while low < high {
            let middle = (low + high) / 2
            if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        return low < wideRanges.count && wideRanges[low].contains(value)
    }

    /// The scalars whose East Asian Width is Wide or Fullwidth (Unicode Standard Annex 11), in order;
    /// neighboring blocks are merged over unassigned scalars.
    private static let wideRanges: [ClosedRange<UInt32>] = [
        0x1100...0x115f, 0x231a...0x231b, 0x2329...0x232a, 0x23e9...0x23ec, 0x23f0...0x23f0, 0x23f3...0x23f3,
        0x25fd...0x25fe, 0x2614...0x2615, 0x2648...0x2653, 0x267f...0x267f, 0x2693...0x2693, 0x26a1...0x26a1,
        0x26aa...0x26ab, 0x26bd...0x26be, 0x26c4...0x26c5, 0x26ce...0x26ce, 0x26d4...0x26d4, 0x26ea...0x26ea,
        0x26f2...0x26f3, 0x26f5...0x26f5, 0x26fa...0x26fa, 0x26fd...0x26fd, 0x2705...0x2705, 0x270a...0x270b,
        0x2728...0x2728, 0x274c...0x274c, 0x274e...0x274e, 0x2753...0x2755, 0x2757...0x2757, 0x2795...0x2797,
        0x27b0...0x27b0, 0x27bf...0x27bf, 0x2b1b...0x2b1c, 0x2b50...0x2b50, 0x2b55...0x2b55, 0x2e80...0x303e,
        0x3041...0x3247, 0x3250...0x4dbf, 0x4e00...0xa4cf, 0xa960...0xa97f, 0xac00...0xd7a3, 0xf900...0xfaff,
        0xfe10...0xfe19, 0xfe30...0xfe6f, 0xff01...0xff60, 0xffe0...0xffe6, 0x16fe0...0x18cff,
        0x1aff0...0x1b2ff,
        0x1f004...0x1f004, 0x1f0cf...0x1f0cf, 0x1f18e...0x1f18e, 0x1f191...0x1f19a, 0x1f200...0x1f320,
        0x1f32d...0x1f335, 0x1f337...0x1f37c, 0x1f37e...0x1f393, 0x1f3a0...0x1f3ca, 0x1f3cf...0x1f3d3,
        0x1f3e0...0x1f3f0, 0x1f3f4...0x1f3f4, 0x1f3f8...0x1f43e, 0x1f440...0x1f440, 0x1f442...0x1f4fc,
        0x1f4ff...0x1f53d, 0x1f54b...0x1f54e, 0x1f550...0x1f567, 0x1f57a...0x1f57a, 0x1f595...0x1f596,
        0x1f5a4...0x1f5a4, 0x1f5fb...0x1f64f, 0x1f680...0x1f6c5, 0x1f6cc...0x1f6cc, 0x1f6d0...0x1f6d2,
        0x1f6d5...0x1f6d7, 0x1f6dc...0x1f6df, 0x1f6eb...0x1f6ec, 0x1f6f4...0x1f6fc, 0x1f7e0...0x1f7eb,
        0x1f7f0...0x1f7f0, 0x1f90c...0x1f93a, 0x1f93c...0x1f945, 0x1f947...0x1f9ff, 0x1fa70...0x1faff,
        0x20000...0x2fffd, 0x30000...0x3fffd,
    ]
}
