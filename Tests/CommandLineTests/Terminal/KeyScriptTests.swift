import Foundation
import Testing

@testable import fer_tui

/// What a user does, key by key, on the real program: these read as its manual.
@Suite("By key", .serialized, .enabled(if: Screen.isAvailable, "needs tmux"))
struct KeyScriptTests {
    @Test("from the matrix to how it changed, to a cell's faces, and back")
    func confusion() async throws {
        let screen = try await opened(epochs: 2)
        try await screen.press("2")
        try await screen.wait(for: "Confusion by true class")
        try await screen.press("n")
        try await screen.wait(for: "Confusion by predicted class")
        try await screen.press("d")
        try await screen.wait(for: "Change since epoch 1 by predicted class")
        try await screen.press("[")
        try await screen.wait(for: "Confusion by predicted class")
        try await screen.press("[")
        try await screen.wait(for: "epoch 1 is the first that was evaluated")
        try await screen.press("]")
        try await screen.wait(for: "last epoch, 2")
        try await screen.press("Enter")
        try await screen.wait(for: "neutral → neutral")
        try await screen.press("Escape")
        try await screen.wait(for: "Change since epoch 1")
    }

    @Test("samples are marked with a note, exported by key, and by command afterwards")
    func marks() async throws {
        let screen = try await opened(epochs: 1)
        try await screen.press("3")
        try await screen.press("a")
        try await screen.wait(for: "▀▀▀")
        try await screen.press("n")
        try await screen.type("eyes closed")
        try await screen.press("Enter")
        try await screen.wait(for: "● marked  eyes closed")
        try await screen.press("Down")
        try await screen.press("Space")
        try await screen.press("M")
        try await screen.wait(for: "1/2")
        try await screen.press("e")
        try await screen.wait(for: "Export from run?")
        try await screen.press("Right")
        try await screen.press("Enter")
        try await screen.wait(for: "files written")
        try await screen.press("q")
        try await screen.wait(for: "run is finished")
        let kept = try screen.scratch.text("run/exports/marked.csv")
        #expect(kept.hasPrefix("path,true,predicted,confidence,note\n"))
        #expect(kept.contains(",eyes closed\n"))
        #expect(kept.split(separator: "\n").count == 3)

        let again = try await Program.run(
            ["export", "run", "--marked", "again.csv"], in: screen.scratch.path,
            environment: ["XDG_CONFIG_HOME": screen.scratch.path])
        #expect(again.status == 0)
        #expect(try screen.scratch.text("again.csv") == kept)
        let other = try await Program.run(
            ["export", "run", "--marked", "none.csv"], in: screen.scratch.path,
            environment: ["XDG_CONFIG_HOME": screen.scratch.path + "/elsewhere"])
        #expect(other.status == 1)
        #expect(other.errors.contains("no sample is marked"))
    }

    @Test("v shows where the network looked: for the class it took it for, for the true one, not at all")
    func gradCAM() async throws {
        let screen = try await opened(epochs: 1, imageSize: 64)
        try await screen.press("3")
        try await screen.press("a")
        try await screen.wait(for: "▀▀▀")
        try await screen.press("v")
        try await screen.wait(for: "best checkpoint")
        try await screen.press("v")
        try await screen.wait(for: "Grad-CAM of the true class")
        try await screen.wait(for: "best checkpoint")
        try await screen.press("v")
        try await screen.press("o")
        try await screen.press("m")
        try await screen.wait(for: "Likely mislabeled")
        try await screen.press("w")
        try await screen.wait(for: "Misclassified with high confidence")
    }

    @Test("n after Space writes its note on the sample that Space marked", arguments: [(80, 24), (200, 60)])
    func noteOnMarked(width: Int, height: Int) async throws {
        let screen = try await opened(epochs: 1, width: width, height: height)
        try await screen.press("3")
        try await screen.press("a")
        try await screen.wait(for: "1/16")
        try await screen.press("Space")
        try await screen.wait(for: "marked; n writes a note on it")
        try await screen.press("n")
        try await screen.type("first")
        try await screen.press("Enter")
        try await screen.wait(for: "● marked  first")
        try await screen.press("q")
        try await screen.wait(for: "run is finished")
        let folder = screen.scratch.file("fer-tui/marks")
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        #expect(try screen.scratch.text("fer-tui/marks/\(file)").split(separator: "\n").count == 2)
    }

