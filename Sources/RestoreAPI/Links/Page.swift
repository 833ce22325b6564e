import Bytes
import HTTP1
import JSONText

/// Where a list is, for the links to its pages: the path as the client typed it, and the parameters beside those of the
/// page.
struct ListTarget {
  /// Percent-encoded where links need it.
  private(set) var path: [UInt8] = []
  /// Each with an ampersand before it.
  private(set) var parameters: [UInt8] = []

  /// Takes the target of a request whose head lies in `bytes`.
  mutating func take(_ head: borrowing RequestHead, in bytes: Span<UInt8>) {
    path.removeAll(keepingCapacity: true)
    path.append(encoding: bytes.extracting(head.path.bounds))
    parameters.removeAll(keepingCapacity: true)
    if let query = head.query { parameters.append(parametersBesidePage: bytes.extracting(query.bounds)) }
  }
}

extension Reply {
  /// Answers with a page of a list with `total` results, those of the page written by `writeResults` as elements.
  @inline(__always)
  mutating func jsonPage(
    _ page: Page, of total: Int, _ writeResults: (inout JSONWriter, inout Response) throws(Rejection) -> Void
  ) throws(Rejection) {
    response.addJSONType()
    let list = scratch.list
    try writer.write(into: &response) { (writer, response) throws(Rejection) in
      writer.beginPage(page, of: total, list)
      try writeResults(&writer, &response)
      writer.endArray()
      writer.endObject()
    }
  }
}

extension Reply {
  /// Answers with a list of `total` results as the version of the call has it: a page, where its row has the parameters of
  /// one, else a bare array of all. `writeResults` writes those at the places it is given, as elements.
  @inline(__always)
  mutating func jsonList(
    of total: Int, for call: Call,
    _ writeResults: (Range<Int>, inout JSONWriter, inout Response) throws(Rejection) -> Void
  ) throws(Rejection) {
    guard call.endpoint.query.hasPage else {
      return try jsonInParts { (writer, response) throws(Rejection) in
        writer.beginArray()
        try writeResults(0..<total, &writer, &response)
        writer.endArray()
      }
    }
    let page = Page(call.query)
    try jsonPage(page, of: total) { (writer, response) throws(Rejection) in
      try writeResults(page.results(of: total), &writer, &response)
    }
  }
}

extension JSONWriter {
  /// Begins a page: its members up to the results.
  fileprivate mutating func beginPage(_ page: Page, of total: Int, _ list: borrowing ListTarget) {
    beginObject()
    member("offset", page.offset)
    member("limit", page.limit)
    if let id = page.setID { member("setId", id) }
    beginObject("_links")
    if page.offset > 0 {
      pageLink("first", offset: 0, page, list)
      pageLink("prev", offset: max(0, page.offset - page.limit), page, list)
    }
    pageLink("self", offset: page.offset, page, list)
    if page.offset + page.limit < total {
      pageLink("next", offset: page.offset + page.limit, page, list)
    }
    endObject()
    beginArray("results")
  }

  /// A link to another page of the same list: its other parameters follow those of the page.
  private mutating func pageLink(_ name: StaticString, offset: Int, _ page: Page, _ list: borrowing ListTarget) {
    base.removeAll(keepingCapacity: true)
    base.append(contentsOf: origin)
    base.append(contentsOf: list.path)
    base.append("?offset=")
    base.append(decimal: offset)
    base.append("&limit=")
    base.append(decimal: page.limit)
    base.append(contentsOf: list.parameters)
    link(name)
  }
}

extension [UInt8] {
  /// Appends the parameters of `query` but for those of the page, each with an ampersand before it.
  fileprivate mutating func append(parametersBesidePage query: Span<UInt8>) {
    var parameters = URLParameters(of: ByteRange(start: 0, count: query.count))
    while let parameter = parameters.next(in: query) {
      guard !parameter.range.isEmpty, !query.isOfPage(parameter.name) else { continue }
      append(.ampersand)
      append(encoding: query.extracting(parameter.range.bounds))
    }
  }
}

extension Span<UInt8> {
  /// Whether a parameter's name is `offset` or `limit`. An encoded spelling of them goes unnoticed and does no harm: the
  /// page's own come first, and the first one counts.
  fileprivate func isOfPage(_ name: ByteRange) -> Bool {
    holds("offset", ignoringCaseAt: name) || holds("limit", ignoringCaseAt: name)
  }
}

/// The part of a list that a request asks for (behaviour.md, section 5).
struct Page {
  /// How many results come before it; not negative.
  let offset: Int
  /// How many results it has at most, in 1...``maximumLimit``.
  let limit: Int
  /// The id of the set of results that it is a part of, where a search has one.
  var setID: UUID?

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
