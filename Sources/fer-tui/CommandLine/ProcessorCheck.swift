import Foundation
import Kernels

/// Whether this processor has the instructions that the kernels were built from.
enum ProcessorCheck {
    /// The environment variable that names flags, separated by commas or spaces, which the processor has
    /// although the system does not list them: virtual machines hide instructions that work all the same.
    static let assumedFlagsVariable = "FER_TUI_ASSUME_FLAGS"

    /// - Throws: `CommandFailure` that names what is missing. Nothing where the system does not say what the
    ///   processor has.
    static func run() throws(CommandFailure) {
        // The first processor's entry is enough; on a large machine the whole file takes a while.
        guard let file = FileHandle(forReadingAtPath: "/proc/cpuinfo"),
            let bytes = try? file.read(upToCount: 16_384),
            let flags = flags(in: String(decoding: bytes, as: UTF8.self))
        else { return }
        let assumed = assumedFlags(in: ProcessInfo.processInfo.environment)
        try report(missing: InstructionSet.missingFlags(of: flags.union(assumed)))
    }

    static func assumedFlags(in environment: [String: String]) -> Set<String> {
        let names = environment[assumedFlagsVariable] ?? ""
        return Set(names.split { $0 == "," || $0 == " " }.map(String.init))
    }

    /// A processor's flags from `/proc/cpuinfo`; nil where it lists none.
    static func flags(in description: String) -> Set<String>? {
        let line = description.split(separator: "\n").first { $0.hasPrefix("flags") }
        return line.map { Set($0.split { $0 == " " || $0 == "\t" }.map(String.init)) }
    }

    static func report(missing: [String]) throws(CommandFailure) {
        guard !missing.isEmpty else { return }
        throw CommandFailure(
            "this build needs \(missing.joined(separator: ", ")), which the processor does not have",
            remedy: "build it on this machine, or for any of the last ten years with FER_TUI_MARCH=x86-64-v3")
    }
}
