/// What can be wrong with a model or with what is asked of it. The description names the thing, what
/// is wrong with it, and what to do.
package struct ModelError: Error, Equatable, CustomStringConvertible {
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
