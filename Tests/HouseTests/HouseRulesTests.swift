import Testing

@Suite("House rules that a test can hold", .timeLimit(.minutes(5)))
struct HouseRulesTests {
  /// Longer than this, a file has two subjects.
  static let maximumLines = 300

  @Test("no source file is longer than three screens")
  func filesAreShort() throws {
    for file in try SourceTree.sources() {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(lines <= Self.maximumLines, "\(file.path) has \(lines) lines")
    }
  }

  @Test(
    "nothing a peer sends can trap: no forced unwrap, try or cast in the sources",
    arguments: ["try!", "as!", "fatalError("])
  func nothingIsForced(word: String) throws {
    for file in try SourceTree.sources() {
      #expect(!file.text.contains(word), "\(file.path) contains \(word)")
    }
  }

  @Test("no value is unwrapped by force")
  func nothingIsUnwrapped() throws {
    for file in try SourceTree.sources() {
      #expect(!SourceCode(file.text).unwrapsByForce, "\(file.path) unwraps a value by force")
    }
    #expect(SourceCode("let a = b!.c").unwrapsByForce)
    #expect(SourceCode("f(a[0]!)").unwrapsByForce)
    #expect(!SourceCode("if !a, b != c { print(\"Stop!\") }").unwrapsByForce)
  }

  /// Where a broken promise of the program's own ends it. Nothing that a peer or a user sends leads there.
  private static let promises: [String: String] = [
    "Sources/Transport/EventLoop/Slab.swift": "a slot that was handed out",
    "Sources/Bytes/Appending.swift": "room that was reserved",
    "Sources/Bytes/Base64.swift": "a range that the caller has cut",
    "Sources/Backup/World+Fixtures.swift": "the default fixtures, which are part of the binary",
  ]

  @Test("only a broken promise of the program's own ends it, and where is listed")
  func promisesAreListed() throws {
    var found: Set<String> = []
    for file in try SourceTree.sources() {
      let code = SourceCode(file.text)
      if code.contains(word: "precondition") || code.contains(word: "preconditionFailure") { found.insert(file.path) }
    }
    #expect(found == Set(Self.promises.keys))
  }

  /// Where memory is not safe by the language's rules, and why; below these folders and in these files alone.
  private static let unsafePlaces: [(path: String, why: String)] = [
    ("Sources/Transport/", "system calls and OpenSSL's TLS"),
    ("Sources/Cryptography/", "OpenSSL"),
    ("Sources/Bytes/", "from spans to buffers and back"),
    ("Sources/HTTP1/InputBuffer.swift", "bytes that the kernel writes"),
    ("Sources/JSONText/PlainRun.swift", "eight bytes at a time"),
    ("Sources/Backup/Values/", "bytes as text"),
    ("Sources/Backup/World+Fixtures.swift", "what the build put into the binary"),
    ("Sources/RestoreAPI/Description/RestoreAPI+Description.swift", "what the build put into the binary"),
    ("Sources/RestoreAPI/Routing/VendorOperations.swift", "what the build put into the binary"),
    ("Sources/Control/OwnNames.swift", "inet_pton"),
    ("Sources/EmulatorServer/Configuration/", "limits that the kernel tells"),
    ("Sources/EmulatorServer/Health/HostAddresses.swift", "getifaddrs"),
    ("Sources/EmulatorServer/Workers/", "threads and clocks"),
    ("Sources/VB365Emulator/Certificates/", "getenv and gethostname"),
    ("Sources/VB365Emulator/Files/", "system calls"),
    ("Sources/vb365-emulator/", "signals, standard streams and what the build put into the binary"),
  ]

  @Test("unsafe code stands where it is listed, and every place of the list has some")
  func unsafeIsListed() throws {
    let files = try SourceTree.sources().filter { SourceCode($0.text).contains(word: "unsafe") }.map(\.path)
    for path in files {
      #expect(Self.unsafePlaces.contains { path.hasPrefix($0.path) }, "\(path) has unsafe code")
    }
    for place in Self.unsafePlaces {
      #expect(files.contains { $0.hasPrefix(place.path) }, "\(place.path) has no unsafe code (\(place.why))")
    }
  }

  @Test("nothing is left open", arguments: ["TO" + "DO", "FIX" + "ME"])
  func nothingIsLeftOpen(word: String) throws {
    for file in try SourceTree.sources() {
      #expect(!file.text.contains(word), "\(file.path) contains \(word)")
    }
  }

  @Test("every lock is one that the thread sanitizer sees")
  func locksAreSeen() throws {
    for file in try SourceTree.sources() where file.module != "Locking" {
      #expect(!file.text.contains("Mutex"), "\(file.path) has a Mutex")
    }
  }

  @Test("there is no SwiftNIO, and no Foundation on any path")
  func standsOnItsOwn() throws {
    for file in try SourceTree.sources() {
      for name in file.imports {
        #expect(!name.hasPrefix("NIO") && !name.hasPrefix("Foundation"), "\(file.path) imports \(name)")
      }
    }
    #expect(!(try SourceTree.text(of: "Package.swift")).contains("swift-nio"))
  }
}
