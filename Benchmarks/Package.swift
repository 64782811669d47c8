// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that building hoptrace never builds it. `scripts/bench-parsers.sh` builds and runs it.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "benchmarks",
    platforms: [.macOS("26.0")],
    dependencies: [.package(name: "hoptrace", path: "..")],
    targets: [
        .target(name: "CAllocations"),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CAllocations",
                .product(name: "TraceFields", package: "hoptrace"),
                .product(name: "TraceAnalysis", package: "hoptrace"),
            ], swiftSettings: strict),
    ]
)
