import Backup
import Testing
import TestSupport

@Suite("Outcomes that change from restore to restore", .timeLimit(.minutes(5)))
struct OutcomeTurnTests {
  private static let other = "9e9b7199-f547-467a-b580-9d283a75eaae"
  private static let otherSession = "380d7caf-6294-4a33-b50a-b8aeb13af58d"

  /// A mailbox with an outcome, beside one with none, in two sessions.
  private func served(outcome: String) throws -> TestAPI {
    let mailboxes = [
      SmallWorld.mailbox(SmallWorld.mailbox, items: #""missing": 2"#).replacing(
        "\"email\"", with: "\"outcome\": \(outcome), \"email\""),
      SmallWorld.mailbox(Self.other, items: #""missing": 1"#),
    ]
    let session = #"{ "id": "\#(SmallWorld.session)""#
    let text = SmallWorld.json(token: TestWorld.token, mailboxes: mailboxes)
    let start = try #require(text.firstRange(of: session)?.lowerBound)
    let end = try #require(text.firstRange(of: "} ]\n}")?.lowerBound)
    let copy = text[start...end].replacing(SmallWorld.session, with: Self.otherSession)
    let both = text[..<end] + "}, " + copy + text[text.index(after: end)...]
    return try TestAPI(World(fixtures: [FixtureDocument(name: "a.json", bytes: Array(both.utf8))]))
  }

  private static func restore(_ mailbox: String = SmallWorld.mailbox, session: String = SmallWorld.session)
    -> TestRequest
  {
    .single(Bodies.password, mailbox: mailbox, session: session)
  }

  private static let twiceBusy = #"[{"status": 503, "message": "Busy."}, {"status": 500}, {}]"#

  @Test("come in turn, and after the last one restores succeed")
  func turns() throws {
    let served = try served(outcome: Self.twiceBusy)
    let answers = try (0..<5).map { _ in try served.send(Self.restore()) }
    #expect(answers.map(\.status) == [503, 500, 200, 200, 200])
    #expect(answers[0].body == #"{"message":"Busy."}"#)
    #expect(answers[1].body == #"{"message":"An error has occurred."}"#)
    #expect(answers.map(\.isScripted) == [true, true, false, false, false])
    #expect(answers.map(\.basis) == ["scripted", "scripted", "documented", "documented", "documented"])
    #expect(answers[0].rules == ["mailbox.outcome"])
  }

  @Test("are counted for each restore session and each mailbox, and anew after a reset")
  func isolation() throws {
    var served = try served(outcome: Self.twiceBusy)
    #expect(try served.send(Self.restore()).status == 503)
    #expect(try served.send(Self.restore(Self.other)).status == 200)
    #expect(try served.send(Self.restore(session: Self.otherSession)).status == 503)
    #expect(try served.send(Self.restore()).status == 500)
    #expect(try served.send(Self.restore(session: Self.otherSession)).status == 500)
    #expect(try served.send(Self.restore()).status == 200)
    served.reset()
    #expect(try served.send(Self.restore()).status == 503)
  }

  @Test("count what gets as far as the mailbox: a request that breaks a rule of its body does not")
  func refusedBefore() throws {
    let served = try served(outcome: Self.twiceBusy)
    #expect(try served.send(.single("{}", mailbox: SmallWorld.mailbox, session: SmallWorld.session)).status == 400)
    #expect(try served.send(Self.restore()).status == 503)
  }

  @Test("are a bulk restore's too: failed details, the longest delay, and a mailbox named twice has two turns")
  func bulk() throws {
    let served = try served(
      outcome: #"[{"status": 503, "message": "Busy.", "delayMilliseconds": 30}, {"delayMilliseconds": 20}]"#)
    let body = Bodies.bulk(SmallWorld.mailbox, SmallWorld.mailbox, Self.other)
    let answer = try served.send(.bulk(body, session: SmallWorld.session))
    #expect(answer.status == 200)
    #expect(answer.delay == 30)
    let details = try #require((answer.json as? [String: Any])?["details"] as? [[String: Any]])
    #expect(details.map { $0["status"] as? String } == ["Failed", "Success", "Success"])
    #expect(details[0]["error"] as? String == "Busy.")
    #expect(answer.basis == "scripted")
    #expect(answer.isScripted)
    let again = try served.send(.bulk(body, session: SmallWorld.session))
    #expect(again.delay == 0)
    #expect(!again.isScripted)
  }

  @Test("draw delays that are the same in each run, whatever other sessions do")
  func drawn() throws {
    let outcome = #"{"delayMilliseconds": {"from": 1, "to": 1000000}}"#
    let first = try served(outcome: outcome)
    let delays = try (0..<4).map { _ in try first.send(Self.restore()).delay }
    #expect(Set(delays).count == 4)
    let second = try served(outcome: outcome)
    for delay in delays {
      let others = try second.send(Self.restore(session: Self.otherSession)).delay
      #expect(others != delay)
      #expect(try second.send(Self.restore()).delay == delay)
    }
  }

  @Test("that break the answer of a restore that takes place are the script's; a delay and a slow body are not")
  func broken() throws {
    let served = try served(
      outcome:
        #"[{"close": "body"}, {"truncate": 1}, {"stall": true}, {"delayMilliseconds": 5}, {"noCloseNotify": true}]"#)
    let answers = try (0..<5).map { _ in try served.send(Self.restore()) }
    #expect(answers.map(\.status) == [200, 200, 200, 200, 200])
    #expect(answers.map(\.isScripted) == [true, true, true, false, false])
    #expect(answers.allSatisfy { $0.rules.isEmpty })
  }
}
