import Backup
import Emulation
import Exchange
import HTTP1
import Testing

@Suite("An outcome", .timeLimit(.minutes(5)))
struct OutcomeTests {
  @Test("says how long an answer is to wait")
  func delay() throws {
    let world = try world(outcome: #""outcome": { "delayMilliseconds": 250 },"#)
    let answer = try InProcess(world: world).send(Requests.restore())
    #expect(answer.outcome.action == .answerLater(milliseconds: 250))
    #expect(answer.status == 200)
  }

  @Test("comes from the world as it was last replaced")
  func reload() throws {
    let emulator = try InProcess()
    #expect(try emulator.send(Requests.restore()).status == 200)
    let later = try world(outcome: #""outcome": { "status": 503, "message": "Later." },"#)
    emulator.emulator.replace(world: later, at: InProcess.start)
    let answer = try emulator.send(Requests.restore())
    #expect(answer.status == 503)
    #expect(answer.body == #"{"message":"Later."}"#)
  }

  @Test("is an empty 200 for OPTIONS of the server as a whole")
  func optionsAsterisk() throws {
    let answer = try InProcess().send(Requests.get("*", method: "OPTIONS"))
    #expect(answer.status == 200)
    #expect(answer.body == "")
  }

  /// One mailbox, with an outcome.
  private func world(outcome: String) throws -> World {
    let text = """
      { "restUsers": [ { "userName": "u", "password": "p" } ],
        "tokens": [ { "token": "dev-token", "userName": "u" } ],
        "organizations": [ { "id": "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10", "name": "o", "type": "Office365",
          "mailboxes": [ { "id": "\(Requests.mailbox)", "name": "A", "email": "a@b.example", \(outcome)
            "folders": [ { "name": "Inbox", "items": { "unchanged": 1 } } ] } ] } ],
        "restoreSessions": [ { "id": "\(Requests.session)", "organizationId": "8a0e6f0c-31a4-4f43-9d0d-6f2b9c1e7a10",
          "type": "Vex", "state": "Working", "creationTime": "2026-01-01T00:00:00Z" } ] }
      """
    return try World(fixtures: [FixtureDocument(name: "test.json", bytes: Array(text.utf8))])
  }
}
