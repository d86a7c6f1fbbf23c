#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What stands at a path, links not followed.
package enum FileKind: Sendable {
    case regular, directory, link, other

    /// Nil where there is nothing.
    package init?(at path: String) {
        var status = stat()
        guard lstat(path, &status) == 0 else { return nil }
        self =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .directory
            case S_IFLNK: .link
            default: .other
            }
    }
}
