/// A picture that a terminal with graphics is to show over some cells, which are left blank below it.
package struct PlacedPicture: Sendable, Equatable {
    package let picture: Picture
    /// The cells that it fills.
    package let area: Rect

    package init(_ picture: Picture, in area: Rect) {
        self.picture = picture
        self.area = area
    }
}
