/// A file's size and the time of its last change.
package struct FileStamp: Sendable, Equatable {
    package let size: Int
    package let seconds: Int
    package let nanoseconds: Int
}
