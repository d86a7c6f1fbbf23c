import RunContract

extension Split {
    /// The split that a folder's name stands for; validation sets serve as test sets.
    init?(folderName: String) {
        switch folderName.lowercased() {
        case "train", "training", "train_set", "trainset": self = .train
        case "test", "testing", "test_set", "testset", "val", "valid", "validation", "val_set", "valset":
            self = .test
        default: return nil
        }
    }
}
