/// Computes the gradient with respect to the raw depthwise output, row by row: `DepthwiseOutputGradient` in
/// one precision.
struct OutputGradientRows<Function: Activation, Value: StoredValue> {
    private let upstream: UnsafePointer<Value>
    private let output: UnsafePointer<Value>
    private let affine: NormAffine
    private let gradientScale: Vector
    private let slope: Vector
    private let offset: Vector
    private let gate: UnsafePointer<Float>
    private let pooled: UnsafePointer<Float>

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
        gate = gradient.gate
        pooled = gradient.pooled
    }

    /// Writes the gradient of a row of an image, without zero columns, and prefetches a row that is loaded later.
    ///
    /// - Parameters:
    ///   - start: the index of the row's first pixel, counted through all images.
    ///   - ahead: the number of pixels from there to the row that is prefetched.
    @inline(__always)
    func load(image: Int, start: Int, width: Int, ahead: Int, into target: UnsafeMutablePointer<Float>) {
        let gate = gate.vector(image &* vectorWidth)
        let pooled = pooled.vector(image &* vectorWidth)
        let (upstream, output) = (upstream + start &* vectorWidth, output + start &* vectorWidth)
        for x in 0..<width {
            let position = x &* vectorWidth
            let value = output.vector(position)
            upstream.prefetch(position &+ ahead &* vectorWidth)
            output.prefetch(position &+ ahead &* vectorWidth)
            let derivative = Function.derivative(affine(value))
            let gradient = pooled.addingProduct(upstream.vector(position), gate) * derivative
            target.store(
                offset.addingProduct(value, slope).addingProduct(gradient, gradientScale), position)
        }
    }
}
