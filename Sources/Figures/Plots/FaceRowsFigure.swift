/// Rows of square pictures, each with its name at its left.
package struct FaceRowsFigure: Figure {
    package struct Picture: Sendable {
        let width: Int
        let height: Int
        let rgb: [UInt8]

        /// - Parameter rgb: width × height × 3 bytes, row by row.
        package init(width: Int, height: Int, rgb: [UInt8]) {
            self.width = width
            self.height = height
            self.rgb = rgb
        }
    }

    package struct Row: Sendable {
        let name: String
        let pictures: [Picture]

        package init(name: String, pictures: [Picture]) {
            self.name = name
            self.pictures = pictures
        }
    }

    private static let gap = 2.0
    private static let nameWidth = 64.0

    private let rows: [Row]
    /// Of a picture, in points: one pixel of the file for each of its own.
    private let side: Double

    /// - Parameter side: of the pictures, in pixels.
    package init(_ rows: [Row], side: Int) {
        self.rows = rows
        self.side = Double(side) / FigureFormat.pixelsPerPoint
    }

    package var width: Double {
        let columns = max(1, rows.map(\.pictures.count).max() ?? 0)
        return Self.nameWidth + Double(columns) * (side + Self.gap) + Self.gap
    }

    package var height: Double { Double(max(1, rows.count)) * (side + Self.gap) + Self.gap }

    package func draw(on canvas: Canvas) {
        let style = TextStyle(size: 8, isBold: true)
        for (row, content) in rows.enumerated() {
            let y = Self.gap + Double(row) * (side + Self.gap)
            let name = canvas.fitted(content.name, style, width: Self.nameWidth - 3 * Self.gap)
            canvas.text(name, at: Point(2 * Self.gap, y + side / 2), style)
            for (column, picture) in content.pictures.enumerated() {
                let x = Self.nameWidth + Double(column) * (side + Self.gap)
                canvas.picture(
                    width: picture.width, height: picture.height, rgb: picture.rgb,
                    in: Frame(x: x, y: y, width: side, height: side))
            }
        }
    }
}
