import HTTP1
import JSONText

extension JSONWriter {
  /// Begins a page of `total` results: its members up to the results, which come next as elements. `bytes` is the
  /// message that `call` lies in.
  mutating func beginPage(_ page: Page, of total: Int, _ call: Call, in bytes: Span<UInt8>) {
    beginObject()
    member("offset", page.offset)
    member("limit", page.limit)
    beginObject("_links")
    if page.offset > 0 {
      pageLink("first", offset: 0, page, call, in: bytes)
      pageLink("prev", offset: max(0, page.offset - page.limit), page, call, in: bytes)
    }
    pageLink("self", offset: page.offset, page, call, in: bytes)
    if page.offset + page.limit < total {
      pageLink("next", offset: page.offset + page.limit, page, call, in: bytes)
    }
    endObject()
    beginArray("results")
  }

  /// Ends a page behind its results.
  mutating func endPage() {
    endArray()
    endObject()
  }

  /// A link to another page of the same list: the path as the client typed it, and its other query parameters behind
  /// the page's own.
  private mutating func pageLink(
    _ name: StaticString, offset: Int, _ page: Page, _ call: Call, in bytes: Span<UInt8>
  ) {
    base.removeAll(keepingCapacity: true)
    base.append(encoding: bytes.extracting(call.path.bounds))
    base.append("?offset=")
    base.append(decimal: offset)
    base.append("&limit=")
    base.append(decimal: page.limit)
    if let query = call.query.range { base.append(parametersBesidePage: bytes.extracting(query.bounds)) }
    link(name)
  }
}

extension [UInt8] {
  /// Appends the parameters of `query` but for those of the page, each with an ampersand before it.
  fileprivate mutating func append(parametersBesidePage query: Span<UInt8>) {
    var start = 0
    while start < query.count {
      var end = start
      while end < query.count, query[end] != UInt8(ascii: "&") { end += 1 }
      let pair = query.extracting(start..<end)
      if !pair.isEmpty, !pair.isOfPage {
        append(UInt8(ascii: "&"))
        append(encoding: pair)
      }
      start = end + 1
    }
  }
}

extension Span<UInt8> {
  /// Whether the parameter is `offset` or `limit`. An encoded spelling of them goes unnoticed and does no harm: the
  /// page's own come first, and the first one counts.
  fileprivate var isOfPage: Bool {
    let end = indices.first { self[$0] == UInt8(ascii: "=") } ?? count
    let name = ByteRange(start: 0, count: end)
    return holds("offset", ignoringCaseAt: name) || holds("limit", ignoringCaseAt: name)
  }
}
