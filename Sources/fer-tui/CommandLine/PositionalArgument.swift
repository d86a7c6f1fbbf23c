/// A word of the command line that is no option.
struct PositionalArgument: Sendable, Equatable {
    enum Count: Sendable { case one, optional, oneOrMore, any }

    /// As the help shows it, in capitals.
    let name: String
    let help: String
    let count: Count

    init(_ name: String, _ help: String, count: Count = .one) {
        self.name = name
        self.help = help
        self.count = count
    }

    var usage: String {
        switch count {
        case .one: name
        case .optional: "[\(name)]"
        case .oneOrMore: "\(name)…"
        case .any: "[\(name)…]"
        }
    }
}
