import Backup
import Exchange
import JSONText
import Testing

@Suite("The call for what clients do", .timeLimit(.minutes(5)))
struct ClientCallTests {
  /// A mailbox whose restores take two seconds.
  private static let slow = "502c2793-7a21-4b80-90ba-423a28b600d6"

  private let emulator: InProcess

  init() throws { emulator = try InProcess() }

  /// Restores the slow mailbox; the id of the session that the restore is, in v8.
  @discardableResult
  private func restore(_ version: String = "v8", after seconds: Int64) throws -> String? {
    let path = "/\(version)/RestoreSessions/\(Requests.session)/organization/mailboxes/\(Self.slow)/restore"
    let body = #"{"userName":"slong@abc.onmicrosoft.com","userPassword":"paSSw0rd"}"#
    let answer = try emulator.send(Requests.json("POST", path, body), after: seconds)
    return try JSONValue(parsing: answer.body.utf8.span).member("sessionId")?.string
  }

  private func restoreAll(after seconds: Int64) throws {
    let body =
      #"{"mailBoxes":[{"id":"\#(Self.slow)"},{"id":"\#(Self.slow)"}],"office365UserName":"slong@abc.onmicrosoft.com","#
      + #""office365UserPassword":"paSSw0rd"}"#
    let path = "/v8/RestoreSessions/\(Requests.session)/organization/mailboxes/restore"
    let answer = try emulator.send(Requests.json("POST", path, body), after: seconds)
    #expect(answer.body.contains("sessionId"), "\(answer.body)")
  }

  /// The findings, each with the end of its advice.
  private func findings() throws -> [String: String] {
    let report = try JSONValue(parsing: emulator.send(Requests.get("/_emulator/clients")).body.utf8.span)
    let findings = report.member("clients")?.elements?.flatMap { $0.member("findings")?.elements ?? [] } ?? []
    return Dictionary(
      uniqueKeysWithValues: findings.map { finding in
        let advice = finding.member("advice")?.string ?? ""
        return (finding.member("what")?.string ?? "", String(advice.split(separator: ": ").last ?? ""))
      })
  }

  @Test(
    "knows how long a restore goes on that is a session, whatever version the next one is of", arguments: ["v6", "v8"])
  func goesOn(version: String) throws {
    try restore(after: 0)
    try restore(version, after: 1)
    let found = try findings()
    #expect(found["overlapping-restores"]?.hasPrefix("two at once") == true)
    #expect(found["repeated-restores"] == (version == "v8" ? "the first one was still going on." : nil))
  }

  @Test("knows of restores of several that overlap, and of none that does with itself")
  func several() throws {
    try restoreAll(after: 0)
    #expect(try findings().isEmpty)
    try restore(after: 1)
    try restoreAll(after: 2)
    #expect(try Set(findings().keys) == ["overlapping-restores", "repeated-restores"])
  }

  @Test("knows when such a restore is over")
  func isOver() throws {
    try restore(after: 0)
    try restore(after: 2)
    #expect(try findings() == ["repeated-restores": "the first one took place."])
  }

  @Test("knows when such a restore was stopped")
  func isStopped() throws {
    let restore = try #require(try restore(after: 0))
    let stop = Requests.json("POST", "/v8/RestoreSessions/\(restore)/Stop")
    #expect(try emulator.send(stop, after: 1).status == 204)
    try self.restore(after: 1)
    #expect(try findings().isEmpty)
  }
}
