/// A column of a table.
package struct TableColumn: Sendable, Equatable {
    package var title: String
    package var width: Constraint
    package var align: Alignment
    /// Columns of low priority make way first where the table is narrow.
    package var priority: Int

    package init(
        _ title: String, width: Constraint = .flexible(minimum: 4), align: Alignment = .leading,
        priority: Int = 0
    ) {
        self.title = title
        self.width = width
        self.align = align
        self.priority = priority
    }
}
