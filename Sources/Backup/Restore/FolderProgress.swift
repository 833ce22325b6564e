/// Which of a folder's items are back in the live mailbox, as ranges of their numbers: whole states cost one each, and
/// so do items restored one by one in any order once they meet.
struct FolderProgress: Hashable, Sendable {
  /// In order, with gaps between.
  private var ranges: [Range<UInt32>] = []

  /// Nothing restored yet.
  init() {}

  /// How many of `numbers` are back.
  func count(in numbers: Range<UInt32>) -> Int64 {
    var count: Int64 = 0
    for range in ranges[firstIndex(reaching: numbers.lowerBound)...] {
      guard range.lowerBound < numbers.upperBound else { break }
      count += Int64(range.clamped(to: numbers).count)
    }
    return count
  }

  /// Marks `numbers` as restored. Returns false, and marks nothing, if there would be more than ``mostRanges`` ranges.
  @discardableResult
  mutating func insert(_ numbers: Range<UInt32>) -> Bool {
    guard !numbers.isEmpty else { return true }
    let start = firstIndex(reaching: numbers.lowerBound)
    var end = start
    var merged = numbers
    while end < ranges.count, ranges[end].lowerBound <= numbers.upperBound {
      merged = min(merged.lowerBound, ranges[end].lowerBound)..<max(merged.upperBound, ranges[end].upperBound)
      end += 1
    }
    guard end > start || ranges.count < Self.mostRanges else { return false }
    ranges.replaceSubrange(start..<end, with: CollectionOfOne(merged))
    return true
  }

  /// The first range that ends at `number` or behind it.
  private func firstIndex(reaching number: UInt32) -> Int {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How many separate ranges of a folder are remembered, 32 KiB of them (assumed): more single items than clients
  /// restore without ever taking neighbours. What comes beyond is restored, and forgotten.
  static let mostRanges = 4096
}

/// What has been restored of one mailbox in one session, for the setting `stateful`: restored items are `unchanged` from
/// then on.
package struct RestoreProgress: Hashable, Sendable {
  /// By folder; empty as long as nothing was restored.
  var folders: [FolderProgress] = []

  /// Nothing restored yet.
  package init() {}

  /// Makes a place for each of the mailbox's folders.
  mutating func begin(_ count: Int) {
    guard folders.count < count else { return }
    folders.append(contentsOf: repeatElement(FolderProgress(), count: count - folders.count))
  }
}
