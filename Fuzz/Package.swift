// swift-tools-version: 6.3

// A package of its own, so that users of the emulator never build it. It compiles the emulator's modules anew, from a
// link to their sources: coverage is counted in what is compiled for it, and `package` reaches no other package.

import PackageDescription

/// The emulator's own settings, as in its manifest, and what libFuzzer counts coverage by: `--sanitize=fuzzer` alone asks
/// the compiler for a kind that libFuzzer has given up.
let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize-coverage=edge,inline-8bit-counters,pc-table,trace-cmp"]),
]

/// A module of the emulator.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: "Emulator/\(name)", swiftSettings: settings)
}

/// A parser to be fuzzed: an executable, once it is built with `--sanitize=fuzzer`, which brings its `main`.
func fuzzer(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(
    name: name, dependencies: ["Fuzzing"] + dependencies, path: "Targets/\(name)", swiftSettings: settings)
}

let package = Package(
  name: "fuzz",
  targets: [
    .target(name: "CLinux", path: "Emulator/CLinux"),
    .target(name: "CDefaults", path: "Emulator/CDefaults"),
    .systemLibrary(name: "COpenSSL", path: "Emulator/COpenSSL", pkgConfig: "openssl"),
    module("Choices", ["Bytes"]),
    module("Locking"),
    module("Bytes"),
    module("HTTP1", ["Bytes"]),
    module("JSONText", ["Bytes"]),
    module("Outlook", ["Bytes"]),
    module("Cryptography", ["Bytes", "COpenSSL"]),
    module("Transport", ["CLinux", "COpenSSL"]),
    module("Verdict", ["JSONText"]),
    module("Backup", ["Bytes", "Choices", "JSONText", "CDefaults"]),
    module("Exchange", ["Choices", "Locking", "Backup"]),
    module(
      "RestoreAPI",
      [
        "Bytes", "Choices", "Locking", "HTTP1", "JSONText", "Outlook", "Verdict", "Backup", "Exchange", "Cryptography",
        "CDefaults",
      ]),
    module("Journal", ["Bytes", "Locking", "JSONText", "Verdict", "Backup", "Exchange"]),
    module("Faults", ["Bytes", "Choices", "Locking", "JSONText", "Backup", "Journal"]),
    module("Report", ["Bytes", "Locking", "JSONText", "Verdict", "Backup", "Exchange", "Journal", "Faults"]),
    module(
      "Control",
      [
        "Bytes", "Choices", "HTTP1", "JSONText", "Verdict", "Backup", "RestoreAPI", "Exchange", "Journal", "Faults",
        "Report",
      ]),
    module(
      "Emulation",
      [
        "Bytes", "Choices", "Verdict", "Exchange", "RestoreAPI", "Journal", "Faults", "Report", "Control", "HTTP1",
        "JSONText", "Backup",
      ]),

    // What the fuzzers share
    .target(name: "Fuzzing", dependencies: ["Bytes", "HTTP1"], path: "Targets/Fuzzing", swiftSettings: settings),

    fuzzer("request", ["Bytes", "HTTP1"]),
    fuzzer("chunked", ["Bytes", "HTTP1"]),
    fuzzer("json", ["Bytes", "JSONText"]),
    fuzzer("fixtures", ["Backup"]),
    fuzzer("base64", ["Bytes", "Cryptography"]),
    fuzzer("pkcs12", ["Bytes", "Cryptography"]),
    fuzzer("certificate", ["Bytes", "Cryptography", "Transport"]),
    fuzzer("emulator", ["Bytes", "Choices", "Emulation", "RestoreAPI", "HTTP1", "JSONText", "Backup"]),
  ],
  swiftLanguageModes: [.v6]
)
