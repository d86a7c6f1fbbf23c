import Training

/// What `verify --json` prints.
struct VerificationSummary: Encodable {
    let maxRelativeError: [String: JSONNumber]
    let worst: String
    let pass: Bool

    init(_ report: VerificationReport) {
        var errors: [String: JSONNumber] = [:]
        for quantity in VerificationReport.Quantity.allCases {
            errors[quantity.rawValue] = report.largestError(quantity).map { JSONNumber($0) }
        }
        maxRelativeError = errors
        worst = report.worst?.name ?? ""
        pass = report.passes
    }

    enum CodingKeys: String, CodingKey {
        case worst, pass
        case maxRelativeError = "max_relative_error"
    }
}
