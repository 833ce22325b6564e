import Foundation
import Testing

@Suite("The import table of CONTRIBUTING.md", .timeLimit(.minutes(5)))
struct ImportTableTests {
  /// Module name to the modules it may import, as the table says.
  static let table: [String: Set<String>] = {
    guard let text = try? SourceTree.text(of: "CONTRIBUTING.md") else { return [:] }
    var table: [String: Set<String>] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5, let module = names(in: cells[1]).first else { continue }
      table[module] = Set(names(in: cells[3]))
    }
    return table
  }()

  @Test("has a row for every module in the package, and no other")
  func coversTheModules() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: SourceTree.root.appendingPathComponent("Sources").path)
    #expect(Set(folders) == Set(Self.table.keys))
  }

  @Test("allows every import in the sources")
  func allowsEveryImport() throws {
    for file in try SourceTree.sources() {
      let allowed = try #require(Self.table[file.module]).union(["Synchronization"])
      for name in file.imports {
        #expect(allowed.contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  @Test("names no import that no file needs")
  func namesNothingUnneeded() throws {
    let sources = try SourceTree.sources()
    for (module, allowed) in Self.table {
      let used = Set(sources.filter { $0.module == module }.flatMap(\.imports))
      #expect(allowed.subtracting(used) == [], "\(module) may import what it never imports")
    }
  }

  @Test("keeps OpenSSL inside Transport in its TLS folder")
  func keepsOpenSSLInTLS() throws {
    for file in try SourceTree.sources() where file.module == "Transport" && file.imports.contains("COpenSSL") {
      #expect(file.path.hasPrefix("Sources/Transport/TLS/"), "\(file.path)")
    }
  }

  @Test("has arrows that point one way: no module reaches itself")
  func hasNoCircle() {
    for module in Self.table.keys {
      var reached: Set<String> = []
      var pending = Array(Self.table[module] ?? [])
      while let next = pending.popLast() {
        guard reached.insert(next).inserted else { continue }
        pending += Self.table[next] ?? []
      }
      #expect(!reached.contains(module))
    }
  }

  /// The words between backticks.
  private static func names(in cell: String) -> [String] {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }
}
