// swift-tools-version: 6.3

import PackageDescription

/// As strict as Swift 6 can be: the emulator's library has to live with that.
let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "restore-client",
  products: [.library(name: "RestoreClient", targets: ["RestoreClient"])],
  dependencies: [
    // In a project of your own: .package(url: …, from: …)
    .package(name: "vb365-emulator", path: "../.."),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
  ],
  targets: [
    .target(
      name: "RestoreClient",
      dependencies: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOFoundationCompat", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "RestoreClientTests",
      dependencies: [
        "RestoreClient",
        .product(name: "VB365Emulator", package: "vb365-emulator"),
        .product(name: "VB365EmulatorTesting", package: "vb365-emulator"),
      ],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
