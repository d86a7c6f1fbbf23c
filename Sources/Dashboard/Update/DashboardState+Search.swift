import Foundation
import TerminalUI

/// Searching in the screen's list, as the text is typed: log and runs go from match to match, samples leave only
/// matches in the list.
extension DashboardState {
    /// What is searched for on this screen; empty for nothing.
    var search: String {
        get { screen == .samples ? samples.filter.pathText : searches[screen] ?? "" }
        set {
            if screen == .samples {
                samples.filter.pathText = newValue
            } else {
                searches[screen] = newValue.isEmpty ? nil : newValue
            }
        }
    }

    mutating func startSearch() {
        var entry = SearchEntry()
        entry.place = searchPlace ?? (screen == .log ? run.log.firstLine : 0)
        entry.earlierText = search
        entry.earlierLog = log
        entry.earlierRun = runs.selected
        entry.earlierSample = samples.selected
        overlay = .search(entry)
    }

    mutating func press(_ key: Key, in entry: SearchEntry) -> [DashboardAction] {
        switch key {
        case .character(let character): return type(entry.text + String(character), entry)
        case .backspace where entry.text.isEmpty: return cancel(entry)
        case .backspace: return type(String(entry.text.dropLast()), entry)
        case .down: return findMatch(isForward: true)
        case .up: return findMatch(isForward: false)
        case .enter:
            overlay = nil
            if !search.isEmpty, matchCount == 0 { say("\(search): not found", .warning) }
        case .escape: return cancel(entry)
        default: break
        }
        return []
    }

    /// Ends the search, so that nothing is marked and every sample is listed.
    mutating func clearSearch() -> [DashboardAction] {
        search = ""
        guard screen == .samples else { return [] }
        samples.selected = 0
        return readSamples()
    }

    /// Goes to the next place that holds the searched text, or the one before; around at the ends.
    mutating func findMatch(isForward: Bool) -> [DashboardAction] {
        // All that the list of samples holds matches.
        if screen == .samples { return selectSample(samples.selected + (isForward ? 1 : -1)) }
        guard !search.isEmpty, !searchRange.isEmpty else { return [] }
        let outside = isForward ? searchRange.lowerBound - 1 : searchRange.upperBound
        let start = searchPlace ?? outside
        guard let match = match(from: start + (isForward ? 1 : -1), isForward: isForward) else {
            say("\(search): not found", .warning)
            return []
        }
        go(to: match)
        return []
    }

    /// How many places hold the searched text; nil while that is being found out.
    var matchCount: Int? {
        if search.isEmpty { return 0 }
        if screen == .samples { return samples.asked == nil ? samples.page?.total ?? 0 : nil }
        return searchRange.count(where: isMatch)
    }

    private mutating func type(_ text: String, _ entry: SearchEntry) -> [DashboardAction] {
        var entry = entry
        entry.text = text
        overlay = .search(entry)
        search = text
        if screen == .samples {
            samples.selected = 0
            return readSamples()
        }
        if !text.isEmpty, let match = match(from: entry.place, isForward: true) {
            go(to: match)
        } else {
            goBack(to: entry)
        }
        return []
    }

    private mutating func cancel(_ entry: SearchEntry) -> [DashboardAction] {
        overlay = nil
        search = entry.earlierText
        goBack(to: entry)
        guard screen == .samples else { return [] }
        samples.selected = entry.earlierSample
        return readSamples()
    }

    private mutating func goBack(to entry: SearchEntry) {
        log = entry.earlierLog
        runs.selected = entry.earlierRun
    }

    /// The first match from a place on, around at the ends.
    private func match(from place: Int, isForward: Bool) -> Int? {
        let range = searchRange
        return (0..<range.count).lazy.map { offset in
            let distance = place - range.lowerBound + (isForward ? offset : -offset)
            return range.lowerBound + (distance % range.count + range.count) % range.count
        }.first(where: isMatch)
    }

    /// The places that are searched.
    private var searchRange: Range<Int> {
        switch screen {
        case .log: run.log.firstLine..<run.log.endLine
        default: 0..<(runs.entries?.count ?? 0)
        }
    }

    /// The place found last, or selected.
    private var searchPlace: Int? {
        screen == .log ? log.match ?? log.first : runs.selected
    }

    private func isMatch(_ place: Int) -> Bool {
        guard screen == .log else { return runs.entries?[place].matches(search) == true }
        return run.log[line: place].range(of: search, options: .caseInsensitive) != nil
    }

    private mutating func go(to place: Int) {
        switch screen {
        case .log: showLog(line: place)
        default: runs.selected = place
        }
    }
}
