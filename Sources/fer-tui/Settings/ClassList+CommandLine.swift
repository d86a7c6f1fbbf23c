import Training

extension ClassList {
    /// The names of a list, for an option that takes any.
    static func given(_ text: String) throws(UsageError) -> [String] {
        do throws(Flaw) {
            return try names(text)
        } catch {
            throw UsageError(error.problem, remedy: error.remedy)
        }
    }
}
