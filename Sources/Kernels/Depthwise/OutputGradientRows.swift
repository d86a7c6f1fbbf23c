/// Brings in the gradient with respect to the raw depthwise output, row by row: `DepthwiseOutputGradient` in
/// one precision.
struct OutputGradientRows<Value: StoredValue> {
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

    /// Writes the gradient of a row of an image, without zero columns, and asks for one that is loaded later.
    ///
    /// - Parameters:
    ///   - start: the row's first pixel, counted through all images.
    ///   - ahead: how many pixels after it the later row begins.
    @inline(__always)
    func load(image: Int, start: Int, width: Int, ahead: Int, into target: UnsafeMutablePointer<Float>) {
        let gate = gate.vector(image &* vectorWidth)
        let pooled = pooled.vector(image &* vectorWidth)
        let (upstream, output) = (upstream + start &* vectorWidth, output + start &* vectorWidth)
        affine.withActivation { isRectified in
            for x in 0..<width {
                let place = x &* vectorWidth
                let value = output.vector(place)
                upstream.prefetch(place &+ ahead &* vectorWidth)
                output.prefetch(place &+ ahead &* vectorWidth)
                let derivative = affine.activatedWithDerivative(value, isRectified).derivative
                let gradient = pooled.addingProduct(upstream.vector(place), gate) * derivative
                target.store(
                    offset.addingProduct(value, slope).addingProduct(gradient, gradientScale), place)
            }
        }
    }
}
