/// What is wrong with a safetensors file, without its name.
struct SafetensorsFlaw: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
