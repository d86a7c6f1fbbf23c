import Training

/// What `verify --json` prints.
struct VerificationSummary: Encodable {
    /// Every quantity; null for those that the fixture does not hold.
    let maxRelativeError: [String: JSONNumber]
    /// The tensor with the largest error.
    @OrNull private(set) var worst: String?
    let pass: Bool

    init(_ report: VerificationReport) {
        var errors: [String: JSONNumber] = [:]
        for quantity in VerificationReport.Quantity.allCases {
            errors[quantity.rawValue] = JSONNumber(report.largestError(quantity) ?? .nan)
        }
        maxRelativeError = errors
        worst = report.worst?.name
        pass = report.passes
    }

    enum CodingKeys: String, CodingKey {
        case worst, pass
        case maxRelativeError = "max_relative_error"
    }
}
