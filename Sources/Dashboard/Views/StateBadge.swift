import RunStore
import TerminalUI

/// How a run's state looks; each has a mark of its own beside its color.
enum StateBadge {
    static func text(_ state: RunState, _ glyphs: GlyphSet) -> StyledText {
        StyledText("\(mark(state, glyphs)) \(state.rawValue)", role(state), .bold)
    }

    static func role(_ state: RunState) -> ThemeRole {
        switch state {
        case .starting, .evaluating: .accent
        case .training, .finished: .good
        case .paused, .stopped, .stalled: .warning
        case .failed, .crashed: .error
        }
    }

    private static func mark(_ state: RunState, _ glyphs: GlyphSet) -> String {
        guard glyphs.isUnicode else { return asciiMark(state) }
        return switch state {
        case .starting: "○"
        case .training: "●"
        case .evaluating: "◆"
        case .paused: "‖"
        case .finished: "✓"
        case .stopped: "■"
        case .failed, .crashed: "✗"
        case .stalled: "▲"
        }
    }

    private static func asciiMark(_ state: RunState) -> String {
        switch state {
        case .starting: "."
        case .training: "*"
        case .evaluating: "?"
        case .paused: "="
        case .finished: "+"
        case .stopped: "#"
        case .failed, .crashed: "!"
        case .stalled: "~"
        }
    }
}
