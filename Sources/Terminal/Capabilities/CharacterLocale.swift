import CNcurses

/// The locale that says which characters the terminal shows.
struct CharacterLocale {
    /// Tried in this order if the environment names no locale, or one that the system lacks.
    private static let fallbacks = ["C.UTF-8", "C.utf8", "en_US.UTF-8"]

    let isUnicode: Bool
    /// A message about a fallback; nil if the requested locale is used.
    let note: String?

    /// Chooses and sets a locale. A requested locale that the system has is kept, whatever its
    /// characters; over ssh, the environment often names one that only the local system has.
    init(environment: [String: String]) {
        // The first of these that is not empty counts (POSIX, 8.2).
        let names = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }
        let asked = names.first { !$0.isEmpty }
        if asked != nil, curses_use_locale("") {
            (isUnicode, note) = (curses_locale_is_unicode(), nil)
            return
        }
        let used = Self.fallbacks.first { curses_use_locale($0) }
        isUnicode = used != nil && curses_locale_is_unicode()
        note = asked.map { "the locale \($0) is unknown here: \(used ?? "C") is used" }
    }
}
