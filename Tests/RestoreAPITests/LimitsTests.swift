import Foundation
import Testing
import Verdict

@testable import RestoreAPI

/// `LIMITS.md` is made from the route table: `scripts/limits` runs these tests with ``variable`` set, and they write it.
@Suite("LIMITS.md", .timeLimit(.minutes(5)))
struct LimitsTests {
  static let variable = "VB365_WRITE_LIMITS"
  static let file = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("LIMITS.md")

  @Test("says what the route table says")
  func agrees() throws {
    let text = Self.text(Endpoint.ofV6)
    if ProcessInfo.processInfo.environment[Self.variable] != nil {
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text, "run scripts/limits")
  }

  @Test("has each call in one place")
  func partitions() {
    let text = Self.text(Endpoint.ofV6)
    for endpoint in Endpoint.ofV6 where !endpoint.handler.isLeftOut {
      #expect(text.components(separatedBy: "| `\(endpoint.line)` |").count == 2, "\(endpoint.line)")
    }
  }

  private static func text(_ endpoints: [Endpoint]) -> String {
    let answered = endpoints.filter { !$0.handler.isLeftOut }
    return """
      # Limits

      What the emulator answers of the vendor's API, and how well each answer is known. Made from the route table by
      `scripts/limits`; a test holds it to the code. `X-Emulator-Basis` tells the same of every single answer: an
      error answer may be less certain than the call itself.

      ## Proven

      The answer's shape stands on the vendor's pages (documented), on the vendor's OpenAPI document (openapi), or a real
      server answered so (observed).

      \(table(answered.filter { $0.basis <= .observed }))

      ## Assumed

      Real clients need the answer so (client), the server's framework gives it (framework), or it is our decision
      (assumed). Its shape is still that of the vendor's OpenAPI document, where that has the call.

      \(table(answered.filter { $0.basis > .observed }))

      ## Not emulated

      The vendor's OpenAPI document of v6 has \(VendorOperations.of(.v6).endpoints.count) calls. Those of this table, counted by
      the vendor's tags, answer 501 and say so, after the token check. `openapi/operations.txt` lists every call.

      \(notEmulated(beside: answered))

      Another method on a path that the vendor has answers 405, and every other path 404.

      """
  }

  private static func notEmulated(beside answered: [Endpoint]) -> String {
    var counts: [String: Int] = [:]
    for (tag, endpoint) in VendorOperations.of(.v6).tags where !answered.contains(where: { $0.isLike(endpoint) }) {
      counts[tag, default: 0] += 1
    }
    let rows = counts.sorted { $0.key < $1.key }.map { "| \($0.key) | \($0.value) |" }
    return (["| tag | calls |", "| --- | --- |"] + rows).joined(separator: "\n")
  }

  private static func table(_ endpoints: [Endpoint]) -> String {
    let rows = endpoints.sorted { $0.line < $1.line }.map { "| `\($0.line)` | \($0.basis) |" }
    return (["| call | basis |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}
