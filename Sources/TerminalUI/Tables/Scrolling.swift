/// Which part of a long list is seen.
package enum Scrolling {
    /// The first line shown so that the selected one is seen, in the middle where there is more on both sides.
    package static func first(count: Int, visible: Int, selected: Int?) -> Int {
        guard visible > 0, count > visible else { return 0 }
        return min(max(0, (selected ?? 0) - visible / 2), count - visible)
    }
}
