import RandomStreams
import Testing

@testable import FaceData

/// Each action unit moves what the Facial Action Coding System says it moves, on the side where it acts.
@Suite("Action units move the face")
struct FaceGeometryTests {
    private let identity: FaceIdentity

    init() {
        var stream = RandomStream(seed: 3, purpose: .syntheticFace)
        identity = FaceIdentity(from: &stream)
    }

    private func face(_ units: [ActionUnit: Float] = [:]) -> FaceGeometry {
        var activity = Activity()
        for (unit, strength) in units { activity[unit] = strength }
        return FaceGeometry(identity: identity, activity: activity)
    }

    @Test("12 pulls the lip corners up and out, 15 down")
    func lipCorners() {
        let (rest, smile) = (face().mouth, face([.lipCornerPuller: 1]).mouth)
        #expect(smile.leftCorner.y < rest.leftCorner.y && smile.rightCorner.y < rest.rightCorner.y)
        #expect(smile.leftCorner.x < rest.leftCorner.x && smile.rightCorner.x > rest.rightCorner.x)
        #expect(face([.lipCornerDepressor: 1]).mouth.rightCorner.y > rest.rightCorner.y)
    }

    @Test("1 raises the inner end of the brows, 2 the outer, 4 lowers and draws together")
    func brows() {
        let rest = face().brow(.right)
        let inner = face([.innerBrowRaiser: 1]).brow(.right)
        let outer = face([.outerBrowRaiser: 1]).brow(.right)
        let lowered = face([.browLowerer: 1]).brow(.right)
        #expect(inner[0].y < rest[0].y && abs(inner[4].y - rest[4].y) < 0.02)
        #expect(outer[3].y < rest[3].y && outer[0].y == rest[0].y)
        #expect(lowered[0].y > rest[0].y && lowered[0].x < rest[0].x)
    }

    @Test("5 opens the eyes, 7 and 43 narrow them, 6 lifts the lower lid")
    func lids() {
        let rest = face().eye(.left)
        #expect(face([.upperLidRaiser: 1]).eye(.left).aperture > rest.aperture)
        #expect(face([.lidTightener: 1]).eye(.left).aperture < rest.aperture)
        #expect(face([.eyesClosed: 1]).eye(.left).aperture < 0.7 * rest.aperture)
        #expect(face([.cheekRaiser: 1]).eye(.left).lowerLid[2].y < rest.lowerLid[2].y)
    }

    @Test("25, 26 and 27 open the mouth further and further; the jaw takes the chin along")
    func jaw() {
        let faces = [
            face(), face([.lipsPart: 1]), face([.lipsPart: 1, .jawDrop: 1]),
            face([.lipsPart: 1, .jawDrop: 1, .mouthStretch: 1]),
        ]
        let openings = faces.map { $0.mouth.opening }
        #expect(openings == openings.sorted() && openings[0] == 0 && Set(openings).count == 4)
        let chins = faces.map { face in face.outline.map(\.y).max() ?? 0 }
        #expect(chins[3] > chins[0])
    }

    @Test("20 stretches the mouth sideways, 23 narrows it, 24 thins the lips")
    func lips() {
        let rest = face().mouth
        #expect(face([.lipStretcher: 1]).mouth.rightCorner.x > rest.rightCorner.x)
        #expect(face([.lipTightener: 1]).mouth.rightCorner.x < rest.rightCorner.x)
        let pressed = face([.lipPressor: 1]).mouth
        #expect(
            pressed.lowerBorder[4].y - pressed.upperBorder[4].y < rest.lowerBorder[4].y
                - rest.upperBorder[4].y)
    }

    @Test("9 lifts the nose's wings, 10 the upper lip")
    func noseAndLip() {
        #expect(face([.noseWrinkler: 1]).noseWing(.left).y < face().noseWing(.left).y)
        #expect(face([.upperLipRaiser: 1]).mouth.upperBorder[4].y < face().mouth.upperBorder[4].y)
    }

    @Test("A unit that acts on one side leaves the other alone")
    func oneSided() {
        var activity = Activity()
        activity[.lipCornerPuller, .right] = 1
        let mouth = FaceGeometry(identity: identity, activity: activity).mouth
        #expect(mouth.rightCorner.y < face().mouth.rightCorner.y)
        #expect(mouth.leftCorner == face().mouth.leftCorner)
    }
}
