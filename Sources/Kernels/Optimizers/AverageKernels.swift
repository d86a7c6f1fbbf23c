/// A moving average of parameters, sixteen at a time; `count` is a multiple of 16.
package enum AverageKernels {
    /// average += share · (value − average).
    package static func follow(
        _ average: UnsafeMutablePointer<Float>, _ values: UnsafePointer<Float>, count: Int, share: Float
    ) {
        let share = Vector(repeating: share)
        for place in stride(from: 0, to: count, by: vectorWidth) {
            let former = average.vector(place)
            average.store(former.addingProduct(values.vector(place) - former, share), place)
        }
    }

    /// Swaps two stretches of values.
    package static func exchange(
        _ first: UnsafeMutablePointer<Float>, _ second: UnsafeMutablePointer<Float>, count: Int
    ) {
        for place in stride(from: 0, to: count, by: vectorWidth) {
            let value = first.vector(place)
            first.store(second.vector(place), place)
            second.store(value, place)
        }
    }
}
