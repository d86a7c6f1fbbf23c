import Foundation
import TerminalUI

/// Shows the pictures of frames on a terminal that has graphics.
struct PictureWriter {
    private let output: Int32
    private var shown: [PlacedPicture] = []

    init(output: Int32) { self.output = output }

    /// Shows a frame's pictures, where they are not those of the last one.
    mutating func show(_ pictures: [PlacedPicture]) {
        guard pictures != shown else { return }
        let old = shown.isEmpty ? "" : KittyGraphics.clear
        send(old + pictures.map(KittyGraphics.show).joined())
        shown = pictures
    }

    /// Takes all pictures away.
    mutating func clear() {
        send(KittyGraphics.clear)
        shown = []
    }

    private func send(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }
}
