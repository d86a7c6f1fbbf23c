/// Where in an image the evidence for a class lies.
package struct ActivationMap: Sendable, Equatable {
    /// Pixels along each side of the last convolution's output.
    package let side: Int
    /// side × side values, row by row from the top; none is negative, and 0 is no evidence.
    package let values: [Float]

    package init(side: Int, values: [Float]) {
        self.side = side
        self.values = values
    }
}
