import Foundation
import RunStore

extension RunIndex.Entry {
    /// Whether a text occurs in what the list shows of the run, in any case.
    func matches(_ text: String) -> Bool {
        var fields = [directory.name]
        if case .success(let summary) = summary {
            fields += [summary.state.rawValue, summary.configuration.model, summary.configuration.dataset]
        }
        return fields.contains { $0.range(of: text, options: .caseInsensitive) != nil }
    }
}
