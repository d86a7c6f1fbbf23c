import RunContract

extension Split {
    /// The split that a folder's name stands for. A validation set without a test set beside it serves as one
    /// (`FaceSplits`).
    init?(folderName: String) {
        switch folderName.lowercased() {
        case "train", "training", "train_set", "trainset": self = .train
        case "test", "testing", "test_set", "testset": self = .test
        case "val", "valid", "validation", "val_set", "valset": self = .validation
        default: return nil
        }
    }
}
