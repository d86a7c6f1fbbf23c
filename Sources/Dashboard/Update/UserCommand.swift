/// What a key can ask for.
package enum UserCommand: Sendable, Equatable {
    case showScreen, nextScreen, previousScreen
    case pauseOrResume, checkpoint, stop, export, leave
    case nextTheme, help
    case move, page, toFirst, toLast, activate, back
    case nextNormalization, otherEpoch, previousEpoch, nextEpoch, showChange
    case nextOrder, filterActual, filterPredicted, errorsOrAll, clearFilter
    case confidentlyWrong, likelyMislabelled, mark, note, onlyMarked, attention
    case zoomIn, zoomOut, wholeRun, nextSmoothing, logarithmic
    case refresh
    case search, nextMatch, previousMatch, follow
}
