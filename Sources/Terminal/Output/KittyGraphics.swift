import Foundation
import TerminalUI

/// Pictures as the sequences of Kitty's graphics protocol. Every sequence asks for no answer (`q=2`), so that none
/// is taken for keys.
enum KittyGraphics {
    /// The most bytes of a picture that one sequence may carry.
    private static let chunk = 4096
    /// Pictures are sent no larger than this along a side: more than a screen shows of a face.
    private static let greatestSide = 320
    /// Below the text, and below cells with a ground of their own: dialogs lie above the picture.
    private static let layer = -1_073_741_825

    /// Takes every picture off the screen and out of the terminal's memory.
    static let clear = "\u{1B}_Ga=d,d=A,q=2\u{1B}\\"

    /// Shows a picture over its cells; the cursor is left where it was.
    static func show(_ placed: PlacedPicture) -> String {
        let picture = placed.picture.fitted(within: greatestSide)
        let area = placed.area
        let keys =
            "a=T,f=24,s=\(picture.width),v=\(picture.height),c=\(area.width),r=\(area.height),C=1,z=\(layer),q=2"
        let payload = Data(picture.bytes).base64EncodedString()
        var sequences = "\u{1B}7\u{1B}[\(area.y + 1);\(area.x + 1)H"
        var rest = payload[...]
        var isFirst = true
        repeat {
            let part = rest.prefix(chunk)
            rest = rest.dropFirst(chunk)
            let more = rest.isEmpty ? "m=0" : "m=1"
            sequences += "\u{1B}_G\(isFirst ? keys + "," : "q=2,")\(more);\(part)\u{1B}\\"
            isFirst = false
        } while !rest.isEmpty
        return sequences + "\u{1B}8"
    }
}
