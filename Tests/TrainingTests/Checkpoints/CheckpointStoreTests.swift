import Foundation
import Testing

@testable import Training

@Suite struct CheckpointStoreTests {
    let run: TestRun
    let network: ColourNetwork

    init() throws {
        run = try TestRun()
        network = try ColourNetwork(classCount: 3, batchSize: 4)
    }

    @discardableResult
    private func save(epochs: Int, batches: Int = 0, isBest: Bool = false) throws -> String {
        var progress = TrainingProgress(classes: run.train.classNames)
        progress.epochsDone = epochs
        progress.batchesDone = batches
        return try run.store.save(
            network, configuration: run.configuration, progress: progress,
            data: DataFingerprint(train: run.train, test: run.test), isBest: isBest)
    }

    @Test func aCheckpointHoldsTheThreeFilesAndReadsBack() throws {
        let name = try save(epochs: 2, batches: 5, isBest: true)
        #expect(name == "epoch-0002-batch-000005")
        let files = try FileManager.default.contentsOfDirectory(atPath: "\(run.store.folder)/\(name)")
            .sorted()
        #expect(files == ["meta.json", "model.safetensors", "trainer.safetensors"])
        let found = try run.store.open("best")
        #expect(found.name == name)
        #expect(found.description.configuration == run.configuration)
        #expect(found.description.progress.batchesDone == 5)
    }

    @Test func restoringGivesBackEveryTensorAndItsOptimizerState() throws {
        network.initialize(seed: 3)
        try network.setOptimizerState(of: "classifier.1.bias", slot: 1, to: [1, 2, 3])
        try save(epochs: 1)
        let other = try ColourNetwork(classCount: 3, batchSize: 4)
        try run.store.restore(try run.store.openNewest(), into: other)
        for tensor in network.tensors {
            #expect(other.values(of: tensor.name) == network.values(of: tensor.name))
            for slot in 0..<2 where tensor.kind.isParameter {
                let state = network.optimizerState(of: tensor.name, slot: slot)
                #expect(other.optimizerState(of: tensor.name, slot: slot) == state)
            }
        }
    }

    @Test func pruningLeavesTheNewestTwoAndTheBest() throws {
        try save(epochs: 1, isBest: true)
        for epochs in 2...4 { try save(epochs: epochs) }
        #expect(run.store.names == ["epoch-0001", "epoch-0003", "epoch-0004"])
        #expect(run.store.target(of: "last") == "epoch-0004")
        #expect(run.store.target(of: "best") == "epoch-0001")
    }

    @Test func aNameThatIsTakenGetsANumber() throws {
        try save(epochs: 1)
        #expect(try save(epochs: 1) == "epoch-0001-2")
        #expect(run.store.target(of: "last") == "epoch-0001-2")
    }

    @Test func whatACrashLeftIsNoCheckpointAndIsCleanedUp() throws {
        try save(epochs: 1)
        for name in [".writing-epoch-0002", ".removing-epoch-0000"] {
            let folder = "\(run.store.folder)/\(name)"
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
            try Data("{}".utf8).write(to: URL(fileURLWithPath: "\(folder)/meta.json"))
        }
        #expect(run.store.names == ["epoch-0001"])
        #expect(try run.store.openNewest().name == "epoch-0001")
        run.store.removeLeftovers()
        #expect(Folder.names(in: run.store.folder) == ["epoch-0001", "last"])
    }

    @Test func aFailedWriteLeavesNothingBehind() throws {
        try save(epochs: 1)
        try network.setValues(of: "classifier.1.bias", to: [.nan, 0, 0])
        #expect(throws: TrainingError.self) { try save(epochs: 2) }
        #expect(Folder.names(in: run.store.folder) == ["epoch-0001", "last"])
        #expect(run.store.target(of: "last") == "epoch-0001")
    }

    @Test(arguments: ["model.safetensors", "trainer.safetensors", "meta.json"])
    func damageToAnyFileIsFoundAndThePreviousCheckpointTaken(file: String) throws {
        try save(epochs: 1)
        let name = try save(epochs: 2)
        let path = "\(run.store.folder)/\(name)/\(file)"
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.dropLast(1).write(to: URL(fileURLWithPath: path))
        let found = try run.store.openNewest()
        #expect(found.name == "epoch-0001")
        #expect(found.passedOver.count == 1)
        #expect(found.passedOver.first?.hasPrefix(path) == true)
    }

    @Test func withoutAWholeCheckpointTheErrorSaysWhatIsWrongWithEach() throws {
        let name = try save(epochs: 1)
        try FileManager.default.removeItem(atPath: run.store.modelPath(name))
        let text = message { try run.store.openNewest() }
        #expect(text.contains("no checkpoint is whole"))
        #expect(text.contains("\(name)/model.safetensors: cannot open"))
    }

    @Test func aDanglingLinkDoesNotHideTheOthers() throws {
        try save(epochs: 1)
        try Folder.link("\(run.store.folder)/last", to: "epoch-0009")
        #expect(try run.store.openNewest().name == "epoch-0001")
    }
}
