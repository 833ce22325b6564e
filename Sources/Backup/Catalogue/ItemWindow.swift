/// The part of a long list that a page shows, where the list is many lists one behind the other, of which only the
/// lengths are known.
package struct ItemWindow: Sendable {
  private var skipped: Int
  private var room: Int

  /// A page of `limit` behind the first `offset`.
  package init(offset: Int, limit: Int) {
    skipped = offset
    room = limit
  }

  /// Whether nothing more goes onto the page.
  package var isFull: Bool { room == 0 }

  /// What of the next list, of `count`, is on the page; empty where nothing is.
  package mutating func take(from count: UInt32) -> Range<UInt32> {
    let count = Int(count)
    let start = min(skipped, count)
    let end = start + min(room, count - start)
    skipped -= start
    room -= end - start
    return UInt32(truncatingIfNeeded: start)..<UInt32(truncatingIfNeeded: end)
  }
}
