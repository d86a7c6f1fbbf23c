import EfficientNet
import Foundation

/// What `bench --serve` prints when it is ready, and after each line that it read.
private struct ServedSteps: Encodable {
    var contender: String?
    var version: String?
    var steps: Int?
    var seconds: Double?
}

extension EngineBench {
    /// Steps in turn with other programs: warms up, says that it is ready, then takes as many steps as each
    /// line on stdin says and prints how long they took. Ends with stdin.
    ///
    /// The protocol is described at the top of `Scripts/benchmark_peers.py`, which answers to it as well.
    ///
    /// - Parameter use: whether a step trains or only infers.
    func serve(_ use: Network.Use) throws {
        let network = try network(use)
        var done = 0
        func step(_ count: Int) {
            for _ in 0..<count {
                if use == .training { train(network, done) } else { infer(network) }
                done += 1
            }
        }
        step(Self.warmup)
        try Output.json(ServedSteps(contender: "fer-tui", version: Version.current))
        while let line = readLine() {
            guard let count = Int(line.trimmingCharacters(in: .whitespaces)), count > 0 else {
                throw UsageError(
                    "bench --serve: '\(line)' is no number of steps", remedy: "send 1 or more a line")
            }
            let seconds = seconds { step(count) }
            try Output.json(ServedSteps(steps: count, seconds: seconds))
        }
    }
}
