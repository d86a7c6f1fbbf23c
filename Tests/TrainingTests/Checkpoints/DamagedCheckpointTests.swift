import Foundation
import RunContract
import Testing

@testable import Training

/// A checkpoint that lies is passed over or refused in one line; it never brings the program down.
@Suite struct DamagedCheckpointTests {
    let run: TestRun
    let network: ColourNetwork

    init() throws {
        run = try TestRun()
        network = try ColourNetwork(classCount: 3, batchSize: 4)
        for epochs in 1...2 {
            var progress = TrainingProgress(classes: run.train.classNames)
            progress.epochsDone = epochs
            _ = try run.store.save(
                network, configuration: run.configuration, progress: progress,
                data: DataFingerprint(train: run.train, test: run.test), isBest: false)
        }
    }

    /// Sets a value of the newest checkpoint's description.
    private func set(_ path: [String], to value: Any) throws {
        let file = URL(fileURLWithPath: run.store.descriptionPath("epoch-0002"))
        let content = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        func changed(_ object: Any, _ path: ArraySlice<String>) -> Any {
            guard let key = path.first, var members = object as? [String: Any] else { return value }
            members[key] = changed(members[key] ?? [:], path.dropFirst())
            return members
        }
        try JSONSerialization.data(withJSONObject: changed(content, path[...])).write(to: file)
    }

    @Test(
        "A description with impossible values is passed over",
        arguments: [
            (["progress", "batchesDone"], "-1"), (["progress", "epochsDone"], "9223372036854775807"),
            (["progress", "updates"], "-5"), (["progress", "best"], #"{"epoch": 0, "accuracy": 1e300}"#),
            (["progress", "tally", "seconds"], "1e300"), (["progress", "tally", "unreadable"], "-1"),
            (["progress", "tally", "classification", "finite"], "7"),
            (["progress", "tally", "classification", "confusion", "counts"], "[[1]]"),
            (["progress", "tally", "classification", "confusion", "counts"], "[[-1,0,0],[0,1,0],[0,0,0]]"),
            (["digests"], "{}"), (["digests"], #"{"../model.safetensors": "00"}"#),
            (["data", "trainCount"], "-1"),
        ])
    func impossible(path: [String], json: String) throws {
        try set(path, to: JSONSerialization.jsonObject(with: Data(json.utf8), options: .fragmentsAllowed))
        let found = try run.store.openNewest()
        #expect(found.name == "epoch-0001")
        #expect(found.passedOver.count == 1)
        #expect(found.passedOver.first?.contains("\n") == false)
        #expect(throws: TrainingError.self) { try run.store.open("epoch-0002") }
    }

    @Test(
        "Links lead to checkpoints beside them and nowhere else",
        arguments: ["/etc", "..", "../checkpoints", ""])
    func links(target: String) throws {
        let link = "\(run.store.folder)/last"
        try FileManager.default.removeItem(atPath: link)
        if target.isEmpty {
            try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: false)
            #expect(throws: TrainingError.self) { try run.store.check() }
        } else {
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
        }
        #expect(run.store.target(of: "last") == nil)
        #expect(run.store.names == ["epoch-0001", "epoch-0002"])
        #expect(try run.store.openNewest().name == "epoch-0002")
    }

    @Test("A file of a checkpoint that is a link is not followed")
    func linkedFile() throws {
        let model = run.store.modelPath("epoch-0002")
        try FileManager.default.moveItem(atPath: model, toPath: run.folder.file("elsewhere"))
        try FileManager.default.createSymbolicLink(
            atPath: model, withDestinationPath: run.folder.file("elsewhere"))
        #expect(!run.store.isWhole("epoch-0002"))
        #expect(try run.store.openNewest().name == "epoch-0001")
    }

    @Test("A folder of checkpoints that is a link is said before anything is trained")
    func linkedFolder() throws {
        let folder = run.folder.file("linked")
        try FileManager.default.createSymbolicLink(atPath: folder, withDestinationPath: "/nonexistent")
        #expect(throws: TrainingError.self) { try CheckpointStore(folder: folder).check() }
        try run.store.check()
    }

    @Test("The description of a released format is read")
    func releasedFormat() throws {
        let path = try #require(
            Bundle.module.url(forResource: "meta-1", withExtension: "json", subdirectory: "Fixtures")
        ).path
        let description = try CheckpointDescription.read(path)
        #expect(description.progress.epochsDone == 2)
        #expect(description.progress.best?.accuracy == 0.125)
        #expect(description.data.classNames.count == 8)
    }
}
