import Foundation

/// Where this program's own file lies.
enum ProgramPath {
    /// The file's path; the kernel's own link to it where the file was replaced while the program ran.
    static var current: String {
        let link = "/proc/self/exe"
        guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: link),
            FileManager.default.isExecutableFile(atPath: path)
        else { return link }
        return path
    }
}
