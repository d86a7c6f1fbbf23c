/// The program's class for a dataset's own label.
enum LabelMapping: Equatable {
    case expression(Expression)
    /// Not one of the eight expressions; the reason is counted.
    case dropped(String)

    /// A Boolean value that indicates whether the label is one of the expressions.
    var isExpression: Bool {
        if case .expression = self { return true }
        return false
    }
}

/// The label in a class folder's name.
enum ClassFolderLabel: Equatable {
    case word(LabelMapping)
    /// A number, whose expression depends on the dataset's numbering.
    case number(Int)

    init(_ name: String) {
        if let expression = Expression(name: name) {
            self = .word(.expression(expression))
        } else if let number = Int(name), name.allSatisfy(\.isNumber) {
            self = .number(number)
        } else {
            self = .word(.dropped("folder '\(name)' is no expression"))
        }
    }

    /// A Boolean value that indicates whether the folder's faces can have an expression.
    var mayBeExpression: Bool {
        switch self {
        case .word(let mapping): mapping.isExpression
        case .number: true
        }
    }

    var number: Int? {
        if case .number(let number) = self { return number }
        return nil
    }

    func mapping(_ numbering: LabelNumbering) -> LabelMapping {
        switch self {
        case .word(let mapping): mapping
        case .number(let number): numbering.mapping(number)
        }
    }
}
