// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building hoptrace never builds it. `scripts/fuzz.sh` builds it with libFuzzer and the address
// sanitiser, and hoptrace's modules with it.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // libFuzzer brings the main function.
    .unsafeFlags(["-parse-as-library"]),
]

let package = Package(
    name: "fuzz",
    platforms: [.macOS("26.0")],
    dependencies: [.package(name: "hoptrace", path: "..")],
    targets: [
        .executableTarget(
            name: "Fuzz",
            dependencies: [
                .product(name: "TraceFields", package: "hoptrace"),
                .product(name: "TraceAnalysis", package: "hoptrace"),
                .product(name: "TraceCorpus", package: "hoptrace"),
            ], swiftSettings: strict)
    ]
)
