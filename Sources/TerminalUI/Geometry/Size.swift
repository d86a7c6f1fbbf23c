/// An extent in cells; never negative.
package struct Size: Sendable, Hashable {
    package let width: Int
    package let height: Int

    /// Negative extents become zero.
    package init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}
