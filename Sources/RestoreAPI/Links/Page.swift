/// The part of a list that a request asks for (behaviour.md, section 5).
struct Page {
  /// How many results come before it; not negative.
  let offset: Int
  /// How many results it has at most, in 1...``maximumLimit``.
  let limit: Int

  /// What `query`, whose types were judged, asks for.
  init(_ query: Query) {
    offset = Int(query.int32(.offset) ?? 0)
    limit = min(Int(query.int32(.limit) ?? Self.defaultLimit), Self.maximumLimit)
  }

  /// Which results of `total` are on it; none where it begins behind their end.
  func results(of total: Int) -> Range<Int> {
    let start = min(offset, total)
    return start..<min(start + limit, total)
  }

  /// Results on a page where the request says nothing (documented).
  static let defaultLimit: Int32 = 30
  /// The most results on a page (documented); a request for more gets as many (assumed).
  static let maximumLimit = 10_000
}
