import Bytes

/// Which items a query finds, worked out once for all folders: the texts of items repeat, so that how many a folder of
/// any size has, and which is the thousandth, is arithmetic.
package struct ItemSearch: Sendable {
  /// How many of the first items of the endless sequence match, for every number of them up to the period.
  private let matches: [UInt16]

  /// Finds every item.
  package static let everything = ItemSearch(matching: { _ in true })

  /// Finds the items whose subject or sender contains `query`, in any ASCII case. `from:` in front asks for
  /// only the sender (documented), `subject:` for the subject (assumed); the vendor's other parameters are text like
  /// any other here (assumed). An empty query finds everything (assumed).
  package init(_ query: Span<UInt8>) {
    let subject = Self.text(of: query, behind: "subject:")
    let from = Self.text(of: query, behind: "from:")
    let text = query.extracting(subject ?? from ?? 0..<query.count)
    let subjects = ItemTexts.subjects.map { from == nil && $0.utf8.span.containsIgnoringCase(text) }
    let senders = ItemTexts.senders.map { subject == nil && $0.utf8.span.containsIgnoringCase(text) }
    self.init(matching: { place in subjects[place % subjects.count] || senders[place % senders.count] })
  }

  private init(matching isMatch: (Int) -> Bool) {
    var counts: [UInt16] = [0]
    for place in 0..<Int(ItemTexts.period) { counts.append(counts[place] + (isMatch(place) ? 1 : 0)) }
    matches = counts
  }

  /// Whether there are items that match at all.
  package var findsAnything: Bool { perPeriod > 0 }

  /// How many items of `folder`, whose id is `id`, match.
  package func count(in folder: Folder, _ id: FolderID) -> UInt32 {
    let start = id.textsStart
    return UInt32(truncatingIfNeeded: count(before: start + UInt64(folder.items.total)) - count(before: start))
  }

  /// The item of `folder` that is at `index` among those that match; nil where there are fewer.
  package func item(at index: UInt32, of folder: Folder, _ id: FolderID) -> Item? {
    guard index < count(in: folder, id) else { return nil }
    let start = id.textsStart
    let rank = count(before: start) + UInt64(index)
    let place = rank / perPeriod * ItemTexts.period + place(of: rank % perPeriod)
    return Item(ItemID(folder: id, number: UInt32(truncatingIfNeeded: place - start)), in: folder)
  }

  /// How many of a whole period match.
  private var perPeriod: UInt64 { UInt64(matches[Int(ItemTexts.period)]) }

  /// How many of the first items of the endless sequence match.
  private func count(before place: UInt64) -> UInt64 {
    place / ItemTexts.period * perPeriod + UInt64(matches[Int(place % ItemTexts.period)])
  }

  /// Where in a period the match is that has `rank` others before it.
  private func place(of rank: UInt64) -> UInt64 {
    var low = 0
    var high = matches.count - 1
    while low < high {
      let middle = (low + high) / 2
      if UInt64(matches[middle + 1]) > rank { high = middle } else { low = middle + 1 }
    }
    return UInt64(low)
  }

  /// What of `query` stands behind `word` and blanks; nil where it does not begin with it.
  private static func text(of query: Span<UInt8>, behind word: String) -> Range<Int>? {
    let length = word.utf8.count
    guard query.count >= length, query.extracting(first: length).containsIgnoringCase(word.utf8.span) else {
      return nil
    }
    var start = length
    while start < query.count, query[start] == UInt8(ascii: " ") { start += 1 }
    return start..<query.count
  }
}

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
