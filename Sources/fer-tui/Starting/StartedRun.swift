/// What `--detach --json` prints.
struct StartedRun: Encodable {
    let run: String
    let pid: Int
}
