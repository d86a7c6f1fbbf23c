// swift-tools-version: 6.2
import PackageDescription

/// The instruction set that the kernels are built for. The host's own by default; a build for other
/// machines names it, as in `FER_TUI_MARCH=x86-64-v3 swift build`.
let march = Context.environment["FER_TUI_MARCH"] ?? "native"

/// What every Swift target is built with.
let shared: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Builds for sanitizers (`Scripts/sanitize`) keep Swift's own checks in the kernels, and stop C code at undefined behavior,
/// for which Swift on Linux has no sanitizer.
let isSanitized = Context.environment["FER_TUI_SANITIZER"] != nil
let undefinedBehaviorChecks = isSanitized ? ["-fsanitize=undefined", "-fsanitize-trap=undefined"] : []

/// The kernels are optimised in debug builds too: without vector code the tests would crawl. The
/// clang flag is what makes Swift itself emit the host's vector instructions.
let kernels: [SwiftSetting] =
    shared + [
        .unsafeFlags([
            isSanitized ? "-O" : "-Ounchecked", "-whole-module-optimization", "-num-threads", "2", "-Xcc",
            "-march=\(march)",
            // Vectors wider than a build has registers for change how they are passed, which inlining leaves nothing of.
            "-Xcc", "-Wno-psabi",
        ])
    ]

/// Pixel loops, too: drawing and decoding faces unoptimised would slow every test that trains.
let optimized: [SwiftSetting] =
    shared + [.unsafeFlags(["-O", "-whole-module-optimization", "-num-threads", "2"])]

func system(_ name: String, pkgConfig: String?, apt: String, brew: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}

func library(
    _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = [],
    settings: [SwiftSetting] = shared
) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: shared)
}

/// What feeds readers with bytes that bring them down, if any do; see `Scripts/fuzz`. Its main function is libFuzzer's,
/// so that it is part of no other build.
let fuzzing: [Target] =
    Context.environment["FER_TUI_FUZZ"] == nil
    ? []
    : [
        .executableTarget(
            name: "fer-tui-fuzz", dependencies: ["FaceData", "Training"], path: "Tests/Fuzzing",
            exclude: ["Corpus"], swiftSettings: shared)
    ]

