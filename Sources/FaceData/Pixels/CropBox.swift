/// The part of a picture that is cut out: a face's box with its margin, in pixels.
struct CropBox: Equatable {
    let x, y, width, height: Float

    /// - Parameter margin: what is added on each side, as a fraction of the box's side.
    /// - Returns: nil where the box is empty or no number; the whole picture is meant then.
    init?(_ box: FaceBox, margin: Float) {
        guard box.width > 0, box.height > 0, [box.x, box.y, box.width, box.height].allSatisfy(\.isFinite)
        else {
            return nil
        }
        self.init(
            x: box.x - margin * box.width, y: box.y - margin * box.height,
            width: box.width * (1 + 2 * margin), height: box.height * (1 + 2 * margin))
    }

    private init(x: Float, y: Float, width: Float, height: Float) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    func scaled(by factor: Float) -> CropBox {
        CropBox(x: x * factor, y: y * factor, width: width * factor, height: height * factor)
    }
}
