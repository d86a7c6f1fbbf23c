internal import RandomStreams

/// Who is shown: everything about a face that its expression leaves alone. Lengths are in face units: the
/// distance from the eyes to the chin is about 1.1.
struct FaceIdentity {
    /// 0 young, 1 old.
    let age: Float
    /// 0 feminine, 1 masculine features.
    let masculinity: Float
    let shape: FaceShape
    let eyes: EyeShape
    let brows: BrowShape
    let nose: NoseShape
    let mouth: MouthShape
    let complexion: Complexion
    let hair: Hair
    let beard: Beard
    let glasses: Glasses?

    init(from stream: inout RandomStream) {
        age = stream.uniform() * stream.uniform(0.3, 1)
        masculinity = stream.chance(0.5) ? stream.uniform(0.65, 1) : stream.uniform(0, 0.35)
        complexion = Complexion(masculinity: masculinity, from: &stream)
        shape = FaceShape(masculinity: masculinity, from: &stream)
        eyes = EyeShape(masculinity: masculinity, melanin: complexion.melanin, from: &stream)
        brows = BrowShape(masculinity: masculinity, from: &stream)
        nose = NoseShape(masculinity: masculinity, from: &stream)
        mouth = MouthShape(masculinity: masculinity, from: &stream)
        hair = Hair(masculinity: masculinity, age: age, melanin: complexion.melanin, from: &stream)
        beard = Beard(masculinity: masculinity, from: &stream)
        glasses = stream.chance(0.16) ? Glasses(from: &stream) : nil
    }
}
