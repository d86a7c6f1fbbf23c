import EfficientNet
import Foundation
import Kernels

/// The figures of `bench` as people read them.
enum BenchPage {
    static func text(_ result: BenchResult) -> String {
        let heads = [
            result.settings.text, "", speed("training", result.trainImagesPerSecond, result.settings),
            speed("inference", result.inferenceImagesPerSecond, result.settings), memory(result.memory),
        ]
        let tables = [result.peaks.map(peaks), operations(result)].compactMap(\.self)
        return ([heads.joined(separator: "\n")] + tables).joined(separator: "\n\n")
    }

    static func text(_ curve: ScalingCurve) -> String {
        var table = TextTable([
            ("threads", .right), ("images/s", .right), ("times faster", .right), ("of ideal", .right),
            ("same bits", .left),
        ])
        for point in curve.points {
            table.add([
                "\(point.threads)", fixed(point.trainImagesPerSecond, 1), fixed(point.speedup, 2),
                percent(point.efficiency), point.givesSameBits ? "yes" : "NO",
            ])
        }
        return "\(curve.settings.text)\n\n\(table.text)"
    }

    private static func speed(_ name: String, _ rate: Double, _ settings: BenchSettings) -> String {
        let milliseconds = 1000 * Double(settings.batchSize) / rate
        let padded = name.padding(toLength: 11, withPad: " ", startingAt: 0)
        return "\(padded)\(fixed(rate, 1)) images/s, \(fixed(milliseconds, 1)) ms a step"
    }

    private static func memory(_ memory: BenchResult.Memory) -> String {
        let rest = max(0, memory.peak - memory.before - memory.planned)
        return
            "memory     \(mebibytes(memory.peak)) MiB at most in training: \(mebibytes(memory.planned)) planned "
            + "for the network, \(mebibytes(memory.before)) before, \(mebibytes(rest)) besides"
    }

    private static func peaks(_ peaks: MachinePeaks) -> String {
        var table = TextTable([
            ("machine at best", .left), ("one thread", .right), ("\(peaks.threads) threads", .right),
            ("", .left),
        ])
        func add(_ name: String, _ rate: MachinePeaks.Rate?, _ unit: String) {
            guard let rate else { return }
            table.add([name, fixed(rate.oneThread / 1e9, 1), fixed(rate.allThreads / 1e9, 1), unit])
        }
        add("multiply-add, float32", peaks.floatOperations, "GFLOP/s")
        add("dot product, bf16", peaks.bfloatOperations, "GFLOP/s")
        add("SiLU", peaks.activations, "G values/s")
        add("memory, read", peaks.memoryRead, "GB/s")
        add("memory, copied", peaks.memoryCopy, "GB/s")
        return table.text
    }

    private static func operations(_ result: BenchResult) -> String {
        var table = TextTable([
            ("operation", .left), ("ms a step", .right), ("share", .right), ("GFLOP/s", .right),
            ("GB/s", .right), ("floor", .right), ("of floor", .right),
        ])
        let total = result.operations.values.reduce(0) { $0 + $1.seconds }
        let steps = Double(result.settings.steps)
        let sorted = result.operations.sorted {
            ($0.value.seconds, $1.key.label) > ($1.value.seconds, $0.key.label)
        }
        for (kind, operation) in sorted {
            let seconds = operation.seconds
            table.add([
                kind.label, fixed(1000 * seconds / steps, 2), percent(seconds / total),
                rate(operation.work?.operations, seconds), rate(operation.work?.bytes, seconds),
                operation.floorSeconds.map { fixed(1000 * $0 / steps, 2) } ?? "",
                operation.floorSeconds.map { percent($0 / seconds) } ?? "",
            ])
        }
        let floor = result.operations.values.reduce(0) { $0 + ($1.floorSeconds ?? 0) }
        table.add([
            "in all", fixed(1000 * total / steps, 2), "", "", "",
            floor > 0 ? fixed(1000 * floor / steps, 2) : "",
            floor > 0 ? percent(floor / total) : "",
        ])
        return table.text
    }

    /// In thousand millions a second; empty where there is nothing to count.
    private static func rate(_ amount: Int?, _ seconds: Double) -> String {
        guard let amount, amount > 0 else { return "" }
        return fixed(Double(amount) / seconds / 1e9, 1)
    }

    private static func mebibytes(_ bytes: Int) -> String { "\(bytes >> 20)" }

    private static func percent(_ share: Double) -> String { "\(fixed(100 * share, 0))%" }

    private static func fixed(_ value: Double, _ digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
