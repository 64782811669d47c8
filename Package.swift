// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "hoptrace",
    platforms: [.macOS("26.0")],
    products: [
        .library(name: "TraceFields", targets: ["TraceFields"]),
        .library(name: "TraceAnalysis", targets: ["TraceAnalysis"]),
        .library(name: "TraceReports", targets: ["TraceReports"]),
        .library(name: "TraceCorpus", targets: ["TraceCorpus"]),
        .executable(name: "hoptrace", targets: ["hoptrace"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/apple/swift-crypto", .upToNextMinor(from: "4.5.2")),
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
    ],
    targets: [
        .systemLibrary(name: "CLibpsl", pkgConfig: "libpsl", providers: [.apt(["libpsl-dev"]), .brew(["libpsl"])]),
        .systemLibrary(name: "CLibxml2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(name: "CLibgsf", pkgConfig: "libgsf-1", providers: [.apt(["libgsf-1-dev"]), .brew(["libgsf"])]),
        .systemLibrary(name: "CLibxxhash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]),
        .target(name: "CAllocator"),
        .target(name: "CByteMask"),
        .target(name: "CLateLibraries"),
        .target(name: "TraceFields", dependencies: ["CByteMask"], swiftSettings: strict),
        .target(name: "TraceAnalysis", dependencies: ["TraceFields", "CLibpsl"], swiftSettings: strict),
        .target(
            name: "TraceReports",
            dependencies: ["TraceAnalysis", "TraceFields", "CLateLibraries", .product(name: "Crypto", package: "swift-crypto")],
            resources: [.embedInCode("Assets")], swiftSettings: strict),
        .target(
            name: "TraceCorpus",
            dependencies: [
                "TraceAnalysis", "TraceFields", "CByteMask", "CLateLibraries", "CLibxxhash",
                .product(name: "Crypto", package: "swift-crypto"), .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], swiftSettings: strict),
        .executableTarget(
            name: "hoptrace",
            dependencies: [
                "CAllocator", "TraceFields", "TraceAnalysis", "TraceReports", "TraceCorpus",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strict),
        .testTarget(name: "TraceFieldsTests", dependencies: ["TraceFields", "CByteMask"], swiftSettings: strict),
        .testTarget(name: "TraceAnalysisTests", dependencies: ["TraceAnalysis", "TraceFields"], swiftSettings: strict),
        .testTarget(
            name: "TraceReportsTests", dependencies: ["TraceReports", "TraceAnalysis", "TraceFields", "CLibxml2"],
            swiftSettings: strict),
        .testTarget(
            name: "TraceCorpusTests",
            dependencies: ["CorpusLabels", "TraceCorpus", "TraceReports", "TraceAnalysis", "TraceFields", "CLibgsf"],
            exclude: ["Fixtures"], swiftSettings: strict),
        .target(
            name: "CorpusLabels", dependencies: ["TraceReports", "TraceAnalysis"], path: "Tests/CorpusLabels",
            swiftSettings: strict),
        .testTarget(
            name: "GoldenTests", dependencies: ["CorpusLabels", "TraceReports", "TraceAnalysis", "TraceFields"],
            swiftSettings: strict),
        .testTarget(
            name: "LawTests", dependencies: ["CorpusLabels", "TraceFields", "TraceAnalysis", "TraceReports"],
            swiftSettings: strict),
        .testTarget(name: "HoptraceTests", dependencies: ["hoptrace", "CorpusLabels"], swiftSettings: strict),
        .executableTarget(
            name: "accuracy", dependencies: ["CorpusLabels", "TraceAnalysis", "TraceFields", "TraceReports"],
            path: "Tools/accuracy", swiftSettings: strict),
        .executableTarget(
            name: "coverage", dependencies: ["TraceAnalysis", "TraceFields"], path: "Tools/coverage", swiftSettings: strict),
    ]
)
