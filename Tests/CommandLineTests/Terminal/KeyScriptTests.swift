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
        try await screen.wait(for: "Likely mislabelled")
        try await screen.press("w")
        try await screen.wait(for: "Confidently wrong")
    }

    @Test("Ctrl-Z gives the shell its terminal, and fg the dashboard its screen")
    func suspended() async throws {
        let screen = try await opened(epochs: 1, shell: "bash --norc -i")
        try await screen.press("2")
        try await screen.wait(for: "Confusion by true class")
        try await screen.press("C-z")
        try await screen.wait(for: "Stopped")
        try await screen.enter("echo still $((40 + 2))")
        try await screen.wait(for: "still 42")
        try await screen.enter("fg")
        try await screen.wait(for: "Confusion by true class")
        try await screen.press("q")
        try await screen.wait(for: "run is finished")
    }

    /// The dashboard on a finished run of built-in faces, wide enough for everything.
    private func opened(epochs: Int, imageSize: Int = 32, shell: String? = nil) async throws -> Screen {
        let scratch = try Scratch()
        let size = ["--image-size", "\(imageSize)"]
        let options = TinyRun.options(epochs: epochs, train: 48, test: 16) + size
        #expect(try await Program.run(["demo", "--json"] + options, in: scratch.path).status == 0)
        let screen = try await Screen(scratch, width: 140, height: 44)
        if let shell {
            try await screen.enter("exec env PS1='> ' \(shell)")
            // Typed ahead, the program could be started before the shell is master of its jobs.
            try await screen.enter("echo shell $((3 + 4))")
            try await screen.wait(for: "shell 7")
        }
        try await screen.enter("\(Program.path) attach run")
        try await screen.wait(for: "1 Overview")
        try await screen.wait(for: "finished")
        return screen
    }
}
