package import RunStore
package import TerminalUI

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

/// Where the network looked in a sample, or why that cannot be said.
package enum SampleExplanation: Sendable, Equatable {
    case map(AttentionMap)
    case failed(String)
}

/// Computes where a run's network looked. Called on a background thread of low priority, one sample at a time.
package protocol SampleExplainer: Sendable {
    /// - Parameter label: index of the class whose evidence is wanted.
    func explain(
        _ sample: SampleRecord, label: Int, in run: RunDirectory, _ configuration: RunConfiguration
    ) -> SampleExplanation

    /// Lets go of the network.
    func forget()
}

/// Grad-CAM over the pictures.
extension DashboardState {
    mutating func nextAttention() -> [DashboardAction] {
        attention.target = attention.next
        switch attention.target {
        case .predicted: say("Grad-CAM of the predicted class")
        case .actual: say("Grad-CAM of the true class")
        case nil: return [.forgetNetwork]
        }
        return explainSelected()
    }

    /// What is asked of the selected sample; nil if nothing is.
    var attentionQuestion: AttentionState.Question? {
        guard let target = attention.target, let sample = selectedSample?.sample else { return nil }
        return AttentionState.Question(path: sample.path, target: target)
    }

    /// Has the selected sample explained, where that is wanted, not known, and nothing else is being computed.
    mutating func explainSelected() -> [DashboardAction] {
        guard attention.asked == nil, let question = attentionQuestion, attention[question] == nil,
            let evaluated = selectedSample
        else { return [] }
        let isActual = question.target == .actual
        attention.asked = question
        return [
            .explain(
                evaluated.sample, label: isActual ? evaluated.sample.label : evaluated.prediction.predicted)
        ]
    }

    mutating func receive(_ explanation: SampleExplanation, of path: String) -> [DashboardAction] {
        guard let asked = attention.asked, asked.path == path else { return [] }
        attention.asked = nil
        attention.insert(explanation, for: asked)
        return explainSelected()
    }
}
