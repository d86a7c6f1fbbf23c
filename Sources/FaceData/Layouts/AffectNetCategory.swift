/// AffectNet's numbers: 0 to 7 are the expressions, 8 to 10 are faces without one and pictures without a
/// face, which are left out.
struct AffectNetCategory {
    let meaning: ClassFolderMeaning

    init(_ number: Int) {
        switch number {
        case 8: meaning = .dropped("category 8 (none)")
        case 9: meaning = .dropped("category 9 (uncertain)")
        case 10: meaning = .dropped("category 10 (no face)")
        default:
            meaning =
                Expression(rawValue: number).map(ClassFolderMeaning.expression)
                ?? .dropped("category \(number) is unknown")
        }
    }
}
