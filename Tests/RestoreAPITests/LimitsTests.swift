import Foundation
import Testing

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
    let text = Self.text(Endpoint.all)
    if ProcessInfo.processInfo.environment[Self.variable] != nil {
      try text.write(to: Self.file, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: Self.file, encoding: .utf8) == text, "run scripts/limits")
  }

  @Test("has each call in one place")
  func partitions() {
    let text = Self.text(Endpoint.all)
    for endpoint in Endpoint.all {
      #expect(text.components(separatedBy: "| `\(endpoint.line)` |").count == 2, "\(endpoint.line)")
    }
  }

  private static func text(_ endpoints: [Endpoint]) -> String {
    let answered = endpoints.filter { $0.operation != .leaveOut }
    return """
      # Limits

      What the emulator answers of the vendor's API, and how well each answer is known. Made from the route table by
      `scripts/limits`; a test holds it to the code. `X-Emulator-Basis` tells the same of every single answer, where a
      refusal may stand on a weaker word than the call.

      ## Proven

      The answer's shape stands on the vendor's pages (documented), on the vendor's OpenAPI document (openapi), or was
      seen of a real server or client (observed).

      \(table(answered.filter { $0.basis <= .observed }))

      ## Assumed

      What the answer says is what the server's framework would say (framework), or our decision (assumed). Its shape is
      still that of the vendor's OpenAPI document, where that has the call.

      \(table(answered.filter { $0.basis > .observed }))

      ## Not emulated

      These answer 501 with a message, behind the token.

      \(table(endpoints.filter { $0.operation == .leaveOut }))

      Every other path answers 404, as the vendor's server does for a path that it has not.

      """
  }

  private static func table(_ endpoints: [Endpoint]) -> String {
    let rows = endpoints.sorted { $0.line < $1.line }.map { "| `\($0.line)` | \($0.basis) |" }
    return (["| call | basis |", "| --- | --- |"] + rows).joined(separator: "\n")
  }
}
