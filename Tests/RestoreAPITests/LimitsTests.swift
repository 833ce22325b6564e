import Foundation
import Testing
import Verdict

@testable import RestoreAPI

/// `LIMITS.md` is made from the route tables: `scripts/limits` runs these tests with ``variable`` set, and they write it.
@Suite("LIMITS.md", .timeLimit(.minutes(5)))
struct LimitsTests {
  static let variable = "VB365_WRITE_LIMITS"
  static let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("LIMITS.md")

  @Test("says what the route tables say")
  func agrees() throws {
    let text = Limits(APIVersion.all).text
    if ProcessInfo.processInfo.environment[Self.variable] != nil {
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text, "run scripts/limits")
  }

  @Test("has each call in one row, with how well every version's answer is known")
  func partitions() throws {
    let rows = Limits(APIVersion.all).text.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(Set(rows.map { $0.prefix { $0 != "|" } }).count <= rows.count)
    for (column, version) in APIVersion.all.enumerated() {
      for endpoint in version.endpoints where !endpoint.handler.isLeftOut {
        let own = rows.filter { $0.hasPrefix("| `\(Limits.call(endpoint))` |") }
        #expect(own.count == 1, "\(endpoint.line)")
        let cells = try #require(own.first).split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        #expect(cells[column + 1] == "\(endpoint.basis)", "\(endpoint.line)")
      }
    }
  }
}

/// What `LIMITS.md` says of versions.
private struct Limits {
  let versions: [APIVersion]
  /// Every call that is answered, with how well each version's answer is known.
  let rows: [(call: String, bases: [Basis?])]

  init(_ versions: [APIVersion]) {
    self.versions = versions
    let answered = versions.map { version in
      version.endpoints.filter { !$0.handler.isLeftOut }.map { (Self.call($0), $0.basis) }
    }
    let tables = answered.map { Dictionary($0, uniquingKeysWith: { $1 }) }
    rows = Set(tables.flatMap(\.keys)).sorted().map { call in (call, tables.map { $0[call] }) }
  }

  var text: String {
    """
    # Limits

    What the emulator answers of the vendor's API, version by version, and how well each answer is known. Made from the
    route tables by `scripts/limits`; a test holds it to the code. `X-Emulator-Basis` tells the same of every single
    answer: an error answer may be less certain than the call itself. Paths stand below the version: `/v6/Organizations`.

    ## Proven

    In every version that has the call, the answer's shape stands on the vendor's pages (documented), on the vendor's
    OpenAPI document of that version (openapi), or a real server answered so (observed).

    \(table(rows.filter { $0.bases.compactMap(\.self).allSatisfy { $0 <= .observed } }))

    ## Assumed

    In some version real clients need the answer so (client), the server's framework gives it (framework), or it is our
    decision (assumed). Its shape is still that of the vendor's OpenAPI document, where that has the call.

    \(table(rows.filter { !$0.bases.compactMap(\.self).allSatisfy { $0 <= .observed } }))

    ## Not emulated

    \(documents). Those of this table, counted by
    the vendor's tags, answer 501 and say so, after the token check. `openapi/operations.txt` lists every call.

    \(notEmulated)

    Another method on a path that the vendor has answers 405, and every other path 404. Of v5 there is no document: what
    is not answered is 404.

    """
  }

  /// The method and the path below the version.
  static func call(_ endpoint: Endpoint) -> String {
    let below = "\(endpoint.method.name) /\(endpoint.version.name)/"
    if endpoint.line.hasPrefix(below) { return "\(endpoint.method.name) \(endpoint.line.dropFirst(below.count))" }
    return endpoint.line.replacing(endpoint.version.name, with: "{version}")
  }

  private var documented: [APIVersion] { versions.filter(\.hasVendorDocument) }

  private var documents: String {
    let counts = documented.map { "\(VendorOperations.of($0).endpoints.count) of \($0.name)" }
    return "The vendor's OpenAPI documents have \(counts.joined(separator: ", ")) calls"
  }

  private func table(_ rows: [(call: String, bases: [Basis?])]) -> String {
    let lines = rows.map { row in
      "| `\(row.call)` | " + row.bases.map { $0.map { "\($0)" } ?? "" }.joined(separator: " | ") + " |"
    }
    return head("call", versions) + lines.joined(separator: "\n")
  }

  private var notEmulated: String {
    let counts = documented.map { version in
      let answered = version.endpoints.filter { !$0.handler.isLeftOut }
      let left = VendorOperations.of(version).tags.filter { _, endpoint in
        !answered.contains { $0.isLike(endpoint) }
      }
      return Dictionary(left.map { ($0.tag, 1) }, uniquingKeysWith: +)
    }
    let lines = Set(counts.flatMap(\.keys)).sorted().map { tag in
      "| \(tag) | " + counts.map { $0[tag].map(String.init) ?? "" }.joined(separator: " | ") + " |"
    }
    return head("tag", documented) + lines.joined(separator: "\n")
  }

  private func head(_ first: String, _ versions: [APIVersion]) -> String {
    let names = [first] + versions.map(\.name)
    return "| \(names.joined(separator: " | ")) |\n|\(String(repeating: " --- |", count: names.count))\n"
  }
}
