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
