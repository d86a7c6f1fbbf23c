internal import RandomStreams

/// Paints one face: from back to front, each layer over the last.
struct FacePainter {
    let identity: FaceIdentity
    let geometry: FaceGeometry
    let activity: Activity
    let pose: HeadPose
    let light: Light
    let background: Background
    let camera: Camera
    /// Fine texture: hair, stubble, freckles.
    let noise: Noise
    /// Where the eyes look, in parts of the iris' radius.
    let gaze: Point
    let clothing: LinearColor

    init(expression: Expression, imageSize: Int, from stream: inout RandomStream) {
        identity = FaceIdentity(from: &stream)
        activity = ExpressionPrototype.draw(expression, from: &stream)
        geometry = FaceGeometry(identity: identity, activity: activity)
        pose = HeadPose(imageSize: imageSize, from: &stream)
        light = Light(from: &stream)
        background = Background(from: &stream)
        camera = Camera(metering: identity.complexion.skin, from: &stream)
        noise = Noise(seed: stream.nextWord())
        gaze = Point(stream.uniform(-0.4, 0.4), stream.uniform(-0.2, 0.25))
        clothing = .sRGB(stream.uniform(20, 230), stream.uniform(20, 230), stream.uniform(20, 230))
    }

    /// The finished picture: size × size × 3 values.
    func paint(size: Int) -> [UInt8] {
        let canvas = Canvas(size: size)
        background.paint(on: canvas)
        paintBackHair(on: canvas)
        paintSkin(on: canvas)
        paintClothing(on: canvas)
        let mouth = geometry.mouth
        paintMouth(mouth, on: canvas)
        for side in FaceSide.allCases { paintEye(side, on: canvas) }
        for side in FaceSide.allCases { paintBrow(side, on: canvas) }
        paintFrontHair(on: canvas)
        if let glasses = identity.glasses { paint(glasses, on: canvas) }
        return camera.develop(canvas)
    }
}
