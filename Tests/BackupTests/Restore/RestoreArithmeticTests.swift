import Backup
import Bytes
import Testing

@Suite("Counts are a pure function of fixture and request", .timeLimit(.minutes(5)))
struct RestoreArithmeticTests {
  /// The six flags of the bulk body, by their names there.
  static let flags: [(name: String, flag: any WritableKeyPath<RestoreScope, Bool> & Sendable)] = [
    ("changedItems", \.restoresChanged), ("deletedItems", \.restoresMissing), ("excludeDrafts", \.excludesDrafts),
    ("excludeDeletedItems", \.excludesDeletedItems), ("excludeInPlaceHoldItems", \.excludesInPlaceHold),
    ("excludeLitigationHoldItems", \.excludesLitigationHold),
  ]

  /// A folder for every role with every hold, in which each item state has a number of its own.
  static let mailbox: Mailbox = {
    var folders: [Folder] = []
    for role in [nil] + FolderRole.allCases.map(Optional.some) {
      for hold in [nil] + Hold.allCases.map(Optional.some) {
        let base = UInt32(1 + folders.count * 4)
        folders.append(
          Folder(
            name: "Folder \(folders.count)", role: role, hold: hold,
            items: ItemNumbers(unchanged: base, changed: base + 1, missing: base + 2, failing: base + 3)))
      }
    }
    return Mailbox(id: .zero, name: "Everything", email: "all@example.com", folders: folders)
  }()

  @Test("every combination of the flags, the single ones and the pairs among them", arguments: 0..<64)
  func combination(bits: Int) {
    var scope = RestoreScope()
    for (index, flag) in Self.flags.enumerated() { scope[keyPath: flag.flag] = bits >> index & 1 == 1 }
    #expect(Self.mailbox.restore(scope) == ItemByItem(scope).counters(of: Self.mailbox))
  }

  @Test("each flag changes some count by itself, once both kinds of items are restored", arguments: 0..<6)
  func everyFlagCounts(index: Int) {
    var scope = RestoreScope.single
    scope[keyPath: Self.flags[index].flag].toggle()
    #expect(Self.mailbox.restore(scope) != Self.mailbox.restore(.single), "\(Self.flags[index].name)")
  }

  @Test("a single restore restores changed and deleted items and excludes nothing")
  func single() {
    #expect(RestoreScope.single == RestoreScope(restoresChanged: true, restoresMissing: true))
    #expect(Self.mailbox.restore(.single) == ItemByItem(.single).counters(of: Self.mailbox))
  }

  @Test("the same request gets the same counts however often it is sent")
  func repeats() {
    #expect(Self.mailbox.restore(.single) == Self.mailbox.restore(.single))
  }

  @Test("a mailbox without folders counts nothing")
  func empty() {
    #expect(Mailbox(id: .zero, name: "", email: "").restore(.single) == RestoreCounters())
  }

  @Test("sums stop at the largest number")
  func saturation() {
    var sum = RestoreCounters(created: .max, merged: .max - 1, failed: 1, skipped: .max)
    sum += RestoreCounters(created: 1, merged: 1, failed: 1, skipped: .max)
    #expect(sum == RestoreCounters(created: .max, merged: .max, failed: 2, skipped: .max))
  }

  @Test("the largest folders do not overflow")
  func largestNumbers() {
    let largest: UInt32 = 1_000_000_000
    let folder = Folder(
      name: "Huge", items: ItemNumbers(unchanged: largest, changed: largest, missing: largest, failing: largest))
    let mailbox = Mailbox(id: .zero, name: "", email: "", folders: Array(repeating: folder, count: 5))
    #expect(
      mailbox.restore(RestoreScope()) == RestoreCounters(failed: 5_000_000_000, skipped: 15_000_000_000))
  }
}
