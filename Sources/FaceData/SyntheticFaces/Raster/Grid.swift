/// A square of values, row by row.
final class Grid<Element> {
    let size: Int
    let values: UnsafeMutablePointer<Element>

    init(size: Int, filledWith element: Element) {
        self.size = size
        values = .allocate(capacity: size * size)
        values.initialize(repeating: element, count: size * size)
    }

    deinit {
        values.deinitialize(count: size * size)
        values.deallocate()
    }
}
