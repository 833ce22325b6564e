import Backup
import Bytes
import RestoreAPI
import Testing
import TestSupport

@Suite("What a page costs", .timeLimit(.minutes(5)))
struct PageCostTests {
  /// An organization with so many mailboxes, and a session with all of them.
  private static func served(mailboxes count: Int) throws -> TestAPI {
    let mailboxes = (0..<count).map { SmallWorld.mailbox("\(UUID(high: 0x4000, low: UInt64($0)))") }
    let json = SmallWorld.json(token: TestWorld.token, session: TestWorld.session, mailboxes: mailboxes)
    return try TestAPI(World(fixtures: [FixtureDocument(name: "big.json", bytes: Array(json.utf8))]))
  }

  private static func cost(of request: TestRequest, _ served: TestAPI) throws -> Int {
    var reply = Reply()
    let bytes = request.bytes
    return try Cost.least(of: 50) {
      let status = try served.send(bytes, using: &reply).status
      #expect(status == 200)
    }
  }

  @Test("is the same in a session of 100,000 mailboxes as in one of ten, at their beginning and at their end")
  func independent() throws {
    let (small, large) = (try Self.served(mailboxes: 10), try Self.served(mailboxes: 100_000))
    let path = "/v6/RestoreSessions/\(TestWorld.session)/organization/mailboxes?limit=10"
    let cost = try Self.cost(of: .get(path), small)
    // A tenth of one pass over 100,000 mailboxes would be some hundred times as much.
    #expect(try Self.cost(of: .get(path), large) < 10 * cost)
    #expect(try Self.cost(of: .get("\(path)&offset=99990"), large) < 10 * cost)
    #expect(try Self.cost(of: .get("/v6/RestoreSessions/\(TestWorld.session)"), large) < 10 * cost)
  }
}
