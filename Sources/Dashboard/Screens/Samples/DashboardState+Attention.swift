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

    /// What is asked of the selected sample; nil where nothing is.
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
