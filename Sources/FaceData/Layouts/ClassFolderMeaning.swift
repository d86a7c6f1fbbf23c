/// What a class folder's name says of its images.
enum ClassFolderMeaning: Equatable {
    case expression(Expression)
    /// No expression, with the reason as it is counted.
    case dropped(String)

    init(_ name: String) {
        if let expression = Expression(name: name) {
            self = .expression(expression)
        } else if let number = Int(name), name.allSatisfy(\.isNumber) {
            self = AffectNetCategory(number).meaning
        } else {
            self = .dropped("folder '\(name)' is no expression")
        }
    }

    var isExpression: Bool {
        if case .expression = self { return true }
        return false
    }
}
