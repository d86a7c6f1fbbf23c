/// The networks that can be named on the command line.
enum ModelNames {
    static let all = (0...7).map { "b\($0)" } + ["paper-fig1"]
}
