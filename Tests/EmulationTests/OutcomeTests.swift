import Backup
import Emulation
import Exchange
import HTTP1
import Testing
import TestSupport

@Suite("An outcome", .timeLimit(.minutes(5)))
struct OutcomeTests {
  @Test("says how long an answer is to wait")
  func delay() throws {
    let world = try world(outcome: #""delayMilliseconds": 250"#)
    let answer = try InProcess(world: world).send(Requests.restore())
    guard case .answerLater(milliseconds: 250, .some) = answer.outcome.action else {
      Issue.record("\(answer.outcome.action)")
      return
    }
    #expect(answer.status == 200)
  }

  @Test("comes from the world as it was last replaced")
  func reload() throws {
    let emulator = try InProcess()
    #expect(try emulator.send(Requests.restore()).status == 200)
    let later = try world(outcome: #""status": 503, "message": "Later.""#)
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
    let text = SmallWorld.json(mailboxes: [SmallWorld.mailbox(Requests.mailbox, outcome: outcome)])
    return try World(fixtures: [FixtureDocument(name: "test.json", bytes: Array(text.utf8))])
  }
}
