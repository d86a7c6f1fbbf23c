/// The tables of `run.sqlite` as their first format made them. Samples are keyed by their index in their split;
/// predictions are those of the test split.
enum RunTables {
    static let format1 = """
        CREATE TABLE config (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE classes (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
        CREATE TABLE samples (
            split TEXT NOT NULL, sample INTEGER NOT NULL, path TEXT NOT NULL, label INTEGER NOT NULL,
            valence REAL, arousal REAL, face_x REAL, face_y REAL, face_width REAL, face_height REAL,
            PRIMARY KEY (split, sample)) WITHOUT ROWID;
        CREATE TABLE steps (
            step INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, loss REAL, accuracy REAL, learning_rate REAL,
            images_per_second REAL, seconds REAL, input_wait REAL);
        CREATE TABLE epochs (
            epoch INTEGER PRIMARY KEY, train_loss REAL, train_accuracy REAL, test_loss REAL,
            test_accuracy REAL, macro_f1 REAL, images_per_second REAL, seconds REAL,
            evaluation_seconds REAL, learning_rate REAL);
        CREATE TABLE confusion (
            epoch INTEGER NOT NULL, split TEXT NOT NULL, actual INTEGER NOT NULL, predicted INTEGER NOT NULL,
            count INTEGER NOT NULL, PRIMARY KEY (epoch, split, actual, predicted)) WITHOUT ROWID;
        CREATE TABLE predictions (
            epoch INTEGER NOT NULL, sample INTEGER NOT NULL, predicted INTEGER NOT NULL, loss REAL,
            confidence REAL, margin REAL, probabilities BLOB NOT NULL,
            PRIMARY KEY (epoch, sample)) WITHOUT ROWID;
        CREATE TABLE checkpoints (
            name TEXT PRIMARY KEY, epoch INTEGER NOT NULL, step INTEGER NOT NULL, accuracy REAL,
            wall_time REAL NOT NULL) WITHOUT ROWID;
        CREATE TABLE commands (
            id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, requested_at REAL NOT NULL,
            acknowledged_at REAL, accepted INTEGER, message TEXT);
        CREATE INDEX waiting_commands ON commands (id) WHERE acknowledged_at IS NULL;
        CREATE TABLE heartbeat (
            id INTEGER PRIMARY KEY CHECK (id = 1), pid INTEGER NOT NULL, process_start INTEGER NOT NULL,
            boot TEXT NOT NULL, session_step INTEGER NOT NULL, step INTEGER NOT NULL, epoch INTEGER NOT NULL,
            phase TEXT NOT NULL, phase_done INTEGER NOT NULL, phase_total INTEGER NOT NULL, message TEXT,
            wall_time REAL NOT NULL);
        CREATE TABLE events (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, message TEXT NOT NULL, wall_time REAL NOT NULL);
        CREATE TABLE rewinds (id INTEGER PRIMARY KEY, step INTEGER NOT NULL, wall_time REAL NOT NULL);
        """

    /// Predictions of the test split in a run whose epochs a validation split judges; `predictions` are that one's then.
    static let testPredictions = """
        epoch INTEGER NOT NULL, sample INTEGER NOT NULL, predicted INTEGER NOT NULL, loss REAL, confidence REAL,
        margin REAL, probabilities BLOB NOT NULL, PRIMARY KEY (epoch, sample)
        """

    /// Each time that the test split was evaluated, whatever became of the epoch since.
    static let testLooks = "wall_time REAL NOT NULL, epoch INTEGER NOT NULL, PRIMARY KEY (wall_time, epoch)"

    /// How often the sampler drew each class for an epoch.
    static let draws = """
        epoch INTEGER NOT NULL, label INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (epoch, label)
        """

    /// Where an epoch's steps spend their time.
    static let operations = """
        epoch INTEGER NOT NULL, operation TEXT NOT NULL, steps INTEGER NOT NULL, seconds REAL NOT NULL,
        PRIMARY KEY (epoch, operation)
        """
}