let package = Package(
    name: "fer-tui",
    platforms: [.macOS(.v26)],
    products: [.executable(name: "fer-tui", targets: ["fer-tui"])],
    targets: [
        // No pkg-config for ncurses: it names preprocessor flags that the package manager refuses.
        system("CNcurses", pkgConfig: nil, apt: "libncursesw5-dev", brew: "ncurses"),
        system("COpenBLAS", pkgConfig: "openblas", apt: "libopenblas-dev", brew: "openblas"),
        system("CPNG", pkgConfig: "libpng", apt: "libpng-dev", brew: "libpng"),
        system("CTurboJPEG", pkgConfig: "libturbojpeg", apt: "libturbojpeg0-dev", brew: "jpeg-turbo"),
        system("CTIFF", pkgConfig: "libtiff-4", apt: "libtiff-dev", brew: "libtiff"),
        system("CWebP", pkgConfig: "libwebpdemux", apt: "libwebp-dev", brew: "webp"),
        // Debian's package brings no pkg-config file.
        system("CGIF", pkgConfig: nil, apt: "libgif-dev", brew: "giflib"),
        system("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),
        // Debian's package brings no pkg-config file.
        system("CLinear", pkgConfig: nil, apt: "liblinear-dev", brew: "liblinear"),
        system("CCairo", pkgConfig: "cairo", apt: "libcairo2-dev", brew: "cairo"),
        .target(
            name: "CIntrinsics", cSettings: [.unsafeFlags(["-march=\(march)"] + undefinedBehaviorChecks)]),

        // Drawn per pixel and per weight: unoptimized, every test that draws faces would crawl.
        library("RandomStreams", [], settings: optimized),
        library("Kernels", ["COpenBLAS", "CIntrinsics"], settings: kernels),
        library("RunContract", []),
        library("EfficientNet", ["Kernels", "RandomStreams"]),
        library(
            "FaceData",
            ["RunContract", "RandomStreams", "CIntrinsics", "CPNG", "CTurboJPEG", "CTIFF", "CWebP", "CGIF"],
            settings: optimized),
        library("Training", ["EfficientNet", "FaceData", "Kernels", "RandomStreams", "RunContract"]),
        library("Baselines", ["FaceData", "CLinear"], settings: optimized),
        library("RunStore", ["RunContract", "CSQLite"]),
        // Its Themes folder is a link to the one at the top.
        library("TerminalUI", [], resources: [.embedInCode("Themes")]),
        // Signal handlers that leave the terminal as found; C, because they may call next to nothing.
        .target(name: "CTerminalGuard"),
        library("Terminal", ["TerminalUI", "CNcurses", "CTerminalGuard"]),
        library("Dashboard", ["TerminalUI", "RunContract", "RunStore"]),
        library("Figures", ["TerminalUI", "CCairo"]),
        .executableTarget(
            name: "fer-tui",
            dependencies: [
                "Kernels", "RandomStreams", "EfficientNet", "FaceData", "Training", "RunContract", "RunStore",
                "TerminalUI", "Terminal", "Dashboard", "Figures", "Baselines",
            ],
            // A link to the folder at the top.
            resources: [.embedInCode("Recipes/Files")],
            swiftSettings: shared
        ),

        // Naive references in Double; optimised in debug builds too, or the comparisons would crawl.
        .target(
            name: "ReferenceKernels", path: "Tests/ReferenceKernels",
            swiftSettings: shared + [.unsafeFlags(["-O"])]),
        // Datasets as people have them on disk, oddities and all; the program writes them out to look at.
        .target(
            name: "DatasetTrees", dependencies: ["FaceData"], path: "Tests/DatasetTrees",
            swiftSettings: shared),
        .executableTarget(
            name: "dataset-trees", dependencies: ["DatasetTrees"], path: "Tests/DatasetTreesMain",
            swiftSettings: shared),
        tests("RandomStreamsTests", ["RandomStreams"]),
        tests("RunContractTests", ["RunContract"]),
        tests("KernelsTests", ["Kernels", "RandomStreams", "ReferenceKernels"]),
        tests(
            "EfficientNetTests",
            ["EfficientNet", "Kernels", "RandomStreams", "ReferenceKernels", "Training"],
            resources: [.copy("Fixtures")]),
        tests(
            "FaceDataTests",
            ["FaceData", "DatasetTrees", "RandomStreams", "RunContract", "CPNG", "CTurboJPEG"],
            resources: [.copy("Fixtures")]),
        tests(
            "TrainingTests",
            ["Training", "EfficientNet", "FaceData", "Kernels", "RandomStreams", "RunContract"],
            resources: [.copy("Fixtures")]),
        tests("RunStoreTests", ["RunContract", "RunStore", "CSQLite"], resources: [.copy("Fixtures")]),
        tests("TerminalUITests", ["TerminalUI"]),
        tests("TerminalTests", ["Terminal", "TerminalUI"]),
        tests(
            "DashboardTests", ["Dashboard", "TerminalUI", "RunContract", "RunStore"],
            resources: [.copy("Golden")]),
        tests("FiguresTests", ["Figures"]),
        tests("BaselinesTests", ["Baselines", "FaceData"]),
        tests(
            "CommandLineTests",
            ["fer-tui", "DatasetTrees", "EfficientNet", "FaceData", "RunContract", "RunStore", "Training"]),
        // Opens the screen and crashes on it, for the tests of every way out.
        .executableTarget(
            name: "terminal-probe", dependencies: ["Terminal", "TerminalUI"], path: "Tests/TerminalProbe",
            swiftSettings: shared),
    ] + fuzzing,
    swiftLanguageModes: [.v6]
)
