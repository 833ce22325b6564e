import Backup
import Bytes
import Locking
import Testing

@testable import RestoreAPI

@Suite("A request in flight", .timeLimit(.minutes(5)))
struct SessionRecordTests {
  private func record(_ id: String, of served: TestAPI) throws -> SessionRecord {
    let record = UUID(id).flatMap { served.installation.sessions.record($0, at: served.now) }
    return try #require(record)
  }

  private func restore(in record: SessionRecord, of served: TestAPI) throws -> Bool {
    let mailbox = try #require(served.world.mailboxes.first)
    let event = RestoreEvent(.mailbox(target: nil), of: mailbox, .success, at: served.now)
    return record.restore(at: served.now) { $0.events.append(event) } != nil
  }

  @Test("changes nothing of a session that was reset after it had found it")
  func resetMeanwhile() throws {
    let served = try TestAPI { $0.stateful = true }
    let found = try record(TestWorld.session, of: served)
    #expect(served.installation.reset(session: found.beginning.id, at: served.now))
    #expect(try restore(in: found, of: served))
    served.installation.sessions.stop(found, at: served.now)
    let path = "/v6/RestoreSessions/\(TestWorld.session)"
    #expect(try served.send(.get(path)).body.contains(#""state":"Working""#))
    #expect(try served.send(.get("\(path)/Events")).ids.count == 1)
    #expect(try served.send(.single(Bodies.password)).body == Bodies.counters)
  }

  @Test("leaves nothing of a session that is gone since it had found it")
  func goneMeanwhile() throws {
    let served = try TestAPI()
    let found = try record(try served.explore(), of: served)
    #expect(served.installation.reset(session: found.beginning.id, at: served.now))
    #expect(try restore(in: found, of: served))
    served.installation.sessions.stop(found, at: served.now)
    #expect(served.installation.sessions.records.withLock({ $0.explored.count }) == 0)
    #expect(!served.installation.reset(session: found.beginning.id, at: served.now))
  }

  @Test("restores nothing in a session that was stopped after it had found it")
  func stoppedMeanwhile() throws {
    let served = try TestAPI()
    let found = try record(TestWorld.session, of: served)
    #expect(try served.send(TestRequest("POST", "/v6/RestoreSessions/\(TestWorld.session)/Stop")).status == 200)
    #expect(try !restore(in: found, of: served))
    // The start and the end.
    #expect(try served.send(.get("/v6/RestoreSessions/\(TestWorld.session)/Events")).ids.count == 2)
  }

  /// Stops sessions from both ends of the list inwards. In each pair the one that is listed first is stopped first, and
  /// nobody may see only the other one stopped.
  @Test("lists the sessions as all of them are at one moment")
  func oneMoment() async throws {
    let world = try TestWorld.with(sessions: (0..<10).map { ("\($0)", "2026-01-0\(1 + $0 % 9)") })
    for _ in 0..<20 {
      let served = try TestAPI(world)
      let records = try (0..<10).map { try record(TestWorld.id(ofSession: "\($0)"), of: served) }
      for _ in 0..<290 { _ = try served.explore() }
      let explored = try served.send(.get("/v6/RestoreSessions?limit=1000")).ids.dropFirst(10)
        .map { try record($0, of: served) }
      let all = records + explored
      async let stopped: Void = {
        for index in 0..<(all.count / 2) {
          served.installation.sessions.stop(all[index], at: TestWorld.now)
          served.installation.sessions.stop(all[all.count - 1 - index], at: TestWorld.now)
        }
      }()
      let body = try served.send(.get("/v6/RestoreSessions?limit=1000")).body
      await stopped
      let areStopped = body.split(separator: #""state":""#).dropFirst().map { $0.hasPrefix("Stopped") }
      #expect(areStopped.count == all.count)
      let pairs = zip(areStopped, areStopped.reversed()).prefix(all.count / 2)
      #expect(pairs.allSatisfy { first, last in first || !last })
    }
  }
}
