/// Pictures in rows with two lines of text under each.
package struct PictureSheet: Figure {
    package struct Item: Sendable {
        let width: Int
        let height: Int
        let rgb: [UInt8]
        let title: String
        let remark: String

        /// - Parameter rgb: width × height × 3 bytes, row by row.
        package init(width: Int, height: Int, rgb: [UInt8], title: String, remark: String) {
            self.width = width
            self.height = height
            self.rgb = rgb
            self.title = title
            self.remark = remark
        }
    }

    private static let columns = 6
    private static let side = 92.0
    private static let gap = 12.0
    private static let caption = 30.0

    private let items: [Item]

    package init(_ items: [Item]) {
        self.items = items
    }

    private var rows: Int { max(1, (items.count + Self.columns - 1) / Self.columns) }
    package var width: Double { Double(Self.columns) * (Self.side + Self.gap) + Self.gap }
    package var height: Double { Double(rows) * (Self.side + Self.caption + Self.gap) + Self.gap }

    package func draw(on canvas: Canvas) {
        for (index, item) in items.enumerated() {
            let x = Self.gap + Double(index % Self.columns) * (Self.side + Self.gap)
            let y = Self.gap + Double(index / Self.columns) * (Self.side + Self.caption + Self.gap)
            draw(item, in: Frame(x: x, y: y, width: Self.side, height: Self.side), canvas)
        }
    }

    /// The whole picture in the middle of the square, and the text below.
    private func draw(_ item: Item, in square: Frame, _ canvas: Canvas) {
        let scale = Self.side / Double(max(item.width, item.height, 1))
        let (width, height) = (Double(item.width) * scale, Double(item.height) * scale)
        canvas.fill(square, .missing)
        canvas.picture(
            width: item.width, height: item.height, rgb: item.rgb,
            in: Frame(
                x: square.center.x - width / 2, y: square.center.y - height / 2, width: width, height: height)
        )
        let title = TextStyle(size: 7.5, isBold: true)
        canvas.text(
            canvas.fitted(item.title, title, width: Self.side), at: Point(square.x, square.bottom + 9), title)
        let remark = TextStyle.tick.sized(7)
        canvas.text(
            canvas.fitted(item.remark, remark, width: Self.side), at: Point(square.x, square.bottom + 20),
            remark)
    }
}
