/// The numbers that a dataset gives to the expressions.
package enum LabelNumbering: String, CaseIterable, Sendable, Codable {
    case affectnet, fer2013, rafdb, ckplus, expw

    /// The expressions in the order of their numbers.
    private var expressions: [Expression] {
        switch self {
        case .affectnet: Expression.allCases
        case .fer2013, .expw: [.anger, .disgust, .fear, .happy, .sad, .surprise, .neutral]
        case .rafdb: [.surprise, .fear, .disgust, .happy, .sad, .anger, .neutral]
        case .ckplus: [.neutral, .anger, .contempt, .disgust, .fear, .happy, .sad, .surprise]
        }
    }

    /// The number of the first expression.
    private var first: Int { self == .rafdb ? 1 : 0 }

    /// The label that a number stands for. AffectNet numbers faces without an expression from 8 on; tables that extend
    /// FER2013 give contempt the number 7.
    func mapping(_ number: Int) -> LabelMapping {
        switch (self, number) {
        case (.affectnet, 8): return .dropped("category 8 (none)")
        case (.affectnet, 9): return .dropped("category 9 (uncertain)")
        case (.affectnet, 10): return .dropped("category 10 (no face)")
        case (.fer2013, 7): return .expression(.contempt)
        default:
            let index = number &- first
            guard expressions.indices.contains(index) else { return .dropped("label \(number) is unknown") }
            return .expression(expressions[index])
        }
    }

    /// Returns the numberings in which each of the numbers is an expression or a known category.
    static func fitting(_ numbers: Set<Int>) -> [LabelNumbering] {
        allCases.filter { numbering in
            numbers.allSatisfy { number in
                numbering.mapping(number).isExpression
                    || (numbering == .affectnet && (8...10).contains(number))
            }
        }
    }

    /// The error for numbers whose meaning nothing in the dataset says.
    static func ambiguous(_ numbers: Set<Int>, path: String, thing: String) -> DatasetError {
        let fitting = fitting(numbers).map(\.rawValue)
        let listed = numbers.sorted().map(String.init).joined(separator: ", ")
        return DatasetError(
            path: path,
            problem: "\(thing) are the numbers \(listed), "
                + (fitting.isEmpty
                    ? "which fit no known numbering of the expressions"
                    : "which mean other expressions in each numbering that fits: \(fitting.joined(separator: ", "))"),
            advice: fitting.isEmpty ? "name the classes by their expressions" : "choose one with --numbering")
    }
}
