import Testing

@testable import Backup

/// Beyond its width a shift gives 0 and says nothing: a member that is given twice would not be noticed.
@Suite("A fixture object has a bit for every member")
struct MemberWidthTests {
  @Test("of every kind")
  func members() {
    expectRoom(Fixtures.table)
    expectRoom(Fixtures.RestUser.table)
    expectRoom(Fixtures.Token.table)
    expectRoom(Fixtures.Organization.table)
    expectRoom(Fixtures.Mailbox.table)
    expectRoom(Fixtures.Folder.table)
    expectRoom(Fixtures.Items.table)
    expectRoom(Fixtures.Outcome.table)
    expectRoom(Effect.RetryAfter.table)
    expectRoom(Effect.Delay.table)
    expectRoom(Effect.Trickle.table)
    expectRoom(Fixtures.RestoreSession.table)
    expectRoom(Fixtures.ExchangeAccount.table)
    expectRoom(Fixtures.Resource.table)
  }

  private func expectRoom<Value, Draft>(_ table: FixtureTable<Value, Draft>) {
    let count = table.fields.count
    #expect(count <= ObjectScan.width)
    var scan = ObjectScan(origin: Origin(document: 0, offset: 0))
    let areNew = [true, false].map { _ in (0..<count).map { scan.insert($0) } }
    #expect(areNew == [true, false].map { Array(repeating: $0, count: count) })
  }
}
