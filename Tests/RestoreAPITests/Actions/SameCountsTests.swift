import Backup
import Testing

@testable import RestoreAPI

/// Every restore of the default fixtures, by v6 and by v5.
@Suite("A restore by an Action call", .timeLimit(.minutes(5)))
struct SameCountsTests {
  private static let session = "380d7caf-6294-4a33-b50a-b8aeb13af58c"
  private static let flags = [
    "changedItems", "deletedItems", "excludeDrafts", "excludeDeletedItems", "excludeInPlaceHoldItems",
    "excludeLitigationHoldItems",
  ]

  private static func send(_ request: TestRequest) throws -> TestAnswer {
    try TestAPI(World.default).send(request.with { $0.authorization = "Bearer dev-token" })
  }

  private static func mailboxes() throws -> [String] {
    try send(.get("/v6/RestoreSessions/\(session)/organization/mailboxes?limit=100")).ids
  }

  /// The flags of each of the bits.
  private static func members(_ bits: Int) -> String {
    flags.indices.map { #","\#(flags[$0])":\#(bits >> $0 & 1 == 1)"# }.joined()
  }

  private static func expectSame(_ request: TestRequest, _ wrapper: String) throws {
    let (v6, v5) = (try send(request), try send(request.asAction(wrapper)))
    #expect(v5.status == v6.status)
    #expect(v5.body == v6.body)
    #expect(v5.rules == v6.rules)
    #expect(v5.basis == v6.basis)
    #expect(v5.delay == v6.delay)
  }

  @Test("counts as in v6, for every mailbox")
  func single() throws {
    let mailboxes = try Self.mailboxes()
    #expect(mailboxes.count > 5)
    for mailbox in mailboxes {
      let request = TestRequest.single(Bodies.password, mailbox: mailbox, session: Self.session)
      try Self.expectSame(request, "restoretoOriginallocation")
      for neighbour in Neighbour.allCases {
        let request = neighbour.request(Bodies.password, mailbox: mailbox, session: Self.session)
        try Self.expectSame(request, neighbour.isElsewhere ? "restoreTo" : "restoretoOriginallocation")
      }
    }
  }

  @Test("counts as in v6, for every flag")
  func flagged() throws {
    let mailboxes = try Self.mailboxes()
    for bits in 0..<(1 << Self.flags.count) {
      let flags = Self.members(bits)
      let bulk = String(Bodies.bulk(mailboxes).dropLast()) + flags + "}"
      try Self.expectSame(.bulk(bulk, session: Self.session), "restoreTo")
      guard bits % 8 == 5 else { continue }
      for mailbox in mailboxes {
        let body = String(Bodies.password.dropLast()) + flags + "}"
        try Self.expectSame(Neighbour.restoreTo.request(body, mailbox: mailbox, session: Self.session), "restoreTo")
      }
    }
  }
}
