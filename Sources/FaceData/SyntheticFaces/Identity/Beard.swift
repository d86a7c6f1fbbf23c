internal import RandomStreams

/// The hair of a man's lower face.
struct Beard {
    /// Strengths 0...1 of the shadow of shaven hair, and of hair on lip, chin and cheeks.
    let stubble, moustache, chin, cheeks: Float

    init(masculinity: Float, from stream: inout RandomStream) {
        let kind = masculinity > 0.5 ? stream.below(10) : 0
        stubble = masculinity > 0.5 ? stream.uniform(0.05, kind == 6 ? 0.6 : 0.3) : 0
        moustache = [7, 8, 9].contains(kind) ? stream.uniform(0.6, 0.95) : 0
        chin = [8, 9].contains(kind) ? stream.uniform(0.6, 0.95) : 0
        cheeks = kind == 9 ? stream.uniform(0.6, 0.95) : 0
    }
}