    @Test("Ctrl-Z gives the shell its terminal, and fg the dashboard its screen")
    func suspended() async throws {
        let screen = try await opened(epochs: 1, shell: Self.shell)
        try await screen.press("2")
        try await screen.wait(for: "Confusion by true class")
        try await suspendAndReturn(screen, to: "Confusion by true class")
        try await screen.press("q")
        try await screen.wait(for: "run is finished")
    }

    @Test(
        "Ctrl-Z also works in a dashboard that train or resume opened",
        arguments: [(80, 24), (200, 60)])
    func suspendedTraining(width: Int, height: Int) async throws {
        let scratch = try Scratch()
        let screen = try await Screen(scratch, width: width, height: height)
        try await enter(Self.shell, in: screen)
        try await screen.enter("\(Program.path) demo \(TinyRun.options(epochs: 4000).joined(separator: " "))")
        try await screen.wait(for: "training")
        let engine = try Engine(runIn: scratch)
        try await suspendAndReturn(screen, to: "training")
        // What was typed at the shell reached no key of the dashboard.
        #expect([.training, .evaluating].contains(try engine.state))
        // The question's first answer changes nothing.
        try await screen.press("s")
        try await screen.wait(for: "Stop run?")
        try await screen.press("Enter")
        let step = try engine.step
        try await engine.wait { try engine.step > step }
        try await screen.press("s")
        try await screen.wait(for: "Stop run?")
        try await screen.press("Right")
        try await screen.press("Enter")
        // The dialog and the answer to the command say "stopped", too; the run's state has a mark before it.
        try await screen.wait(for: "■ stopped")
        try await screen.press("q")
        try await screen.wait(for: "run is stopped")

        try await screen.enter("clear; \(Program.path) resume run")
        try await screen.wait(for: "training")
        let again = try Engine(runIn: scratch)
        defer { try? again.kill() }
        try await suspendAndReturn(screen, to: "training")
        #expect([.training, .evaluating].contains(try again.state))
        try await screen.press("q")
        try await screen.wait(for: "goes on training")
    }

    private static let shell = "bash --norc -i"

    private func suspendAndReturn(_ screen: Screen, to text: String) async throws {
        try await screen.press("C-z")
        try await screen.wait(for: "Stopped")
        try await screen.enter("echo still $((40 + 2))")
        try await screen.wait(for: "still 42")
        try await screen.enter("clear; fg")
        try await screen.wait(for: text)
    }

    /// Makes a shell with jobs the one of a screen.
    private func enter(_ shell: String, in screen: Screen) async throws {
        try await screen.enter("exec env PS1='> ' \(shell)")
        // Typed ahead, the program could be started before the shell is master of its jobs.
        try await screen.enter("echo shell $((3 + 4))")
        try await screen.wait(for: "shell 7")
    }

    /// The dashboard on a finished run of built-in faces, wide enough for everything.
    private func opened(
        epochs: Int, imageSize: Int = 32, shell: String? = nil, width: Int = 140, height: Int = 44
    ) async throws -> Screen {
        let scratch = try Scratch()
        let size = ["--image-size", "\(imageSize)"]
        let options = TinyRun.options(epochs: epochs, train: 48, test: 16) + size
        #expect(try await Program.run(["demo", "--json"] + options, in: scratch.path).status == 0)
        let screen = try await Screen(scratch, width: width, height: height)
        if let shell { try await enter(shell, in: screen) }
        try await screen.enter("\(Program.path) attach run")
        try await screen.wait(for: "1 Overview")
        try await screen.wait(for: "finished")
        return screen
    }
}
