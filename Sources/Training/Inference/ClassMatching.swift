import FaceData

/// A model's outputs beside a dataset's classes, compared by name.
///
/// Outputs without a class in the data are masked: the prediction is the largest of the others, and probabilities are a
/// softmax over these alone. Faces of a class without an output cannot be judged and are left out.
package struct ClassMatching: Sendable, Equatable {
    /// The classes that both have, in the data's order.
    package let classNames: [String]
    /// Outputs without a class in the data, in the model's order.
    package let maskedOutputs: [String]
    /// Classes of the data without an output, in the data's order.
    package let missingClasses: [String]
    /// The output of each of `classNames`.
    let outputs: [Int]
    /// The place of each of the data's classes in `classNames`; nil for one without an output.
    let labels: [Int?]

    /// - Throws: `TrainingError` if the two have no name in common.
    package init(model: [String], data: [String]) throws(TrainingError) {
        let outputOf = Dictionary(
            model.enumerated().map { (Self.canonical($1), $0) }, uniquingKeysWith: { first, _ in first })
        var outputs: [Int] = []
        var labels: [Int?] = []
        for name in data {
            guard let output = outputOf[Self.canonical(name)] else {
                labels.append(nil)
                continue
            }
            labels.append(outputs.count)
            outputs.append(output)
        }
        guard !outputs.isEmpty else {
            throw TrainingError(
                """
                the weights and the data have no class in common (name the outputs with --weight-classes)
                  weights: \(WeightFile.numbered(model))
                  data:    \(WeightFile.numbered(data))
                """)
        }
        self.outputs = outputs
        self.labels = labels
        classNames = zip(data, labels).filter { $1 != nil }.map(\.0)
        missingClasses = zip(data, labels).filter { $1 == nil }.map(\.0)
        maskedOutputs = model.enumerated().filter { !outputs.contains($0.offset) }.map(\.element)
    }

    /// The values of the outputs of the classes that both have, in the data's order.
    func selected<Value>(_ outputs: some RandomAccessCollection<Value>) -> [Value] {
        self.outputs.map { outputs[outputs.index(outputs.startIndex, offsetBy: $0)] }
    }

    /// `happiness` is `happy`, as in datasets' folders.
    private static func canonical(_ name: String) -> String {
        Expression(name: name)?.name ?? name.lowercased()
    }
}
