import FaceData

/// What `data` prints for people.
struct DataPage {
    /// Lines of a list before it is cut short.
    private static let listLimit = 10

    let path: String
    let report: DatasetReport

    var text: String {
        let parts = [heading, counts, sizes, dropped, unreadable, twins].compactMap(\.self)
        return parts.joined(separator: "\n\n")
    }

    private var heading: String { "\(path)\nlayout \(report.layout): \(report.layoutReason)" }

    private var counts: String {
        var table = TextTable([
            ("class", .left), ("train", .right), ("", .right), ("test", .right), ("", .right),
        ])
        let (train, test) = (report.trainCounts.reduce(0, +), report.testCounts.reduce(0, +))
        for (label, name) in report.classNames.enumerated() {
            table.add([
                name, "\(report.trainCounts[label])", share(report.trainCounts[label], of: train),
                "\(report.testCounts[label])", share(report.testCounts[label], of: test),
            ])
        }
        table.add(["in all", "\(train)", "", "\(test)", ""])
        return table.text
    }

    private var sizes: String? {
        let sorted = report.sizes.sorted { ($0.value, $1.key.width) > ($1.value, $0.key.width) }
        return list(
            "sizes", sorted.map { "\($0.value) of \($0.key.width)×\($0.key.height)" }, more: "further sizes")
    }

    private var dropped: String? {
        list(
            "left out", report.dropped.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" },
            more: "further reasons")
    }

    private var unreadable: String? {
        list("\(report.unreadable.count) cannot be read", report.unreadable.map { "\($0)" }, more: "more")
    }

    private var twins: String? {
        guard !report.twins.isEmpty else { return nil }
        let disagreeing = report.twins.count(where: \.disagrees)
        return "\(report.twins.count) groups of equal images, \(disagreeing) of them with different labels; "
            + "\(report.testFacesInTrain) test images are in training too"
    }

    private func list(_ title: String, _ lines: [String], more: String) -> String? {
        guard !lines.isEmpty else { return nil }
        let rest = lines.count - Self.listLimit
        let shown = lines.prefix(Self.listLimit) + (rest > 0 ? ["and \(rest) \(more)"] : [])
        return ([title] + shown.map { "  " + ErrorOutput.printable($0) }).joined(separator: "\n")
    }

    /// In whole and tenths of a hundredth: 12.3%.
    private func share(_ count: Int, of total: Int) -> String {
        guard total > 0 else { return "" }
        let thousandths = (count * 2000 + total) / (2 * total)
        return "\(thousandths / 10).\(thousandths % 10)%"
    }
}
