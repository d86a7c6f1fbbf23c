import FaceData
import RunContract

/// What `data` prints for people.
struct DataPage {
    /// Lines of a list before it is cut short.
    private static let listLimit = 10
    private static let barWidth = 14

    let path: String
    let report: DatasetReport

    var text: String {
        let parts = [heading, counts, fewFaces, sizes, dropped, unreadable, repaired, twins].compactMap(
            \.self)
        return parts.joined(separator: "\n\n")
    }

    private var heading: String {
        let others = report.alternatives.map {
            "\nlayout \($0.layout) would fit too (--layout \($0.layout)): \($0.evidence)"
        }
        let lines = "\(path)\nlayout \(report.layout): \(report.layoutReason)" + others.joined()
        return lines.split(separator: "\n").map { ErrorOutput.printable(String($0)) }.joined(separator: "\n")
    }

    private var counts: String {
        let splits = Split.allCases.compactMap { split in
            report.counts[split].map { (name: split.rawValue, shares: ClassShares($0)) }
        }
        var columns: [(title: String, alignment: TextTable.Alignment)] = [("class", .left)]
        for split in splits { columns += [(split.name, .right), ("", .right), ("", .left)] }
        var table = TextTable(columns)
        for (label, name) in report.classNames.enumerated() {
            table.add([name] + splits.flatMap { $0.shares.cells(label, Self.barWidth) })
        }
        table.add(["in all"] + splits.flatMap { ["\($0.shares.total)", "", ""] })
        return table.text
    }

    private var fewFaces: String? {
        guard !report.smallClasses.isEmpty else { return nil }
        let classes = report.smallClasses.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
        return "few training faces (below \(DatasetReport.fewFaces)): \(classes)\n"
            + "  --sampler balanced, --class-weights inverse-frequency or --logit-adjustment 1 make up for some of it"
    }

    private var sizes: String? {
        let sorted = report.sizes.sorted { ($0.value, $1.key.width) > ($1.value, $0.key.width) }
        let read = sorted.reduce(0) { $0 + $1.value }
        guard read > 0 else { return nil }
        let of = report.isWhole ? "" : " (of \(report.lookedAt) images looked at)"
        let colour = "colour\(of)\n  \(read - report.grayCount) in colour, \(report.grayCount) gray"
        let lines = sorted.map { "\($0.value) of \($0.key.width)×\($0.key.height)" }
        return [list("sizes\(of)", lines, more: "further sizes"), colour].compactMap(\.self).joined(
            separator: "\n\n")
    }

    private var dropped: String? {
        list(
            "left out",
            report.dropped.sorted { $0.key < $1.key }.map { reason, count in
                "\(count) \(reason)" + (report.firstDropped[reason].map { " (the first: \($0))" } ?? "")
            },
            more: "further reasons")
    }

    private var unreadable: String? {
        list("\(report.unreadable.count) cannot be read", report.unreadable.map { "\($0)" }, more: "more")
    }

    private var repaired: String? {
        guard report.repairedCount > 0 else { return nil }
        return
            "repaired\n  \(report.repairedCount) images break their format's rules in a way that every decoder tolerates"
    }

    private var twins: String? {
        guard !report.twins.isEmpty else {
            return report.isWhole ? "no two images have the same pixels" : nil
        }
        let across = report.twins.filter(\.isAcrossSplits)
        let lines = [
            Split.allCases.filter { report.counts[$0] != nil }.map {
                "\(report.twinGroups(within: $0)) groups within \($0.rawValue)"
            }.joined(separator: ", "),
            "\(across.count) groups across: \(report.testFacesInTrain) test images are in training too"
                + (across.isEmpty ? "" : " (--drop-duplicates leaves them out of training)"),
            "\(report.twins.count(where: \.disagrees)) groups with different labels",
        ]
        let pairs = (across + report.twins.filter { !$0.isAcrossSplits }).prefix(3).map(Self.pair)
        return list("equal images", lines + pairs, more: "more")
    }

    /// Two of a group's images, of both splits where it has both.
    private static func pair(_ group: TwinGroup) -> String {
        let first = group.members.first
        let second = group.members.dropFirst().first { !group.isAcrossSplits || $0.split != first?.split }
        return [first, second].compactMap { $0?.path }.joined(separator: " = ")
    }

    private func list(_ title: String, _ lines: [String], more: String) -> String? {
        guard !lines.isEmpty else { return nil }
        let rest = lines.count - Self.listLimit
        let shown = lines.prefix(Self.listLimit) + (rest > 0 ? ["and \(rest) \(more)"] : [])
        return ([title] + shown.map { "  " + ErrorOutput.printable($0) }).joined(separator: "\n")
    }
}

/// The classes of one split.
private struct ClassShares {
    let counts: [Int]
    let total: Int
    private let most: Int

    init(_ counts: [Int]) {
        self.counts = counts
        total = counts.reduce(0, +)
        most = counts.max() ?? 0
    }

    /// Count, share and bar; the most frequent class has the longest.
    func cells(_ label: Int, _ barWidth: Int) -> [String] {
        let count = counts[label]
        let bar = most > 0 ? TextBar.text(Double(count) / Double(most), width: barWidth) : ""
        return ["\(count)", share(count), bar]
    }

    /// In whole and tenths of a hundredth: 12.3%.
    private func share(_ count: Int) -> String {
        guard total > 0 else { return "" }
        let thousandths = (count * 2000 + total) / (2 * total)
        return "\(thousandths / 10).\(thousandths % 10)%"
    }
}
