/// The demo's own defaults: a small network on small faces, which passes nine in ten correct within a few
/// minutes on two cores.
enum DemoSettings {
    static let model = "b0"
    static let imageSize = 64
    static let batchSize = 32
    static let epochs = 20
    static let trainFaces = 2400
    static let testFaces = 400
}
