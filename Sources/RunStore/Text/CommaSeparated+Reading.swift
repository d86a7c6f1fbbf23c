extension CommaSeparated {
    /// The rows of a text, without empty lines; quotes that never close take the rest of it.
    package static func rows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var fields: [String] = []
        var field = ""
        var isQuoted = false
        var characters = text.makeIterator()
        var waiting = characters.next()
        func end() {
            fields.append(field)
            field = ""
        }
        func endRow() {
            end()
            if fields != [""] { rows.append(fields) }
            fields = []
        }
        while let character = waiting {
            waiting = characters.next()
            switch character {
            case "\"" where isQuoted && waiting == "\"":
                field.append("\"")
                waiting = characters.next()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: end()
            case _ where character.isNewline && !isQuoted: endRow()
            default: field.append(character)
            }
        }
        if !field.isEmpty || !fields.isEmpty { endRow() }
        return rows
    }
}
