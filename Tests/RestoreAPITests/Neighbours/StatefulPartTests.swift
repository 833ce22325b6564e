import RestoreAPI
import Testing

@Suite("Parts of a mailbox with the setting stateful", .timeLimit(.minutes(5)))
struct StatefulPartTests {
  private static func counters(_ created: Int, _ merged: Int, _ failed: Int, _ skipped: Int) -> String {
    """
    {"createdItemsCount":\(created),"mergedItemsCount":\(merged),"failedItemsCount":\(failed),\
    "skippedItemsCount":\(skipped)}
    """
  }

  /// Ann's Inbox: 1 unchanged, 2 changed, 4 missing.
  @Test("restored items are skipped from then on, alone, in their folder and in their mailbox")
  func items() throws {
    let served = try TestAPI { $0.stateful = true }
    func items(_ numbers: UInt32...) -> TestRequest {
      let ids = numbers.map { Catalogue.item($0, in: 0, of: TestWorld.plain) }
      return .items(ids, Bodies.password, path: Catalogue.mailbox(TestWorld.plain))
    }
    #expect(try served.send(items(0, 1, 3)).body == Self.counters(1, 1, 0, 1))
    #expect(try served.send(items(3, 4, 4)).body == Self.counters(1, 0, 0, 2))
    #expect(try served.send(Neighbour.folder.request(Bodies.password)).body == Self.counters(2, 1, 0, 4))
    #expect(try served.send(.single(Bodies.password)).body == Self.counters(0, 0, 0, 7))
    #expect(try served.send(.single(Bodies.password, session: TestWorld.listedSession)).body == Bodies.counters)
  }

  @Test("what is restored elsewhere counts as restored, too")
  func elsewhere() throws {
    let served = try TestAPI { $0.stateful = true }
    let body = #"{"userCode":"C6A9DB737","deletedItems":true,"mailbox":"x"}"#
    #expect(try served.send(Neighbour.restoreTo.request(body)).body == Self.counters(4, 0, 0, 3))
    #expect(try served.send(.single(Bodies.password)).body == Self.counters(0, 2, 0, 5))
  }
}
