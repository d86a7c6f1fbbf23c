/// Walking through the epochs' matrices.
extension DashboardState {
    mutating func changeConfusion(_ command: UserCommand) -> [DashboardAction] {
        switch command {
        case .nextNormalization: confusion.normalization = confusion.normalization.next
        case .previousEpoch: stepEpoch(by: -1)
        case .nextEpoch: stepEpoch(by: 1)
        case .showChange: toggleChange()
        default: return chooseOtherEpoch()
        }
        return []
    }

    /// Goes to an evaluated epoch beside this one. At the last, new epochs are followed again.
    private mutating func stepEpoch(by places: Int) {
        let epochs = run.confusion.keys.sorted()
        guard let epoch, let place = epochs.firstIndex(of: epoch) else {
            return say("no evaluation yet", .warning)
        }
        let chosen = place + places
        guard epochs.indices.contains(chosen) else {
            return say("epoch \(epoch) is the \(places < 0 ? "first" : "last") that was evaluated", .warning)
        }
        epochChoice = chosen == epochs.count - 1 ? .last : .number(epochs[chosen])
        notice = nil
    }

    private mutating func toggleChange() {
        confusion.showsChange.toggle()
        guard confusion.showsChange, previousMatrix == nil else { return }
        say(
            matrix == nil
                ? "no evaluation yet" : "the first evaluated epoch has none before it to compare with",
            .warning)
    }

    private mutating func chooseOtherEpoch() -> [DashboardAction] {
        epochChoice = epochChoice.other
        guard screen == .samples else { return [] }
        holdSample()
        return readSamples()
    }
}
