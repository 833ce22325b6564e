import Backup
import Bytes
import Exchange
import Locking
import Testing

@testable import RestoreAPI

/// Many restores in v8, large ones, and what the three say that tell of one: its session, `Events` and `Statistics`.
@Suite("Many and large restores that are sessions", .timeLimit(.minutes(5)))
struct RestoreBoundsTests {
  private func later(_ seconds: Int64) -> Timestamp { Timestamp(clampingSeconds: TestWorld.now.seconds + seconds) }

  private func begin(
    _ ids: [String], _ api: TestAPI, in session: String = TestWorld.session, flags: [String] = []
  ) throws -> String {
    let path = "/v8/RestoreSessions/\(session)/organization/mailboxes/restore"
    let body = Bodies.bulk(ids, flags: [#""changedItems":true,"deletedItems":true"#] + flags)
    let answer = try api.send(TestRequest("POST", path, body: body))
    return try #require((answer.json as? [String: String])?["sessionId"])
  }

  private func stop(_ session: String, _ api: TestAPI) throws {
    #expect(try api.send(TestRequest("POST", "/v8/RestoreSessions/\(session)/Stop")).status == 204)
  }

  private func session(_ id: String, _ api: TestAPI) throws -> [String: Any] {
    try #require(try api.send(.get("/v8/RestoreSessions/\(id)")).json as? [String: Any])
  }

  /// State and result of a session, and its details.
  private func told(_ id: String, _ api: TestAPI) throws -> String {
    let session = try session(id, api)
    return ["state", "result", "details"].map { session[$0] as? String ?? "" }.joined(separator: ", ")
  }

  private func statistics(_ id: String, _ api: TestAPI) throws -> [String: Any] {
    try #require(try api.send(.get("/v8/RestoreSessions/\(id)/Statistics")).json as? [String: Any])
  }

  /// Items in all, and how many were restored, failed and were skipped.
  private func counts(_ id: String, _ api: TestAPI) throws -> [Int] {
    let statistics = try statistics(id, api)
    return ["total", "restored", "failed", "skipped"].map { statistics["\($0)ItemsCount"] as? Int ?? -1 }
  }

  private func items(_ id: String, _ api: TestAPI, _ member: String = "status") throws -> [String?] {
    let items = try #require(try statistics(id, api)["items"] as? [[String: Any]])
    return items.map { $0[member] as? String }
  }

  private func events(_ id: String, _ api: TestAPI) throws -> [[String: Any]] {
    let page = try api.send(.get("/v8/RestoreSessions/\(id)/Events?limit=1000")).json as? [String: Any]
    return try #require(page?["results"] as? [[String: Any]])
  }

  @Test("count as done only once they are over, and never where they were stopped, however many there are")
  func manyStopped() throws {
    var api = try TestAPI()
    let ids = try (0..<250).map { _ in try begin([TestWorld.slow], api) }
    #expect(try counts(TestWorld.session, api) == [750, 0, 0, 0])
    #expect(try told(TestWorld.session, api) == "Working, Success, 0 items processed")
    for id in ids { try stop(id, api) }
    api.now = later(60)
    #expect(try counts(TestWorld.session, api) == [750, 0, 0, 0])
    #expect(try told(TestWorld.session, api) == "Working, Success, 250 items processed (250 cancelled)")
  }

  @Test("that are forgotten while they go on count in their time in the session that they were begun in")
  func forgottenRunning() throws {
    var api = try TestAPI()
    let first = try begin([TestWorld.slow, TestWorld.plain], api)
    let second = try begin([TestWorld.slow, TestWorld.plain], api)
    try stop(second, api)
    for _ in 0..<MadeSessions.maximum { _ = try begin([TestWorld.slow], api) }
    #expect(try api.send(.get("/v8/RestoreSessions/\(first)")).status == 404)
    let total = 2 * (3 + 7) + 3 * MadeSessions.maximum
    #expect(try counts(TestWorld.session, api) == [total, 12, 0, 2])
    #expect(try told(TestWorld.session, api).hasSuffix("3 items processed (2 successes, 1 cancelled)"))
    api.now = later(60)
    #expect(try counts(TestWorld.session, api) == [total, 12 + 3 + 3 * MadeSessions.maximum, 0, 2])
    #expect(try told(TestWorld.session, api).hasSuffix("1004 items processed (1003 successes, 1 cancelled)"))
  }

  @Test("of more mailboxes than are kept go as v6 says")
  func warningBeyond() throws {
    let api = try TestAPI()
    let many = Array(repeating: TestWorld.plain, count: RestoreOperation.mostParts)
    let id = try begin(many + [TestWorld.refused], api)
    let text = try told(id, api)
    #expect(text == "Stopped, Warning, 10001 items processed (10000 successes, 1 failure)")
  }

  @Test("of more mailboxes than are kept can be stopped, whichever of them are slow", arguments: [false, true])
  func stoppedBeyond(isSlowFirst: Bool) throws {
    var api = try TestAPI()
    let many = Array(repeating: TestWorld.plain, count: RestoreOperation.mostParts)
    let slow = Array(repeating: TestWorld.slow, count: 50)
    let id = try begin(isSlowFirst ? slow + many : many + slow, api)
    #expect(try told(id, api).hasSuffix("Working, Success, 10000 items processed (10000 successes)"))
    try stop(id, api)
    api.now = later(60)
    let count = 10_000
    for session in [id, TestWorld.session] {
      #expect(try counts(session, api) == [7 * count + 150, 6 * count, 0, count])
      #expect(try told(session, api).hasSuffix("10050 items processed (10000 successes, 50 cancelled)"))
    }
    #expect(try told(id, api).hasPrefix("Stopped, Warning"))
  }

  @Test("of more mailboxes than are kept are over when the last of them is")
  func endBeyond() throws {
    var api = try TestAPI()
    let many = Array(repeating: TestWorld.plain, count: RestoreOperation.mostParts)
    let id = try begin(many + [TestWorld.slow, TestWorld.slowlyRefused], api)
    #expect(try counts(id, api) == [70_003, 60_000, 0, 10_000])
    api.now = later(1)
    #expect(try counts(id, api) == [70_003, 60_003, 0, 10_000])
    #expect(try told(id, api).hasPrefix("Working"))
    api.now = later(2)
    #expect(try told(id, api) == "Stopped, Warning, 10002 items processed (10001 successes, 1 failure)")
  }

  @Test("tell of a mailbox that is none of the session's in Statistics, Events and details alike")
  func unresolved() throws {
    let api = try TestAPI()
    let parent = try api.explore()
    let id = try begin([TestWorld.nobody, TestWorld.plain], api, in: parent)
    #expect(try told(id, api) == "Stopped, Warning, 2 items processed (1 success, 1 failure)")
    #expect(try items(id, api) == ["Failed", "Success"])
    #expect(try events(id, api).map { $0["status"] as? String } == ["Success", "Failed", "Success", "Warning"])
    let event = try events(id, api)[1]
    #expect(event["itemName"] as? String == TestWorld.nobody)
    #expect(event["title"] as? String == "Mailbox not restored")
    #expect((event["message"] as? String)?.hasSuffix(": Resource cannot be found for current key") == true)
    #expect(try told(parent, api) == "Working, Success, 2 items processed (1 success, 1 failure)")
    #expect(try events(parent, api).map { $0["status"] as? String } == ["Success", "Failed", "Success"])

    let failed = try begin([TestWorld.nobody], api)
    #expect(try told(failed, api) == "Stopped, Failed, 1 item processed (1 failure)")
    #expect(try events(failed, api).map { $0["status"] as? String } == ["Success", "Failed", "Failed"])

    let skipped = try begin([TestWorld.nobody, TestWorld.plain], api, flags: [#""skipUnresolved":true"#])
    #expect(try told(skipped, api) == "Stopped, Warning, 2 items processed (1 success, 1 warning)")
    #expect(try items(skipped, api) == ["Skipped", "Success"])
    #expect(try events(skipped, api).map { $0["status"] as? String } == ["Success", "Skipped", "Success", "Warning"])
    #expect(try events(skipped, api)[1]["title"] as? String == "Mailbox skipped")
  }

  @Test("that were stopped are over, though the clock was set back to before their start")
  func stoppedBeforeStart() throws {
    var api = try TestAPI()
    let id = try begin([TestWorld.slow, TestWorld.plain], api)
    api.now = later(-3600)
    try stop(id, api)
    #expect(try told(id, api) == "Stopped, Warning, 2 items processed (1 success, 1 cancelled)")
    #expect(try session(id, api)["endTime"] as? String == "\(TestWorld.now)")
    #expect(try events(id, api).map { $0["status"] as? String } == ["Success", "Cancelled", "Success", "Warning"])
    #expect(try items(id, api) == ["Failed", "Success"])
    #expect(try counts(id, api) == [10, 6, 0, 1])
  }

  @Test("have an eTag that never goes back, nor names another state after the clock was set back")
  func entityTag() throws {
    var api = try TestAPI()
    let id = try begin([TestWorld.slow], api)
    var tags: [Int] = []
    for seconds in [0, 60, 0, 0, 60] as [Int64] {
      api.now = later(seconds)
      tags.append(try #require(try session(id, api)["eTag"] as? Int))
    }
    #expect(tags == [2, 4, 5, 5, 7])
    api.now = later(-3600)
    #expect(try session(id, api)["eTag"] as? Int == 8)
    try stop(id, api)
    #expect(try session(id, api)["eTag"] as? Int == 10)
    api.now = later(60)
    #expect(try session(id, api)["eTag"] as? Int == 10)
  }

  @Test("keep the beginning of what a client calls a mailbox that is none of the session's")
  func longNames() throws {
    let api = try TestAPI()
    let name = String(repeating: "ä", count: 300)
    let body = Bodies.bulk([TestWorld.nobody]).replacing(
      #""id":"\#(TestWorld.nobody)""#, with: #""id":"\#(TestWorld.nobody)","name":"\#(name)","email":"\#(name)""#)
    let path = "/v8/RestoreSessions/\(TestWorld.session)/organization/mailboxes/restore"
    let answer = try api.send(TestRequest("POST", path, body: body)).json as? [String: String]
    let id = try #require(answer?["sessionId"])
    let kept = String(repeating: "ä", count: 128) + "…"
    #expect(try items(id, api, "name") == [kept])
    #expect(try items(id, api, "mailboxEmail") == [kept])
    #expect(try events(id, api)[1]["itemName"] as? String == kept)
  }
  @Test("take no more together than they may, whatever clients call their mailboxes, and nothing in other sessions")
  func sizes() throws {
    let api = try TestAPI()
    let text = String(repeating: "n", count: RestoredPart.longestText)
    let mailbox = #"{"id":"\#(TestWorld.nobody)","name":"\#(text)","email":"\#(text)"}"#
    let list = Array(repeating: mailbox, count: RestoreOperation.mostParts).joined(separator: ",")
    let credentials = #""office365UserName":"a@b.c","office365UserPassword":"p""#
    let body = #"{"mailBoxes":[\#(list)],"changedItems":true,\#(credentials)}"#
    var parents: [String] = []
    for _ in 0..<5 {
      parents.append(try api.explore())
      let path = "/v8/RestoreSessions/\(try #require(parents.last))/organization/mailboxes/restore"
      #expect(try api.send(TestRequest("POST", path, body: body)).status == 200)
    }
    let sessions = api.installation.sessions.records.withLock { $0.restores.all }
    #expect(sessions.count > 1)
    #expect(sessions.count < 5)
    #expect(api.installation.sessions.records.withLock { $0.restores.size } <= MadeSessions.maximumSize)
    let least = RestoreOperation.mostParts * (2 * RestoredPart.longestText + MemoryLayout<RestoredPart>.stride)
    for session in sessions { #expect(try #require(session.restore).size > least) }
    let records = parents.compactMap { UUID($0).flatMap { api.installation.sessions.record($0, at: api.now) } }
    #expect(records.map(\.operations.count).reduce(0, +) == sessions.count)
    for record in records {
      // The ring of events, and the texts in it.
      #expect(record.history(at: api.now).count < 1000)
    }
    for parent in parents { #expect(try told(parent, api).hasSuffix("10000 items processed (10000 failures)")) }
  }

  @Test("leave of clients' texts in events only so many as are not too long together", arguments: [1000, 10, 0])
  func eventTexts(length: Int) throws {
    let mailbox = try #require(try TestAPI().world.mailboxes.first)
    var events = RestoreEvents()
    for number in 0..<2500 {
      let target = length == 0 ? nil : String(repeating: "t", count: number % 500 < 400 ? length : 1)
      let event = RestoreEvent(.mailbox(target: target), of: mailbox, .success, at: TestWorld.now)
      events.append(event, hasText: target != nil)
    }
    #expect(events.count == 2500)
    #expect(events.tally(at: TestWorld.now).count == 2500)
    #expect(events.numbers.upperBound == 2500)
    // A text of 1,000 bytes takes 48 more; a hundred short ones take nothing.
    #expect(events.numbers.count == (length == 1000 ? 100 + RestoreEvents.maximumText / 1048 : RestoreEvents.maximum))
    let texts = events.numbers.reduce(0) { $0 + events[$1].target.size }
    #expect(texts <= RestoreEvents.maximumText)
    let ring = events.size
    events.append(RestoreEvent(.mailbox(target: nil), of: mailbox, .success, at: TestWorld.now))
    #expect(events.size <= ring)
    #expect(ring < RestoreEvents.maximumText + 4 * RestoreEvents.maximum * MemoryLayout<RestoreEvent>.stride)
  }

  @Test("leave of long texts only so many in events, whichever call they came with")
  func sentTexts() throws {
    let api = try TestAPI()
    let long = String(repeating: "m", count: 300)
    let mailboxes = "/v8/RestoreSessions/\(TestWorld.session)/organization/mailboxes"
    let credentials = #""userName":"ann@cloud.example","userPassword":"paSSw0rd""#
    let body = #"{\#(credentials),"mailbox":"\#(long)","folder":"\#(long)"}"#
    for _ in 0..<400 {
      #expect(try api.send(TestRequest("POST", "\(mailboxes)/\(TestWorld.plain)/restoreTo", body: body)).status == 200)
    }
    let record = try #require(
      UUID(TestWorld.session).flatMap { api.installation.sessions.record($0, at: TestWorld.now) })
    // The session's start is an event, too.
    #expect(record.history(at: TestWorld.now).count == 1 + RestoreEvents.maximumText / (601 + 48))
  }

  @Test("of more durations than are told apart count with the next longer one")
  func schedule() {
    var schedule = RestoreSchedule(atMost: 3)
    for time in [5, 3, 9, 3, 4, 12] as [Int64] { schedule.add(RestoreAmount(tally: RestoreTally(.success)), at: time) }
    #expect(schedule.steps.map(\.time) == [3, 5, 12])
    #expect(schedule.steps.map(\.amount.tally.count) == [2, 2, 2])
    #expect(schedule.removeAll(until: 5).map(\.time) == [3, 5])
    #expect(schedule.steps.map(\.time) == [12])
  }
}
