/// The two sums that a batch norm's backward pass needs: of the gradient, and of its product with the input
/// about the mean.
struct NormGradientSums {
    private var gradient = Vector.zero
    private var product = Vector.zero

    @inline(__always)
    mutating func add(_ value: Vector, _ centredInput: Vector) {
        gradient += value
        product.addProduct(value, centredInput)
    }

    @inline(__always)
    mutating func add(_ other: NormGradientSums) {
        gradient += other.gradient
        product += other.product
    }

    /// Writes both, multiplied by a factor.
    @inline(__always)
    func store(
        first: UnsafeMutablePointer<Float>, second: UnsafeMutablePointer<Float>,
        factor: Vector = Vector(repeating: 1)
    ) {
        first.store(gradient * factor, 0)
        second.store(product * factor, 0)
    }
}
