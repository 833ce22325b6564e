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

  @Test(
    "says on the wire what was asked for, behind a refusal or an answer, and later where it waits",
    arguments: [
      (#""close": "before""#, #"extent: nothing end: closeNotify"#),
      (#""close": "before", "noCloseNotify": true"#, #"extent: nothing end: finish"#),
      (#""close": "head""#, #"extent: head end: closeNotify"#),
      (#""close": "body""#, #"extent: half end: closeNotify"#),
      (#""close": "reset""#, #"extent: nothing end: reset"#),
      (#""truncate": 3"#, #"extent: allBut(3) end: closeNotify"#),
      (#""noCloseNotify": true"#, #"extent: whole end: finish"#),
    ])
  func onWire(members: String, expected: String) throws {
    for (more, status, milliseconds) in [
      ("", 200, 0), (#", "status": 503"#, 503, 0), (#", "delayMilliseconds": 9"#, 200, 9),
    ] {
      let answer = try InProcess(world: world(outcome: members + more)).send(Requests.restore())
      guard case .deliver(let delivery, let delay, _) = answer.outcome.action else {
        Issue.record("\(answer.outcome.action)")
        return
      }
      #expect("extent: \(delivery.extent) end: \(delivery.end)" == expected)
      #expect(delay == milliseconds)
      #expect(answer.status == status)
    }
  }

  @Test("gives a wrong length and a pace to whoever sends it, and nothing at all where it stalls")
  func otherEffects() throws {
    var delivery = Delivery()
    delivery.trickle = Delivery.Trickle(bytes: 2, milliseconds: 7)
    let slow = try world(outcome: #""trickle": {"bytes": 2, "everyMilliseconds": 7}"#)
    #expect(
      try InProcess(world: slow).send(Requests.restore()).outcome.action == .deliver(delivery, afterMilliseconds: 0))
    delivery = Delivery()
    (delivery.contentLength, delivery.end) = (4, .closeNotify)
    let short = try world(outcome: #""contentLength": 4"#)
    #expect(
      try InProcess(world: short).send(Requests.restore()).outcome.action == .deliver(delivery, afterMilliseconds: 0))
    let stalled = try world(outcome: #""stall": true, "delayMilliseconds": 5"#)
    #expect(try InProcess(world: stalled).send(Requests.restore()).outcome.action == .drop)
  }

  @Test("tells when to try again, in seconds or by a date behind its delay, whose part of a second is rounded up")
  func retryAfter() throws {
    let seconds = try world(outcome: #""status": 503, "retryAfter": 7"#)
    let answer = try InProcess(world: seconds).send(Requests.restore())
    #expect(answer["Retry-After"] == "7")
    #expect(answer["X-Emulator-Basis"] == "scripted")
    #expect(answer["Strict-Transport-Security"] != nil)
    let plain = try world(outcome: #""status": 503"#)
    #expect(try InProcess(world: plain).send(Requests.restore())["Retry-After"] == nil)
    var emulator = try InProcess(world: world(outcome: #""status": 429, "retryAfter": {"date": 60}"#))
    let at = try #require(try emulator.send(Requests.restore())["Retry-After"])
    emulator = try InProcess(
      world: world(outcome: #""status": 429, "retryAfter": {"date": 60}, "delayMilliseconds": 1"#))
    let later = try #require(try emulator.send(Requests.restore())["Retry-After"])
    var text: [UInt8] = []
    HTTPDate(unixSeconds: InProcess.startedAt + 60).append(to: &text)
    #expect(at == String(decoding: text, as: UTF8.self))
    text = []
    HTTPDate(unixSeconds: InProcess.startedAt + 61).append(to: &text)
    #expect(later == String(decoding: text, as: UTF8.self))
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
