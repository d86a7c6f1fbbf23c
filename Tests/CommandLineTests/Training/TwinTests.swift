import Foundation
import Testing

@testable import fer_tui

@Suite("Faces that are in both splits")
struct TwinTests {
    @Test("--drop-twins trains without the training image that is tested too, also after resuming")
    func dropped() async throws {
        let scratch = try Scratch()
        try FaceFolder.write(to: scratch.file("faces"), train: 16, test: 8)
        let test = scratch.file("faces/test/happy")
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: test).first)
        try FileManager.default.copyItem(
            atPath: "\(test)/\(name)", toPath: scratch.file("faces/train/happy/twin.png"))
        let words = [
            "train", "--data", "faces", "--model", "b0", "--plain", "--epochs", "1", "--image-size", "32",
            "--batch-size", "8", "--run", "run", "--drop-twins",
        ]
        let result = try await Program.run(words, in: scratch.path)
        #expect(result.status == 0)
        #expect(result.output.contains("16 training and 8 test images"))
        #expect(result.errors.contains("left out 1 images: in training and in a held-out set"))
        let resumed = try await Program.run(["resume", "run", "--epochs", "2", "--plain"], in: scratch.path)
        #expect(resumed.status == 0)
        #expect(resumed.output.contains("16 training and 8 test images"))
    }
}
