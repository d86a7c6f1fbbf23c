/// The last few rows of an image, each with its zero columns, and one row of zeros that stands for every
/// row outside the image.
struct RowRing {
    private let values: UnsafeMutablePointer<Float>
    private let rowLength: Int
    private let slots: Int
    private let imageRows: Int

    /// - Parameter values: (slots + 1) · rowLength values, which are set to zero; only the inside of the rows
    ///   is written later, so that the zero columns stay.
    init(values: UnsafeMutablePointer<Float>, rowLength: Int, slots: Int, imageRows: Int) {
        self.values = values
        self.rowLength = rowLength
        self.slots = slots
        self.imageRows = imageRows
        values.update(repeating: 0, count: (slots + 1) * rowLength)
    }

    /// Where a row of the image goes, counted from its first zero column.
    func slot(of row: Int) -> UnsafeMutablePointer<Float> {
        values + (row < slots ? row : row % slots) * rowLength
    }

    /// A row that was written not more than `slots` rows ago, or zeros outside the image.
    func row(_ row: Int) -> UnsafePointer<Float> {
        UnsafePointer(row >= 0 && row < imageRows ? slot(of: row) : values + slots * rowLength)
    }
}
