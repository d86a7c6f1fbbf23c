/// One line of the table that keys, hints and help are made from.
package struct KeyBinding: Sendable, Hashable {
    /// Any of these does it; the first is the one shown in hints.
    package let keys: [Key]
    /// One or two words for the footer.
    package let hint: String
    /// A sentence for the help.
    package let help: String
    /// The heading under which the help lists it.
    package let group: String

    package init(_ keys: [Key], hint: String, help: String, group: String) {
        self.keys = keys
        self.hint = hint
        self.help = help
        self.group = group
    }

    /// All keys of the binding for a person to read.
    package func keyLabels(_ glyphs: GlyphSet) -> String {
        keys.map { $0.label(glyphs) }.joined(separator: " ")
    }
}
