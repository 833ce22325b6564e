import Choices
import RestoreAPI
import Testing

@Suite("With the setting stateful", .timeLimit(.minutes(5)))
struct StatefulTests {
  private static let restored = Bodies.counters
  private static let skipped =
    #"{"createdItemsCount":0,"mergedItemsCount":0,"failedItemsCount":0,"skippedItemsCount":7}"#

  @Test("what was restored is skipped from then on, and comes back with a reset")
  func repeats() throws {
    var served = try TestAPI { $0.stateful = true }
    #expect(try served.send(.single(Bodies.password)).body == Self.restored)
    #expect(try served.send(.single(Bodies.password)).body == Self.skipped)
    served.reset()
    #expect(try served.send(.single(Bodies.password)).body == Self.restored)
  }

  @Test("sessions know nothing of each other")
  func sessions() throws {
    let served = try TestAPI { $0.stateful = true }
    _ = try served.send(.single(Bodies.password))
    let other = try served.send(.single(Bodies.password, session: TestWorld.listedSession))
    #expect(other.body == Self.restored)
  }

  @Test("a mailbox named twice in one bulk is skipped the second time")
  func twice() throws {
    let served = try TestAPI { $0.stateful = true }
    let answer = try served.send(
      .bulk(Bodies.bulk(TestWorld.plain, TestWorld.plain, flags: #""deletedItems":true"#, #""changedItems":true"#)))
    let object = try #require(answer.json as? [String: Any])
    #expect(object["createdItemsCount"] as? Int == 4)
    #expect(object["mergedItemsCount"] as? Int == 2)
    #expect(object["skippedItemsCount"] as? Int == 1 + 7)
  }

  @Test("only what the flags took counts as restored, and failing items fail again")
  func partly() throws {
    let served = try TestAPI {
      $0.stateful = true
      $0.bulkShape = .documented
    }
    func send(_ flags: String...) throws -> String {
      let members = flags.map { #""\#($0)":true"# }.joined(separator: ",")
      return try served.send(
        .bulk(
          #"{\#(Bodies.mailboxes(TestWorld.everyState)),"userCode":"C6A9DB737"\#(flags.isEmpty ? "" : ",")\#(members)}"#
        )
      ).body
    }
    #expect(try send("changedItems", "excludeDrafts") == "{\(FlagSet(flags: ["changedItems", "excludeDrafts"]).json)}")
    // Drafts were out before, and so are all that is left to merge.
    let drafts = Folders.everyState.filter { $0.role == "drafts" }.map(\.changed).reduce(0, +)
    let after = try #require(try send("changedItems").split(separator: ",").first { $0.contains("merged") })
    #expect(after == #""mergedItemsCount":\#(drafts)"#)
    #expect(try send("changedItems").contains(#""failedItemsCount":1111111"#))
    #expect(try send("deletedItems").contains(#""createdItemsCount":2222222"#))
  }

  @Test("refused requests and mailboxes restore nothing")
  func refused() throws {
    let served = try TestAPI { $0.stateful = true }
    _ = try served.send(.single(#"{"userCode":"wrong"}"#))
    #expect(try served.send(.single(Bodies.password)).body == Self.restored)
  }

  @Test("of any number of workers at once one restores, the others skip")
  func concurrently() async throws {
    let served = try TestAPI { $0.stateful = true }
    let bodies = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<64 { group.addTask { try served.send(.single(Bodies.password)).body } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(bodies.count { $0 == Self.restored } == 1)
    #expect(bodies.count { $0 == Self.skipped } == 63)
  }

  @Test("of any number of bulks at once, in whatever order of their mailboxes, one restores them all")
  func bulksAtOnce() async throws {
    let ids = (0..<200).map { "00000000-0000-4000-8000-\(String(1_000_000_000_000 + $0).dropFirst())" }
    let served = try TestAPI(try TestWorld.with(mailboxes: ids)) {
      $0.stateful = true
      $0.bulkShape = .documented
    }
    let bodies = [ids, ids.reversed()].map { ids in
      Bodies.bulk(ids, flags: [#""deletedItems":true"#, #""changedItems":true"#])
    }
    let answers = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<64 { group.addTask { try served.send(.bulk(bodies[number % 2])).body } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    func counters(created: Int, merged: Int, skipped: Int) -> String {
      #"{"createdItemsCount":\#(created),"mergedItemsCount":\#(merged),"failedItemsCount":0,"#
        + #""skippedItemsCount":\#(skipped)}"#
    }
    #expect(answers.count { $0 == counters(created: 800, merged: 400, skipped: 200) } == 1)
    #expect(answers.count { $0 == counters(created: 0, merged: 0, skipped: 1400) } == 63)
  }
}
