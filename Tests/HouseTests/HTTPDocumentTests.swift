import Foundation
import Testing

@Suite("The table of docs/http.md", .timeLimit(.minutes(5)))
struct HTTPDocumentTests {
  /// `Suite.function`, as the table names tests.
  static let named: Set<String> = {
    guard let text = try? SourceTree.text(of: "docs/http.md") else { return [] }
    return Set(text.matches(of: /`([A-Za-z0-9]+Tests\.[A-Za-z0-9]+)`/).map { String($0.1) })
  }()

  @Test("names tests that exist, and many of them")
  func namesTests() throws {
    let tests = try Self.tests()
    #expect(Self.named.count > 50)
    #expect(Self.named.subtracting(tests).sorted() == [])
  }

  /// Every function of a file below `Tests` that is named after its suite.
  private static func tests() throws -> Set<String> {
    let base = SourceTree.root.appendingPathComponent("Tests")
    var tests: Set<String> = []
    for path in try FileManager.default.subpathsOfDirectory(atPath: base.path) where path.hasSuffix("Tests.swift") {
      let url = base.appendingPathComponent(path)
      let suite = url.deletingPathExtension().lastPathComponent
      for match in try String(contentsOf: url, encoding: .utf8).matches(of: /func ([A-Za-z0-9]+)\(/) {
        tests.insert("\(suite).\(match.1)")
      }
    }
    return tests
  }
}
