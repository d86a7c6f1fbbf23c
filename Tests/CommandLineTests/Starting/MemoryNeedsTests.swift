import EfficientNet
import Foundation
import Testing
import Training

@testable import fer_tui

@Suite("A batch that does not fit into memory")
struct MemoryNeedsTests {
    private func needs(batchSize: Int, recomputes: Bool = false) throws -> MemoryNeeds {
        var configuration = TrainingConfiguration(data: DataConfiguration(path: nil))
        configuration.batchSize = batchSize
        configuration.recomputes = recomputes
        configuration.threads = 2
        return MemoryNeeds(try ModelSpecification.named("b4", classCount: 8), configuration)
    }

    @Test("Is refused with the largest that fits, and with the way that needs less")
    func refusal() throws {
        let needs = try needs(batchSize: 64)
        let available = needs.bytes(batchSize: 23, recomputes: false)
        let failure = #expect(throws: CommandFailure.self) { try needs.check(available: available) }
        let text = failure?.description ?? ""
        #expect(text.hasPrefix("--batch-size 64 at 224×224 takes "))
        #expect(text.contains("(--batch-size 23 fits, --recompute"))
        try self.needs(batchSize: 23).check(available: available)
    }

    @Test("What recomputing makes fit is said to; where nothing helps, that is said")
    func remedies() throws {
        let needs = try needs(batchSize: 16)
        let enough = needs.bytes(batchSize: 16, recomputes: true)
        let failure = #expect(throws: CommandFailure.self) { try needs.check(available: enough) }
        #expect(failure?.description.contains("--recompute makes it fit") == true)
        let hopeless = #expect(throws: CommandFailure.self) { try needs.check(available: 1 << 20) }
        #expect(hopeless?.description.hasSuffix("(choose a smaller image or model)") == true)
        try self.needs(batchSize: 16, recomputes: true).check(available: enough)
    }

    @Test("A container's limit counts where it has one")
    func containers() {
        #expect(MachineMemory.limit(in: "1073741824\n") == 1 << 30)
        #expect(MachineMemory.limit(in: "max\n") == nil)
        #expect(MachineMemory.bytes > 0)
    }
}
