/// The smallest training that is one: a few dozen built-in faces of 32×32 through the smallest network.
enum TinyRun {
    static func options(epochs: Int = 2, train: Int = 48, test: Int = 16) -> [String] {
        [
            "--epochs", "\(epochs)", "--max-train", "\(train)", "--max-test", "\(test)", "--image-size", "32",
            "--batch-size", "8", "--threads", "2", "--run", "./run",
        ]
    }
}
