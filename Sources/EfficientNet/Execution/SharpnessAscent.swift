import Kernels

/// Sharpness-aware minimisation: the gradient is taken a little up the slope, where the loss is worst nearby,
/// and the step is made from where the weights were.
///
/// Source: Foret et al., "Sharpness-Aware Minimization for Efficiently Improving Generalization", ICLR 2021.
final class SharpnessAscent {
    /// Values that one worker takes at a time.
    private static let stretch = 16_384

    private let store: ParameterStore
    private let parameters: UnsafeMutablePointer<Float>
    private let statistics: UnsafeMutablePointer<Float>
    private let sums: UnsafeMutablePointer<Double>
    private let stretches: Int

    init(_ store: ParameterStore) {
        self.store = store
        stretches = (store.parameterCount + Self.stretch - 1) / Self.stretch
        parameters = .allocate(capacity: store.parameterCount)
        statistics = .allocate(capacity: store.statisticCount)
        sums = .allocate(capacity: stretches)
    }

    deinit {
        parameters.deallocate()
        statistics.deallocate()
        sums.deallocate()
    }

    /// Sums the gradient's squares, stretch by stretch: any number of workers gives the same bits.
    func measure() -> Pass {
        pass { [store, sums] unit, place, count in
            sums[unit] = SharpnessKernels.squareSum(store.gradients + place, count: count)
        }
    }

    /// Moves the parameters by `radius` along the measured gradient, and remembers them and the statistics. A
    /// gradient of zero or without a finite length moves nothing.
    func climb(radius: Float) -> Pass {
        let length = (0..<stretches).reduce(0) { $0 + sums[$1] }.squareRoot()
        let distance = length > 0 && length.isFinite ? Float(Double(radius) / length) : 0
        statistics.update(from: store.statistics, count: store.statisticCount)
        return pass { [store, parameters] _, place, count in
            SharpnessKernels.climb(
                store.parameters + place, gradients: store.gradients + place, saved: parameters + place,
                count: count, distance: distance)
        }
    }

    /// Puts the parameters and the statistics back.
    func descend() -> Pass {
        store.statistics.update(from: statistics, count: store.statisticCount)
        return pass { [store, parameters] _, place, count in
            (store.parameters + place).update(from: parameters + place, count: count)
        }
    }

    private func pass(_ work: @escaping (_ unit: Int, _ place: Int, _ count: Int) -> Void) -> Pass {
        let total = store.parameterCount
        return Pass(.optimizer, units: stretches) { unit, _ in
            let place = unit * Self.stretch
            work(unit, place, min(Self.stretch, total - place))
        }
    }
}
