/// A curve: a name for the legend and a value for each epoch.
package struct Series: Sendable, Equatable {
    package let name: String
    /// The first is of epoch 1; one that is no number leaves a gap.
    package let values: [Double]

    package init(_ name: String, _ values: [Double]) {
        self.name = name
        self.values = values
    }

    /// Stretches of finite values, each with the epoch that it begins with.
    var stretches: [[(epoch: Int, value: Double)]] {
        var stretches: [[(epoch: Int, value: Double)]] = [[]]
        for (index, value) in values.enumerated() {
            if value.isFinite {
                stretches[stretches.count - 1].append((index + 1, value))
            } else if stretches.last?.isEmpty == false {
                stretches.append([])
            }
        }
        return stretches.filter { !$0.isEmpty }
    }
}
