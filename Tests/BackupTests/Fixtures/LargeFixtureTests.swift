import Backup
import Bytes
import Testing

@Suite("A large world is looked up as fast as a small one", .timeLimit(.minutes(5)))
struct LargeFixtureTests {
  static let count = 5_000

  /// An organization with `count` mailboxes, one session with all of them and one that lists every second, backwards.
  static let world = Result { () throws(FixtureProblems) in
    var json = #"{ "organizations": [ { "id": "\#(Sample.organizationId)", "name": "big", "type": "Office365", "#
    json += #""mailboxes": ["#
    for number in 0..<count {
      json += #"{ "id": "\#(mailboxId(number))", "name": "User \#(number)", "email": "user\#(number)@big", "#
      json += #""folders": [ { "name": "Inbox", "items": { "unchanged": \#(number), "missing": 1 } } ] },"#
    }
    json += #"] } ], "restoreSessions": ["#
    let listed = stride(from: count - 1, to: 0, by: -2).map { "\"\(mailboxId($0))\"" }.joined(separator: ",")
    for (session, members) in [(0, ""), (1, #", "mailboxIds": [\#(listed)]"#)] {
      json += #"{ "id": "\#(sessionId(session))", "organizationId": "\#(Sample.organizationId)", "type": "Vex", "#
      json += #""state": "Working", "creationTime": "2026-01-01"\#(members) },"#
    }
    return try BackupTests.world(json + "] }")
  }

  static func mailboxId(_ number: Int) -> UUID { UUID(high: 0x4000, low: UInt64(number)) }
  static func sessionId(_ number: Int) -> UUID { UUID(high: 0x8000, low: UInt64(number)) }

  @Test("every mailbox is found by its id, in the session of all and in the other only where listed")
  func lookups() throws {
    let world = try Self.world.get()
    let all = try #require(world.restoreSession(Self.sessionId(0))).mailboxes
    let listed = try #require(world.restoreSession(Self.sessionId(1))).mailboxes
    var found = 0
    for number in 0..<Self.count {
      let id = Self.mailboxId(number)
      guard world.mailbox(id, in: all)?.name == "User \(number)" else { continue }
      guard (world.mailbox(id, in: listed) != nil) == !number.isMultiple(of: 2) else { continue }
      found += 1
    }
    #expect(found == Self.count)
    #expect(world.mailbox(Self.mailboxId(Self.count), in: all) == nil)
    #expect(world.mailbox(Self.sessionId(0), in: all) == nil)
  }

  @Test("a session's mailboxes are numbered in its order")
  func order() throws {
    let world = try Self.world.get()
    let all = try #require(world.restoreSession(Self.sessionId(0))).mailboxes
    let listed = try #require(world.restoreSession(Self.sessionId(1))).mailboxes
    #expect(all.count == Self.count)
    #expect(all[17] == 17)
    #expect(listed.count == Self.count / 2)
    #expect(listed[0] == Self.count - 1)
    #expect(listed[listed.count - 1] == 1)
  }

  @Test("ids of one kind are not found as another")
  func kinds() throws {
    let world = try Self.world.get()
    #expect(world.organization(Self.mailboxId(0)) == nil)
    #expect(world.restoreSession(id(Sample.organizationId)) == nil)
    #expect(world.mailboxPosition(Self.sessionId(0)) == nil)
    #expect(world.restoreSession(.zero) == nil)
  }

  @Test("the counts of all are the sum of each")
  func sum() throws {
    let world = try Self.world.get()
    var counters = RestoreCounters()
    for mailbox in world.mailboxes { counters += mailbox.restore(.single) }
    #expect(counters == RestoreCounters(created: 5_000, skipped: 12_497_500))
  }
}
