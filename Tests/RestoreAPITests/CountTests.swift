import Choices
import RestoreAPI
import Testing

/// A set of the six flags that change a count, each given, and a calculation of its own.
struct FlagSet: CustomTestStringConvertible, Sendable {
  let flags: [String]

  var testDescription: String { flags.isEmpty ? "no flag" : flags.joined(separator: " + ") }
  var members: [String] { flags.map { #""\#($0)":true"# } }

  /// No flag, every one alone, every pair, and all of them.
  static let all: [FlagSet] = {
    let names = [
      "changedItems", "deletedItems", "excludeDrafts", "excludeDeletedItems", "excludeInPlaceHoldItems",
      "excludeLitigationHoldItems",
    ]
    let pairs = names.indices.flatMap { index in names[(index + 1)...].map { FlagSet(flags: [names[index], $0]) } }
    return [FlagSet(flags: [])] + names.map { FlagSet(flags: [$0]) } + pairs + [FlagSet(flags: names)]
  }()

  /// The counters that behaviour.md, section 4 prescribes, worked out from the table of folders.
  var counters: (created: Int, merged: Int, failed: Int, skipped: Int) {
    var counters = (created: 0, merged: 0, failed: 0, skipped: 0)
    for folder in Folders.everyState {
      let out: [String: Bool] = [
        "excludeDrafts": folder.role == "drafts", "excludeDeletedItems": folder.role == "deletedItems",
        "excludeInPlaceHoldItems": folder.hold == "inPlace", "excludeLitigationHoldItems": folder.hold == "litigation",
      ]
      guard !flags.contains(where: { out[$0] == true }) else { continue }
      counters.failed += folder.failing
      counters.skipped += folder.unchanged
      if flags.contains("changedItems") {
        counters.merged += folder.changed
      } else {
        counters.skipped += folder.changed
      }
      if flags.contains("deletedItems") {
        counters.created += folder.missing
      } else {
        counters.skipped += folder.missing
      }
    }
    return counters
  }

  var json: String {
    let counters = counters
    return """
      "createdItemsCount":\(counters.created),"mergedItemsCount":\(counters.merged),\
      "failedItemsCount":\(counters.failed),"skippedItemsCount":\(counters.skipped)
      """
  }
}

@Suite("Counts", .timeLimit(.minutes(5)))
struct CountTests {
  @Test("follow every flag, alone and in pairs", arguments: FlagSet.all)
  func flags(set: FlagSet) throws {
    let body =
      #"{\#(([Bodies.mailboxes(TestWorld.everyState), #""userCode":"C6A9DB737""#] + set.members).joined(separator: ","))}"#
    let answer = try TestAPI { $0.bulkShape = .documented }.send(.bulk(body))
    #expect(answer.body == "{\(set.json)}")
  }

  @Test("take a flag that is false for one that is absent", arguments: FlagSet.all)
  func falseFlags(set: FlagSet) throws {
    let members = set.members.map { $0.replacing("true", with: "false") }
    let body =
      #"{\#(([Bodies.mailboxes(TestWorld.everyState), #""userCode":"C6A9DB737""#] + members).joined(separator: ","))}"#
    let answer = try TestAPI { $0.bulkShape = .documented }.send(.bulk(body))
    #expect(answer.body == "{\(FlagSet(flags: []).json)}")
  }

  @Test(
    "do not follow what is about other things",
    arguments: [
      #""markRestoredAsUnread":true"#, #""recentItemRestorePeriod":1"#, #""casServer":"x""#, #""skipUnresolved":true"#,
    ])
  func otherMembers(member: String) throws {
    let served = try TestAPI()
    let plain = try served.send(.bulk(Bodies.bulk(TestWorld.everyState)))
    #expect(try served.send(.bulk(Bodies.bulk(TestWorld.everyState, flags: member))).body == plain.body)
  }

  @Test("of a single restore take everything")
  func single() throws {
    let answer = try TestAPI().send(.single(Bodies.password, mailbox: TestWorld.everyState))
    #expect(answer.body.hasPrefix("{\(FlagSet(flags: ["changedItems", "deletedItems"]).json),"))
  }

  @Test("are the same however often a request is sent")
  func pure() throws {
    let served = try TestAPI()
    for _ in 0..<3 { #expect(try served.send(.single(Bodies.password)).body == Bodies.counters) }
  }
}
