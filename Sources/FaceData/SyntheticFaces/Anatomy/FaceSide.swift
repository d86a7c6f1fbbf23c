/// The two halves of a face, as the viewer sees them.
enum FaceSide: CaseIterable {
    case left, right

    /// -1 on the viewer's left, 1 on the right.
    var sign: Float { self == .left ? -1 : 1 }
}
