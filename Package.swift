// swift-tools-version: 6.3

import PackageDescription

/// What every target of ours is compiled with.
let settings: [SwiftSetting] = [
  // Every use of a pointer or a C call is marked `unsafe`: `grep unsafe` is the audit list.
  .strictMemorySafety(),
  // A warning nobody has to mend is a warning nobody reads.
  .treatAllWarnings(as: .error),
  // `any` where an existential is meant: the request path has none.
  .enableUpcomingFeature("ExistentialAny"),
  // An import is nobody else's business unless it says so.
  .enableUpcomingFeature("InternalImportsByDefault"),
  // A file imports what it uses; the import table of CONTRIBUTING.md can then be read from the files.
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The commit that `--version` names: told by whoever builds, since a source archive knows none.
let commit: [CSetting] = Context.environment["VB365_COMMIT"].map { [.define("VB365_COMMIT", to: "\"\($0)\"")] } ?? []

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")

let package = Package(
  name: "vb365-emulator",
  products: [
    .executable(name: "vb365-emulator", targets: ["vb365-emulator"]),
    .library(name: "VB365Emulator", targets: ["VB365Emulator"]),
    .library(name: "VB365EmulatorTesting", targets: ["VB365EmulatorTesting"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
  ],
  targets: [
    // C: what Swift cannot reach by itself
    .target(name: "CLinux"),
    .systemLibrary(name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
    .target(name: "CDefaults", cSettings: commit),

    // What threads share
    .target(name: "Locking", swiftSettings: settings),

    // The values that the library's users write
    .target(name: "Choices", dependencies: ["Bytes"], swiftSettings: settings),

    // Text and bytes, no I/O
    .target(name: "Bytes", swiftSettings: settings),
    .target(name: "HTTP1", dependencies: ["Bytes"], swiftSettings: settings),
    .target(name: "JSONText", dependencies: ["Bytes"], swiftSettings: settings),
    .target(name: "Outlook", dependencies: ["Bytes"], swiftSettings: settings),

    // The machine below
    .target(name: "Cryptography", dependencies: ["Bytes", "COpenSSL"], swiftSettings: settings),
    .target(name: "Transport", dependencies: ["CLinux", "COpenSSL"], swiftSettings: settings),

    // What is to be said of a request beside its answer
    .target(name: "Verdict", dependencies: ["JSONText"], swiftSettings: settings),

    // The emulated world and the API over it
    .target(name: "Backup", dependencies: ["Bytes", "Choices", "JSONText", "CDefaults"], swiftSettings: settings),
    .target(
      name: "RestoreAPI",
      dependencies: [
        "Bytes", "Choices", "Locking", "HTTP1", "JSONText", "Outlook", "Verdict", "Backup", "Exchange", "Cryptography",
        "CDefaults",
      ],
      swiftSettings: settings),
    .target(name: "Exchange", dependencies: ["Choices", "Locking", "Backup"], swiftSettings: settings),
    .target(
      name: "Journal", dependencies: ["Bytes", "Locking", "JSONText", "Verdict", "Backup", "Exchange"],
      swiftSettings: settings),
    .target(
      name: "Faults",
      dependencies: ["Bytes", "Choices", "Locking", "JSONText", "Backup", "Journal"], swiftSettings: settings),
    .target(
      name: "Report",
      dependencies: ["Bytes", "Locking", "JSONText", "Verdict", "Backup", "Exchange", "Journal", "Faults"],
      swiftSettings: settings),
    .target(
      name: "Control",
      dependencies: [
        "Bytes", "Choices", "HTTP1", "JSONText", "Verdict", "Backup", "RestoreAPI", "Exchange", "Journal", "Faults",
        "Report",
      ],
      swiftSettings: settings),
    .target(
      name: "Emulation",
      dependencies: [
        "Bytes", "Choices", "Verdict", "Exchange", "RestoreAPI", "Journal", "Faults", "Report", "Control", "HTTP1",
        "JSONText", "Backup",
      ],
      swiftSettings: settings),

    // The running server
    .target(
      name: "EmulatorServer",
      dependencies: [
        "Bytes", "Choices", "Locking", "Transport", "HTTP1", "Verdict", "Exchange", "Emulation", logging,
      ],
      swiftSettings: settings),
    .target(
      name: "VB365Emulator",
      dependencies: [
        "Bytes", "Choices", "Locking", "EmulatorServer", "Exchange", "Emulation", "Report", "RestoreAPI", "Backup",
        "Cryptography", "JSONText", "Journal", "Faults", "Verdict", logging,
      ],
      swiftSettings: settings),
    .target(
      name: "VB365EmulatorTesting", dependencies: ["Locking", "VB365Emulator", logging], swiftSettings: settings),
    .executableTarget(
      name: "vb365-emulator",
      dependencies: [
        "Bytes", "Locking", "VB365Emulator", "Report", "RestoreAPI", "Verdict", "Journal", "JSONText", "CLinux",
        "CDefaults",
        argumentParser, logging,
      ],
      swiftSettings: settings),

    // What test targets share
    .target(
      name: "TestSupport", dependencies: ["Cryptography", "Transport", "COpenSSL"], path: "Tests/TestSupport",
      swiftSettings: settings),

    // Tests, one target a module, and one for the built binary
    .testTarget(name: "LockingTests", dependencies: ["Locking"], swiftSettings: settings),
    .testTarget(name: "BytesTests", dependencies: ["Bytes"], swiftSettings: settings),
    .testTarget(name: "HTTP1Tests", dependencies: ["Bytes", "HTTP1"], swiftSettings: settings),
    .testTarget(name: "JSONTextTests", dependencies: ["Bytes", "JSONText"], swiftSettings: settings),
    .testTarget(name: "OutlookTests", dependencies: ["Bytes", "Outlook"], swiftSettings: settings),
    .testTarget(
      name: "CryptographyTests", dependencies: ["TestSupport", "Bytes", "Cryptography", "COpenSSL"],
      swiftSettings: settings),
    .testTarget(
      name: "TransportTests", dependencies: ["TestSupport", "Bytes", "Transport", "Cryptography", "COpenSSL"],
      swiftSettings: settings),
    .testTarget(name: "BackupTests", dependencies: ["Bytes", "Backup", "JSONText"], swiftSettings: settings),
    .testTarget(
      name: "JournalTests",
      dependencies: ["Bytes", "Journal", "JSONText", "Verdict", "Backup", "Exchange"], swiftSettings: settings),
    .testTarget(
      name: "ReportTests",
      dependencies: [
        "Bytes", "Report", "JSONText", "Verdict", "Backup", "Exchange", "Journal", "Faults", "Choices",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "FaultsTests", dependencies: ["Bytes", "Choices", "Faults", "Journal", "JSONText", "Backup"],
      swiftSettings: settings),
    .testTarget(name: "VerdictTests", dependencies: ["Verdict"], swiftSettings: settings),
    .testTarget(
      name: "RestoreAPITests",
      dependencies: [
        "TestSupport", "Bytes", "Choices", "RestoreAPI", "Locking", "HTTP1", "JSONText", "Verdict", "Backup",
        "Cryptography",
        "CDefaults",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EmulationTests",
      dependencies: [
        "TestSupport", "Bytes", "Emulation", "Exchange", "Verdict", "RestoreAPI", "Journal", "Faults", "Control",
        "HTTP1",
        "JSONText",
        "Backup",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "EmulatorServerTests",
      dependencies: [
        "TestSupport", "Bytes", "Choices", "EmulatorServer", "Locking", "Transport", "HTTP1", "Exchange", "Emulation",
        "Backup", "Cryptography", logging,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "VB365EmulatorTests",
      dependencies: [
        "TestSupport", "VB365Emulator", "Locking", "EmulatorServer", "Exchange", "Emulation", "RestoreAPI",
        "Cryptography", "COpenSSL",
        "Transport",
        "Backup", logging,
      ],
      swiftSettings: settings),
    .testTarget(
      name: "VB365EmulatorTestingTests",
      dependencies: ["Locking", "VB365Emulator", "VB365EmulatorTesting", logging],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "vb365-emulator", "VB365Emulator", "RestoreAPI", "Verdict", "JSONText", argumentParser, logging,
      ],
      swiftSettings: settings),
    .testTarget(name: "BlackBoxTests", dependencies: ["vb365-emulator", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "HouseTests", swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
