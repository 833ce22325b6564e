import Testing
import TestSupport

@Suite("The calls for sessions and the clock, over TLS", .timeLimit(.minutes(5)))
struct SessionCallTests {
  private static let session = "77777777-0000-4000-8000-000000000001"
  private static let mailbox = "88888888-0000-4000-8000-000000000001"
  private static let token = ["-H", "Authorization: Bearer dev-token"]

  private func send(_ emulator: EmulatorProcess, _ method: String, _ path: String, _ body: String) throws -> CurlAnswer
  {
    try emulator.curl(
      path, ["-X", method, "-H", "Content-Type: application/json", "--data-binary", body] + Self.token)
  }

  private static let restore = "/v6/RestoreSessions/\(session)/organization/mailboxes/\(mailbox)/restore"

  private func restore(_ emulator: EmulatorProcess) throws -> CurlAnswer {
    try send(emulator, "POST", Self.restore, VendorPages.password)
  }

  @Test("make a session with mailboxes of its own, replace it, and take it away")
  func session() throws {
    let emulator = try EmulatorProcess()
    let path = "/_emulator/sessions/\(Self.session)"
    for (missing, status) in [(5, 201), (6, 200)] {
      let mailbox = SmallWorld.mailbox(Self.mailbox, items: #""missing": \#(missing)"#)
      let made = try send(emulator, "PUT", path, #"{"mailboxes":[\#(mailbox)]}"#)
      #expect(made.status == status)
      #expect(made.body == #"{"id":"\#(Self.session)","mailboxes":["\#(Self.mailbox)"]}"#)
      let restored = try restore(emulator)
      #expect(restored.status == 200)
      #expect(restored.body.contains(#""createdItemsCount":\#(missing),"#))
    }
    let wrong = try send(emulator, "PUT", path, #"{"mailboxes":[{"id":"\#(Self.mailbox)","nam":"A"}]}"#)
    #expect(wrong.status == 400)
    #expect(wrong.header("content-type") == "application/problem+json")
    #expect(wrong.body.contains(#"did you mean \"name\"?"#))
    #expect(try send(emulator, "PUT", "/_emulator/sessions/\(VendorPages.session)", "{}").status == 409)
    // What was wrong has changed nothing.
    #expect(try restore(emulator).status == 200)
    #expect(try emulator.curl(path, ["-X", "DELETE"]).status == 204)
    #expect(try restore(emulator).status == 404)
  }

  @Test("let a slow restore be answered at once, and a token expire now")
  func clock() throws {
    let emulator = try EmulatorProcess()
    let mailbox = SmallWorld.mailbox(Self.mailbox, outcome: #""delayMilliseconds": 3600000"#)
    #expect(
      try send(emulator, "PUT", "/_emulator/sessions/\(Self.session)", #"{"mailboxes":[\#(mailbox)]}"#).status == 201)
    let clock = "/_emulator/clock?session=\(Self.session)"
    #expect(try send(emulator, "POST", clock, #"{"freeze":true}"#).body.contains(#""isFrozen":true"#))
    let waiting = try Program(
      "/usr/bin/curl",
      ["--silent", "--cacert", emulator.authority, "--data-binary", VendorPages.password]
        + ["-H", "Content-Type: application/json"] + Self.token + [emulator.url(Self.restore)])
    let events = "/v6/RestoreSessions/\(Self.session)/Events"
    while try !emulator.curl(events, Self.token).body.contains(#""status":"Running""#) {}
    #expect(try send(emulator, "POST", clock, #"{"advanceSeconds":3600}"#).status == 200)
    #expect(waiting.wait().output.contains(#""skippedItemsCount":1"#))
    #expect(try emulator.curl(events, Self.token).body.contains(#""status":"Success","startTime""#))

    let login = ["--data", "grant_type=password&username=administrator&password=emulator"]
    let issued = try emulator.curl("/v6/token", login).body
    let token = try #require(issued.firstMatch(of: /"access_token":"([^"]+)"/)?.1)
    func list() throws -> Int {
      try emulator.curl("/v6/RestoreSessions", ["-H", "Authorization: Bearer \(token)"]).status
    }
    #expect(try list() == 200)
    #expect(try send(emulator, "POST", "/_emulator/clock", #"{"advanceSeconds":3600}"#).status == 200)
    #expect(try list() == 401)
    #expect(try emulator.curl("/_emulator/clock").body.contains(#""offsetSeconds":3600}"#))
  }

  @Test("are off on other addresses")
  func elsewhere() throws {
    let emulator = try EmulatorProcess(["--host", "0.0.0.0"])
    #expect(try send(emulator, "PUT", "/_emulator/sessions/\(Self.session)", "{}").status == 403)
    #expect(try send(emulator, "POST", "/_emulator/clock", #"{"freeze":true}"#).status == 403)
    #expect(try emulator.curl("/_emulator/clock").status == 403)
  }
}
