// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built with these: what the compiler can prove, it must prove.
let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// Linux links the C libraries statically, so that an installed `haven` needs nothing but libc.
#if os(Linux)
let cLibraries = "Linux"
#else
let cLibraries = "macOS"
#endif

let package = Package(
    name: "haven",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "haven", targets: ["haven"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CMarkGFM",
            path: "Sources/CMarkGFM/\(cLibraries)",
            providers: [
                .apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"]),
            ]
        ),
        .systemLibrary(
            name: "CXXHash",
            path: "Sources/CXXHash/\(cLibraries)",
            providers: [.apt(["libxxhash-dev"]), .brew(["xxhash"])]
        ),
        .systemLibrary(
            name: "CMessageDigest",
            path: "Sources/CMessageDigest/\(cLibraries)",
            providers: [.apt(["libmd-dev"]), .brew(["libmd"])]
        ),
        .systemLibrary(name: "CSystem"),
        .target(name: "CArguments"),
        .target(name: "HavenDiagnostics", swiftSettings: strict),
        .target(name: "HavenDates", swiftSettings: strict),
        .target(name: "HavenDigest", dependencies: ["CMessageDigest"], swiftSettings: strict),
        .target(
            name: "HavenYAML",
            dependencies: ["HavenDiagnostics", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .target(
            name: "HavenMarkdown",
            dependencies: ["HavenDiagnostics", "CMarkGFM"],
            swiftSettings: strict
        ),
        .target(name: "HavenTemplates", dependencies: ["HavenDiagnostics"], swiftSettings: strict),
        .target(
            name: "HavenDirectory",
            dependencies: [
                "HavenDates", "HavenDiagnostics", "HavenDigest", "HavenMarkdown", "HavenYAML",
            ],
            swiftSettings: strict
        ),
        .executableTarget(name: "embed-templates", swiftSettings: strict),
        .plugin(
            name: "EmbedTemplates",
            capability: .buildTool(),
            dependencies: ["embed-templates"],
            path: "Sources/EmbedTemplatesPlugin"
        ),
        .target(name: "HavenTheme", swiftSettings: strict, plugins: ["EmbedTemplates"]),
        .target(
            name: "HavenSite",
            dependencies: [
                "HavenDates", "HavenDiagnostics", "HavenYAML", "HavenMarkdown", "HavenTemplates",
                "HavenDigest", "HavenDirectory", "HavenTheme", "CSystem", "CXXHash",
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "haven",
            dependencies: [
                "CArguments", "HavenDates", "HavenDiagnostics", "HavenDirectory", "HavenSite",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "HavenTestSupport",
            dependencies: ["HavenDates", "HavenDiagnostics", "HavenSite"],
            path: "Tests/HavenTestSupport",
            swiftSettings: strict
        ),
        .target(name: "HavenTestRandom", path: "Tests/HavenTestRandom", swiftSettings: strict),
        .testTarget(
            name: "HavenDiagnosticsTests",
            dependencies: ["HavenDiagnostics", "HavenTestRandom"],
            swiftSettings: strict
        ),
        .testTarget(name: "HavenDatesTests", dependencies: ["HavenDates"], swiftSettings: strict),
        .testTarget(
            name: "HavenDigestTests",
            dependencies: ["HavenDigest"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HavenYAMLTests",
            dependencies: ["HavenTestRandom", "HavenYAML"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HavenMarkdownTests",
            dependencies: ["HavenMarkdown", "HavenTestRandom"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HavenTemplatesTests",
            dependencies: ["HavenTemplates"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HavenDirectoryTests",
            dependencies: ["HavenDates", "HavenDirectory", "HavenTestRandom"],
            exclude: ["Fixtures"],
            swiftSettings: strict
        ),
        .testTarget(name: "HavenThemeTests", dependencies: ["HavenTheme"], swiftSettings: strict),
        .testTarget(
            name: "HavenSiteTests",
            dependencies: [
                "HavenDates", "HavenDiagnostics", "HavenSite", "HavenTestRandom",
                "HavenTestSupport",
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HavenEndToEndTests",
            dependencies: ["HavenDates", "HavenDiagnostics", "HavenSite", "HavenTestSupport"],
            exclude: ["Sites"],
            swiftSettings: strict
        ),
    ],
    swiftLanguageModes: [.v6]
)
