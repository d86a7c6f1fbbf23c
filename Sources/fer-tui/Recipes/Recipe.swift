/// A named set of training settings: options of `train` with the values that count where the command line does
/// not give them.
struct Recipe: Sendable, Equatable {
    /// A built-in recipe's name, or the path of a user's own.
    let name: String
    /// The file as it was read.
    let text: String
    /// Values by their options' names.
    let settings: [String: String]
}
