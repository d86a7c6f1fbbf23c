import Kernels

/// An exponential moving average of all parameters and running statistics, beside those that are trained.
///
/// Source: Tan, Le, "EfficientNet", ICML 2019, section 5.1 (its training averages weights at 0.9999).
final class WeightAverage {
    /// Values that one worker takes at a time.
    private static let stretch = 16_384

    private let store: ParameterStore
    private let parameters: UnsafeMutablePointer<Float>
    private let statistics: UnsafeMutablePointer<Float>

    /// Begins at what the store holds.
    init(of store: ParameterStore) {
        self.store = store
        parameters = .allocate(capacity: store.parameterCount)
        statistics = .allocate(capacity: store.statisticCount)
        parameters.initialize(from: store.parameters, count: store.parameterCount)
        statistics.initialize(from: store.statistics, count: store.statisticCount)
    }

    deinit {
        parameters.deallocate()
        statistics.deallocate()
    }

    /// Moves the average by a share of its distance from the values.
    func follow(share: Float) -> [Pass] {
        [
            pass(parameters, store.parameters, store.parameterCount) { average, values, count in
                AverageKernels.follow(average, values, count: count, share: share)
            },
            pass(statistics, store.statistics, store.statisticCount) { average, values, count in
                AverageKernels.follow(average, values, count: count, share: share)
            },
        ]
    }

    /// Swaps average and values.
    func exchange() -> [Pass] {
        [
            pass(parameters, store.parameters, store.parameterCount) { average, values, count in
                AverageKernels.exchange(average, values, count: count)
            },
            pass(statistics, store.statistics, store.statisticCount) { average, values, count in
                AverageKernels.exchange(average, values, count: count)
            },
        ]
    }

    private func pass(
        _ average: UnsafeMutablePointer<Float>, _ values: UnsafeMutablePointer<Float>, _ count: Int,
        _ work: @escaping (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, _ count: Int) -> Void
    ) -> Pass {
        Pass(.optimizer, units: (count + Self.stretch - 1) / Self.stretch) { unit, _ in
            let start = unit * Self.stretch
            work(average + start, values + start, min(Self.stretch, count - start))
        }
    }
}
