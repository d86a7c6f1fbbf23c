/// What a key can ask for.
package enum UserCommand: Sendable, Hashable {
    case show(Screen), nextScreen, previousScreen
    case pauseOrResume, checkpoint, stop, export, leave
    case nextTheme, nextGlyphs, help, palette
    case zoomPane, nextPane
    case move, page, toFirst, toLast, activate, back
    case nextNormalization, otherEpoch, previousEpoch, nextEpoch, showChange
    case nextOrder, filterActual, filterPredicted, errorsOrAll, clearFilter
    case confidentlyWrong, likelyMislabelled, mark, note, onlyMarked, attention
    case zoomIn, zoomOut, panLeft, panRight, wholeRun, nextSmoothing, logarithmic, otherMeasure, paper
    case refresh, markRun, unmarkRuns
    case search, nextMatch, previousMatch, follow
}
