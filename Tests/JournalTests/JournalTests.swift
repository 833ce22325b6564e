import Backup
import Exchange
import Journal
import Testing

@Suite("The journal", .timeLimit(.minutes(5)))
struct JournalTests {
  private static func entry(_ number: Int) -> JournalEntry {
    JournalEntry(RequestID(run: RunName("run"), number: number), at: .unixEpoch)
  }

  /// An entry whose bytes are a target of `count` bytes, each of which tells the number.
  private static func append(_ number: Int, _ count: Int, to journal: Journal) {
    var entry = entry(number)
    entry.ends = .init(repeating: count)
    let bytes = [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: count)
    journal.append(entry, bytes.span)
  }

  @Test("keeps the last requests within its limits, each with its own bytes", arguments: [1, 7, 100])
  func limits(entries: Int) throws {
    let journal = Journal(entries: entries, bytes: 100_000, telling: Changes())
    var generator = SystemRandomNumberGenerator()
    let seed = Int.random(in: 0..<1000, using: &generator)
    for number in 1...1000 {
      Self.append(number, (number * 7919 + seed) % 3000, to: journal)
      let kept = journal.requests(latestFirst: false) { _ in true }
      #expect(kept.count <= entries)
      #expect(kept.last?.entry.request.number == number)
      for (index, request) in kept.enumerated() {
        #expect(request.entry.request.number == number - kept.count + 1 + index)
        let bytes = request.bytes(of: .target)
        #expect(bytes.count == (request.entry.request.number * 7919 + seed) % 3000)
        #expect(bytes.allSatisfy { $0 == UInt8(truncatingIfNeeded: request.entry.request.number) })
      }
    }
    #expect(journal.counts.all == 1000)
    #expect(journal.counts.dropped >= 1000 - UInt64(entries))
  }

  @Test("keeps of a message that is longer than all that it keeps the entry alone")
  func tooLong() {
    let journal = Journal(entries: 10, bytes: 1000, telling: Changes())
    Self.append(1, 500, to: journal)
    Self.append(2, 1001, to: journal)
    let kept = journal.requests(latestFirst: false) { _ in true }
    #expect(kept.last?.entry.request.number == 2)
    #expect(kept.last?.bytes(of: .target).isEmpty == true)
    Self.append(3, 10, to: journal)
    #expect(journal.request(3)?.bytes(of: .target).count == 10)
  }

  @Test("hands over what came behind a place, in batches, and says how much of it is lost")
  func batches() {
    let journal = Journal(entries: 4, bytes: 100_000, telling: Changes())
    for number in 1...6 { Self.append(number, 10, to: journal) }
    let first = journal.batch(after: 0, mostBytes: 20)
    #expect(first.skipped == 2)
    #expect(first.requests.map(\.entry.request.number) == [3, 4])
    let second = journal.batch(after: first.cursor, mostBytes: 1000)
    #expect(second.skipped == 0)
    #expect(second.requests.map(\.entry.request.number) == [5, 6])
    #expect(journal.batch(after: second.cursor, mostBytes: 1000).requests.isEmpty)
  }

  @Test("of all that many threads append nothing is lost, and each finds its own")
  func threads() async {
    let journal = Journal(entries: 4000, telling: Changes())
    await withTaskGroup(of: Bool.self) { group in
      for thread in 0..<8 {
        group.addTask {
          for step in 0..<500 {
            let number = thread * 500 + step + 1
            Self.append(number, 40, to: journal)
            guard journal.request(number) != nil else { return false }
          }
          return true
        }
      }
      for await isFound in group { #expect(isFound) }
    }
    #expect(journal.counts.all == 4000)
    #expect(Set(journal.entries().map(\.request.number)).count == 4000)
  }
}
