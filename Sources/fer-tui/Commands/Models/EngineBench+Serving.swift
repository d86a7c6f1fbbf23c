import EfficientNet
import Foundation

/// What `bench --serve` prints when it is ready, and after each line that it read.
private struct ServedSteps: Encodable {
    var contender: String?
    var steps: Int?
    var seconds: Double?
}

extension EngineBench {
    /// Trains in turn with other programs: warms up, says that it is ready, then takes as many steps as each
    /// line on stdin says and prints how long they took. Ends with stdin.
    ///
    /// The protocol is described at the top of `Scripts/benchmark_peers.py`, which answers to it as well.
    func serve() throws {
        let network = try network(.training)
        for step in 0..<Self.warmup { train(network, step) }
        try Output.json(ServedSteps(contender: "fer-tui"))
        var done = Self.warmup
        while let line = readLine() {
            guard let count = Int(line.trimmingCharacters(in: .whitespaces)), count > 0 else {
                throw UsageError(
                    "bench --serve: '\(line)' is no number of steps", remedy: "send 1 or more a line")
            }
            let seconds = seconds { for step in 0..<count { train(network, done + step) } }
            done += count
            try Output.json(ServedSteps(steps: count, seconds: seconds))
        }
    }
}
