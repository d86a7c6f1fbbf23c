/// What a viewer may ask of the engine.
package enum CommandKind: String, Sendable, CaseIterable {
    case pause, resume, checkpoint
    case stopAndSave = "stop"
    case stopWithoutSaving = "stop-without-saving"
}
