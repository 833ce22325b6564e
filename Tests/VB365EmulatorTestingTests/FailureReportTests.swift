import Testing
import VB365Emulator
import VB365EmulatorTesting

@Suite("A failed test with the trait .emulator()", .timeLimit(.minutes(5)))
struct FailureReportTests {
  private struct Broken: Error {}

  private static func send(_ path: String, token: String = "dev-token") throws -> Int {
    try Emulator.current.direct.respond(to: .get(path, token: token)).status
  }

  @Test(
    "shows with each issue what the emulator was sent since the one before, and why it was refused",
    .fails { outcome in
      #expect(outcome.comments.count == 3)
      #expect(outcome.comments.first?.contains("GET /v6/Organizations → 401") == true)
      #expect(outcome.comments.first?.contains("Authorization: expected") == true)
      #expect(outcome.comments.first?.contains("wrong-token") == false)
      #expect(outcome.comments.dropFirst().first == "again")
      #expect(outcome.comments.last?.contains("RestoreSessions → 200") == true)
      #expect(outcome.comments.last?.contains("401") == false)
    }, .emulator())
  func issues() throws {
    let status = try Self.send("/v6/Organizations", token: "wrong-token")
    #expect(status == 200)
    #expect(status == 200, "again")
    #expect(try Self.send("/v6/RestoreSessions") == 0)
  }

  @Test(
    "shows the same with a warning where it throws an error, which it goes on to throw",
    .fails { outcome in
      #expect(outcome.error is Broken)
      #expect(outcome.issues.map(\.severity) == [.warning])
      #expect(outcome.comments.first?.contains("GET /v6/Organizations → 200") == true)
    }, .emulator())
  func errors() throws {
    _ = try Self.send("/v6/Organizations")
    throw Broken()
  }

  @Test(
    "shows it once where a requirement fails",
    .fails { outcome in
      #expect(outcome.error is ExpectationFailedError)
      #expect(outcome.issues.map(\.severity) == [.error])
      #expect(outcome.comments.first?.contains("GET /v6/Organizations → 401") == true)
    }, .emulator())
  func requirements() throws {
    let status = try Self.send("/v6/Organizations", token: "wrong-token")
    try #require(status == 200)
  }

  @Test(
    "says nothing of an emulator that was sent nothing",
    .fails { outcome in
      #expect(outcome.error is Broken)
      #expect(outcome.comments == ["alone"])
    }, .emulator())
  func nothing() throws {
    Issue.record("alone")
    throw Broken()
  }

  @Test(
    "shows the last requests where there were many, and no line that is too long",
    .fails { outcome in
      let lines = outcome.comments.first?.split(separator: "\n") ?? []
      #expect(lines.first?.contains("the last 10 of 25") == true)
      #expect(lines.count { $0.contains("GET /v6/Organizations → 200") } == 9)
      #expect(lines.last?.hasSuffix("a…") == true)
      #expect(lines.allSatisfy { $0.count < 600 })
    }, .emulator())
  func many() throws {
    for _ in 0..<24 { _ = try Self.send("/v6/Organizations") }
    let name = String(repeating: "a", count: 1000)
    let restore = "/v6/RestoreSessions/380d7caf-6294-4a33-b50a-b8aeb13af58c/organization/mailboxes/restore"
    let json = #"{"office365UserName": "\#(name)"}"#
    _ = try Emulator.current.direct.respond(to: .post(restore, json: json, token: "dev-token"))
    Issue.record()
  }

  @Test(
    "is no failure where nothing is wrong, whatever was refused", .fails { #expect($0.issues.isEmpty) }, .emulator())
  func noFailure() throws {
    #expect(try Self.send("/v6/Organizations", token: "wrong-token") == 401)
  }
}
