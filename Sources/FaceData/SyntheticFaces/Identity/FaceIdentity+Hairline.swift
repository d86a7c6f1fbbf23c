extension FaceIdentity {
    /// The hair's lower edge in face units: from the viewer's left temple over the forehead to the right.
    var hairline: [Point] {
        let middle = Point(0, hair.style == .fringe ? -0.45 : hair.hairline)
        return hairline(.left) + [middle] + hairline(.right).reversed()
    }

    /// One half of the edge, upwards from its lowest point.
    private func hairline(_ side: FaceSide) -> [Point] {
        let temple = 0.74 * shape.width
        let heights = hairlineHeights(parting: hair.parting * side.sign)
        let places: [Float] =
            switch hair.style {
            case .fringe: [1, 0.93, 0.8]
            case .long, .bob: [1.02, 0.93, 0.78]
            case .wavy: [1.06, 0.94, 0.84]
            case .receding: [1.02, 0.95, 0.85]
            default: [1.02, 0.95, 0.81]
            }
        let sides = zip(places, heights).map { Point(side.sign * temple * $0, $1) }
        return sides + [Point(side.sign * 0.34, heights[3])]
    }

    /// Heights of four points of one half, upwards. `parting` is positive on the side where the hair is parted.
    private func hairlineHeights(parting: Float) -> [Float] {
        let top = hair.hairline
        return switch hair.style {
        case .fringe: [0.35, -0.1, -0.38, -0.43]
        case .bob: [0.8, 0.1, -0.42, top + 0.04 - 0.1 * parting]
        // Long hair leaves the picture at its lower edge.
        case .long: [1.7, 0.2, -0.42, top + 0.04 - 0.1 * parting]
        case .wavy: [1.7, 0.3, -0.3, top + 0.12 - 0.16 * parting]
        case .receding: [0.1, -0.2, -0.62, top - 0.12]
        case .sidePart, .quiff: [0.14, -0.2, -0.5, top + 0.02 - 0.1 * parting]
        default: [0.12, -0.2, -0.5, top - 0.01]
        }
    }
}
