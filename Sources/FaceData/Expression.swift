/// The eight expressions in AffectNet's order. Everywhere in the program, rows and columns, files and
/// logits stand in this order; datasets are mapped to it by name.
package enum Expression: Int, CaseIterable, Sendable, Codable {
    case neutral, happy, sad, surprise, fear, disgust, anger, contempt

    package var name: String { String(describing: self) }
}
