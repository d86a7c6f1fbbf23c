/// An element-wise function φ that follows a batch norm.
///
/// A new activation is one type with `value` and `valueAndDerivative`, and one line in `ActivationKind`. φ(0) must be 0:
/// channels that pad the last block of sixteen have scale and shift 0, and stay 0 through the network.
///
/// The remaining requirements are the kernels that apply an activation. Each is implemented once, in an extension of this
/// protocol. They are requirements so that the compiler specializes each of them for each activation: a call through
/// `ActivationKind.function` is one indirect call of a kernel whose inner loop contains φ itself.
protocol Activation: SendableMetatype {
    /// Returns φ(x).
    static func value(_ x: Vector) -> Vector
    /// Returns φ(x) and φ′(x).
    static func valueAndDerivative(_ x: Vector) -> (value: Vector, derivative: Vector)

    // MARK: After a batch norm: see `NormalizedActivation`

    static func forward(_ affine: NormAffine, _ input: StoredPointer, rows: Int, into output: StoredPointer)
    static func backward(
        _ affine: NormAffine, _ input: StoredPointer, gradient: UnsafePointer<Float>, rows: Int,
        into output: UnsafeMutablePointer<Float>
    ) -> NormGradientSums

    // MARK: Pooling and gating: see `ActivatedPooling`

    static func mean(
        _ affine: NormAffine, _ input: StoredPointer, pixels: Int, into output: UnsafeMutablePointer<Float>)
    static func meanGradient(
        _ affine: NormAffine, _ input: StoredPointer, pixels: Int, share: Vector, into output: StoredPointer
    ) -> NormGradientSums
    static func gate(
        _ affine: NormAffine, _ input: StoredPointer, rows: Int, gate: Vector, into output: StoredPointer)
    static func gateGradientSums(
        _ affine: NormAffine, _ input: StoredPointer, gradient: StoredPointer, pixels: Int,
        passing target: StoredPointer, streams: Bool
    ) -> InlineArray<5, Vector>

    // MARK: Depthwise convolution: see `Depthwise`

    static func depthwiseForward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, weights: UnsafePointer<Float>, output: StoredPointer, streams: Bool,
        result: DepthwiseResult, scratch: UnsafeMutablePointer<Float>)
    static func depthwiseBackward(
        _ shape: DepthwiseShape, _ source: DepthwiseInput, block: Int, images: Int,
        input: StoredPointer, gradient: DepthwiseOutputGradient, weights: UnsafePointer<Float>,
        targets: DepthwiseGradientTargets, scratch: UnsafeMutablePointer<Float>)

    // MARK: Small fully connected layers: see `DenseLayer`

    static func activate(_ input: BlockedTensor, into output: BlockedTensor, blocks: Range<Int>, rows: Int)
    static func multiplyByDerivative(
        _ gradient: BlockedTensor, input: BlockedTensor, blocks: Range<Int>, rows: Int)
}

extension Activation {
    /// Returns φ′(x).
    @inline(__always)
    static func derivative(_ x: Vector) -> Vector {
        valueAndDerivative(x).derivative
    }
}
