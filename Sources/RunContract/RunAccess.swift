package import Foundation

/// Who may read a run besides its owner. Only the owner may ever write.
package enum RunAccess: Sendable {
    case owner, group

    /// The permissions of directories.
    package var directoryMode: mode_t { self == .owner ? 0o700 : 0o750 }
    /// The permissions of files.
    package var fileMode: mode_t { self == .owner ? 0o600 : 0o640 }

    /// The access that a directory was made with.
    package init(ofDirectory path: String) {
        var status = stat()
        self = stat(path, &status) == 0 && status.st_mode & 0o040 != 0 ? .group : .owner
    }
}
