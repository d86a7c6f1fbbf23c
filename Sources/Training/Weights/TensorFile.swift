/// A file of named tensors, whatever its format.
package protocol TensorFile: Sendable {
    var path: String { get }
    /// What the file says about itself.
    var metadata: [String: String] { get }
    /// The names of the tensors, in the file's order.
    var names: [String] { get }
    /// One line on which of several sets of tensors was taken; nil if there is only one.
    var choice: String? { get }
    /// A tensor's shape; nil if the file has none of that name.
    func shape(of name: String) -> [Int]?
    /// A tensor's values as float32.
    ///
    /// - Throws: `TrainingError` if there is no such tensor, or it holds no floating-point numbers.
    func floats(named name: String) throws(TrainingError) -> [Float]
}

extension SafetensorsFile: TensorFile {
    package var names: [String] { entries.map(\.name) }
    package var choice: String? { nil }
    package func shape(of name: String) -> [Int]? { entry(named: name)?.shape }
}
