/// Where the network looked, for the samples seen lately.
package struct AttentionState: Sendable {
    /// The class whose evidence is shown.
    package enum Target: Sendable, Hashable, CaseIterable {
        case predicted, actual
    }

    package struct Question: Sendable, Hashable {
        package var path: String
        package var target: Target
    }

    private static let capacity = 64

    /// Nil shows the pictures as they are.
    package var target: Target?
    /// What is being computed; one at a time, so that walking through a list piles nothing up.
    package var asked: Question?
    private var answers: [Question: SampleExplanation] = [:]
    private var order: [Question] = []

    package subscript(question: Question) -> SampleExplanation? { answers[question] }

    package mutating func insert(_ answer: SampleExplanation, for question: Question) {
        if answers[question] == nil { order.append(question) }
        answers[question] = answer
        while order.count > Self.capacity { answers[order.removeFirst()] = nil }
    }

    /// The target after this one: none, the predicted class, the true class.
    var next: Target? {
        switch target {
        case nil: .predicted
        case .predicted: .actual
        case .actual: nil
        }
    }
}
