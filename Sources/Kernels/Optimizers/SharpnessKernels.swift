/// The ascent of sharpness-aware minimisation, sixteen parameters at a time; `count` is a multiple of 16.
package enum SharpnessKernels {
    /// Σ gradient², in double precision, in the order of the places.
    package static func squareSum(_ gradients: UnsafePointer<Float>, count: Int) -> Double {
        var sum = SIMD8<Double>.zero
        for place in stride(from: 0, to: count, by: vectorWidth) {
            let gradient = gradients.vector(place)
            let low = SIMD8<Double>(gradient.lowHalf)
            let high = SIMD8<Double>(gradient.highHalf)
            sum += low * low + high * high
        }
        return sum.sum()
    }

    /// Keeps the parameters and moves them up the gradient: saved = p; p += distance · gradient.
    package static func climb(
        _ parameters: UnsafeMutablePointer<Float>, gradients: UnsafePointer<Float>,
        saved: UnsafeMutablePointer<Float>, count: Int, distance: Float
    ) {
        let distance = Vector(repeating: distance)
        for place in stride(from: 0, to: count, by: vectorWidth) {
            let parameter = parameters.vector(place)
            saved.store(parameter, place)
            parameters.store(parameter.addingProduct(gradients.vector(place), distance), place)
        }
    }
}
