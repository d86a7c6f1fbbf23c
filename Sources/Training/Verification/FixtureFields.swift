/// A fixture's metadata, with errors that name the field.
struct FixtureFields {
    let path: String
    let metadata: [String: String]

    func text(_ name: String) throws(TrainingError) -> String {
        guard let text = metadata[name] else {
            throw TrainingError("\(path): is no verify fixture: its metadata lacks '\(name)'")
        }
        return text
    }

    func number(_ name: String, in range: ClosedRange<Int>) throws(TrainingError) -> Int {
        let text = try text(name)
        guard let number = Int(text), range.contains(number) else {
            throw TrainingError(
                "\(path): its \(name) is '\(text)' (\(range.lowerBound) to \(range.upperBound) is expected)")
        }
        return number
    }
}
