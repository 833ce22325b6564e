import Bytes
import Choices
import Testing

@testable import Backup

@Suite("An outcome of the fixtures", .timeLimit(.minutes(5)))
struct EffectTests {
  private static let id = Sample.mailboxId

  private func mailbox(outcome: String) throws -> Mailbox {
    let text = Sample.mailbox(#""outcome": \#(outcome)"#)
    let world = try World(fixtures: [FixtureDocument(name: "a.json", bytes: Array(text.utf8))])
    return try #require(world.mailboxes.first)
  }

  /// The document that says the same as a mailbox, read again.
  private func reread(_ outcomes: [Effect], always: Effect? = nil) throws -> Mailbox {
    let fixtures = Fixtures(mailboxes: [.init(outcome: always, outcomes: outcomes)])
    let world = try World(fixtures: [FixtureDocument(name: "a.json", bytes: fixtures.document)])
    return try #require(world.mailboxes.first)
  }

  static let effects: [(String, Effect)] = [
    ("{}", Effect()),
    (#"{"status": 503, "message": "No.", "retryAfter": 7}"#, Effect(status: 503, message: "No.", retryAfter: 7)),
    (#"{"status": 429, "retryAfter": "date"}"#, Effect(status: 429, retryAfter: .date(inSeconds: 2))),
    (#"{"message": "No.", "retryAfter": {"date": 90}}"#, Effect(message: "No.", retryAfter: .date(inSeconds: 90))),
    (#"{"delayMilliseconds": 5}"#, Effect(delayMilliseconds: 5)),
    (#"{"delayMilliseconds": {"from": 3, "to": 3}}"#, Effect(delayMilliseconds: .between(from: 3, to: 3))),
    (
      #"{"delayMilliseconds": {"sigma": 0.25, "median": 40}}"#,
      Effect(delayMilliseconds: .around(median: 40, sigma: 0.25))
    ),
    (
      #"{"trickle": {"bytes": 1, "everyMilliseconds": 50}, "truncate": 20}"#,
      Effect(trickle: .init(bytes: 1, everyMilliseconds: 50), truncate: 20)
    ),
    (
      #"{"close": "body", "trickle": {"bytes": 9, "everyMilliseconds": 1}, "noCloseNotify": true}"#,
      Effect(trickle: .init(bytes: 9, everyMilliseconds: 1), close: .body, noCloseNotify: true)
    ),
    (#"{"contentLength": 0, "status": 500}"#, Effect(status: 500, contentLength: 0)),
    (#"{"stall": true, "delayMilliseconds": 1}"#, Effect(delayMilliseconds: 1, stall: true)),
    (#"{"stall": false, "close": "reset"}"#, Effect(close: .reset)),
  ]

  @Test("is read, written, and read again as the same", arguments: effects)
  func reading(text: String, expected: Effect) throws {
    #expect(try mailbox(outcome: text).script.effect(ofRestore: 0) == expected)
    #expect(try reread([], always: expected).script.effect(ofRestore: 5) == expected)
    #expect(try reread([Effect(), expected]).script.effect(ofRestore: 1) == expected)
  }

  @Test("is for all restores, or one of a list for each in turn and none behind its end")
  func turns() throws {
    let always = try mailbox(outcome: #"{"status": 503}"#).script
    #expect((0..<3).map { always.effect(ofRestore: $0)?.status } == [503, 503, 503])
    #expect(!always.counts)
    let list = try mailbox(outcome: #"[{"status": 503, "retryAfter": 1}, {"status": 500}, {}]"#).script
    #expect((0..<4).map { list.effect(ofRestore: $0)?.status } == [503, 500, nil, nil])
    #expect(list.effect(ofRestore: 0)?.retryAfter == 1)
    #expect(list.effect(ofRestore: 3) == nil)
    #expect(list.counts)
    #expect(try mailbox(outcome: "[]").script.isEmpty)
  }

  @Test("in Swift is what it was before there were others")
  func compatible() {
    let milliseconds = 250
    #expect(Fixtures.Outcome(status: 503, message: "No.", delayMilliseconds: milliseconds).status == 503)
    #expect(Fixtures.Outcome(delayMilliseconds: milliseconds).delayMilliseconds == .fixed(250))
    #expect(Fixtures.Outcome(status: 503, delayMilliseconds: 250) == Effect(status: 503, delayMilliseconds: 250))
    #expect(Fixtures.Outcome() == Effect())
  }
}

@Suite("A delay that is drawn", .timeLimit(.minutes(5)))
struct DrawnDelayTests {
  private let words = (0..<4000).map { Draw.word(session: .zero, mailbox: .zero, number: $0) }

  @Test("is the same for the same restore of the same mailbox in the same session, and only for that")
  func deterministic() throws {
    let ids = (1...3).map { UUID(high: $0, low: $0 << 7) }
    var drawn: Set<UInt64> = []
    for session in ids {
      for mailbox in ids {
        for number in 0..<10 {
          let word = Draw.word(session: session, mailbox: mailbox, number: number)
          #expect(word == Draw.word(session: session, mailbox: mailbox, number: number))
          drawn.insert(word)
        }
      }
    }
    #expect(drawn.count == 90)
    #expect(
      Draw.word(session: ids[0], mailbox: ids[1], number: 0)
        != Draw.word(seed: 1, session: ids[0], mailbox: ids[1], number: 0))
  }

  @Test("from a range is each of its numbers about as often")
  func between() {
    let delay = Effect.Delay.between(from: 10, to: 13)
    let counts = Dictionary(grouping: words.map(delay.milliseconds), by: \.self).mapValues(\.count)
    #expect(counts.keys.sorted() == [10, 11, 12, 13])
    for count in counts.values { #expect(850...1150 ~= count) }
    #expect(Effect.Delay.between(from: 3_600_000, to: 3_600_000).milliseconds(drawnBy: .max) == 3_600_000)
    #expect(Effect.Delay.between(from: 0, to: 3_600_000).milliseconds(drawnBy: .max) == 3_600_000)
  }

  @Test("around a median is below it half of the time, and spread as its logarithm has it")
  func around() {
    let delay = Effect.Delay.around(median: 1000, sigma: 0.5)
    let drawn = words.map(delay.milliseconds).sorted()
    #expect(950...1050 ~= drawn[2000])
    // A standard deviation above the median, which 84 of 100 are below: 1000 times e to the power of 0.5.
    #expect(1550...1750 ~= drawn[3364])
    #expect(570...650 ~= drawn[636])
    #expect(Set(words.map(Effect.Delay.around(median: 70, sigma: 0).milliseconds)) == [70])
    let wide = words.map(Effect.Delay.around(median: 3_000_000, sigma: 5).milliseconds)
    #expect(wide.allSatisfy { 0...3_600_000 ~= $0 } && wide.contains(3_600_000))
  }
}
