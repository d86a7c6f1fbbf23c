import RunStore

/// What `runs --json` prints.
struct RunList: Encodable {
    let runs: [Run]

    /// One run; what cannot be read of it is null, and `error` says why.
    struct Run: Encodable {
        let name: String
        let path: String
        @OrNull var state: String?
        @OrNull var model: String?
        @OrNull var data: String?
        @OrNull var imageSize: Int?
        @OrNull var epochs: Int?
        @OrNull var epochsDone: Int?
        @OrNull var bestAccuracy: Double?
        @OrNull var error: String?

        init(_ entry: RunIndex.Entry) {
            name = entry.directory.name
            path = entry.directory.path
            switch entry.summary {
            case .success(let summary):
                state = summary.state.rawValue
                model = summary.configuration.model
                data = summary.configuration.dataset
                imageSize = summary.configuration.imageSize
                epochs = summary.configuration.epochs
                epochsDone = summary.epochsDone
                bestAccuracy = summary.bestAccuracy
            case .failure(let failure):
                error = "\(failure)"
            }
        }

        enum CodingKeys: String, CodingKey {
            case name, path, state, model, data, epochs, error
            case imageSize = "image_size"
            case epochsDone = "epochs_done"
            case bestAccuracy = "best_accuracy"
        }
    }
}
