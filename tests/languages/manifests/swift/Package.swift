// swift-tools-version: 5.9
import PackageDescription

/* .package(url: "https://github.com/example/commented", from: "1.0.0") /* nested */ */
let package = Package(
    name: "Plan",
    products: [.library(name: "Plan", targets: ["Plan"])],
    dependencies: [
        .package(url: "https://github.com/example/metrics-ios.git", from: "1.0.0"),
        .package(name: "Crash", url: "git@github.com:example/crash.git", .upToNextMajor(from: "2.0.0")),
        .package(id: "example.replay", from: "1.0.0"),
        .package(path: "../Local"),
    ],
    targets: [
        .target(name: "PlanCore", dependencies: []),
        .target(
            name: "Plan",
            dependencies: [
                "PlanCore",
                .product(name: "ExampleMetrics", package: "metrics-ios", condition: .when(platforms: [.iOS])),
                .byName(name: "Crash"),
                "Replay",
            ],
            resources: [.process("Resources")]
        ),
        .testTarget(name: "PlanTests", dependencies: ["Plan", .product(name: "Mocks", package: "mocks")]),
    ]
)
