/// What a model thinks of one image.
package struct Prediction: Sendable, Equatable {
    /// The image's index in its source, and its path.
    package let sample: Int
    package let path: String
    /// Index of the likeliest class.
    package let predicted: Int
    /// One per class.
    package let probabilities: [Float]
    package let logits: [Float]

    /// The likeliest classes, best first, a tie in the classes' own order.
    package func top(_ count: Int) -> [Int] {
        let order = probabilities.indices.sorted {
            (probabilities[$1], $0) < (probabilities[$0], $1)
        }
        return Array(order.prefix(count))
    }
}
