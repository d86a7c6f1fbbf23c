/// Words in commands that a message tells people to type.
enum ShellWord {
    /// The word as a shell takes it: in quotes if anything in it means something to a shell.
    static func quoted(_ word: String) -> String {
        let isPlain = word.unicodeScalars.allSatisfy {
            $0.isASCII
                && ($0.properties.isAlphabetic || ("0"..."9").contains($0)
                    || "_-./:=@%+,".unicodeScalars.contains($0))
        }
        if isPlain, !word.isEmpty { return word }
        return "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
