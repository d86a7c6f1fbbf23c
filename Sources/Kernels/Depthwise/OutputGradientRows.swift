/// Brings in the gradient with respect to the raw depthwise output, row by row: `DepthwiseOutputGradient` in
/// one precision.
struct OutputGradientRows<Value: StoredValue> {
    private let upstream: UnsafePointer<Value>
    private let output: UnsafePointer<Value>
    private let affine: NormAffine
    private let gradientScale: Vector
    private let slope: Vector
    private let offset: Vector
    private let gate: Vector
    private let pooled: Vector

    init(
        _ gradient: DepthwiseOutputGradient, block: Int, output: UnsafePointer<Value>,
        upstream: UnsafePointer<Value>
    ) {
        let channel = block * vectorWidth
        self.upstream = upstream
        self.output = output
        affine = gradient.norm.affine(block: block)
        gradientScale = gradient.norm.gradientScale.vector(channel)
        slope = gradient.norm.gradientSlope.vector(channel)
        offset = gradient.norm.gradientOffset.vector(channel)
        gate = gradient.gate.vector(0)
        pooled = gradient.pooled.vector(0)
    }

    /// Writes the gradient of one row, without zero columns.
    @inline(__always)
    func load(row: Int, width: Int, into target: UnsafeMutablePointer<Float>) {
        let start = row * width * vectorWidth
        for x in 0..<width {
            let place = x &* vectorWidth
            let value = output.vector(start &+ place)
            let derivative = siluWithDerivative(affine(value)).derivative
            let gradient = pooled.addingProduct(upstream.vector(start &+ place), gate) * derivative
            target.store(
                offset.addingProduct(value, slope).addingProduct(gradient, gradientScale), place)
        }
    }
}
