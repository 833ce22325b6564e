import Bytes
package import HTTP1

/// A row of a route table: a method and a path.
package protocol Routed: Sendable {
  /// The method.
  var method: Method { get }
  /// The path, segment by segment.
  var template: [PathPattern] { get }
}

/// The calls of an API as a tree of path segments, built once: a path is found in as many steps as it has segments.
package struct RouteTable<Row: Routed>: Sendable {
  /// Where a path leads to.
  package struct Place {
    fileprivate let node: Int
  }

  /// A segment that is no id, as the vendor spells it, and where it leads.
  private struct Word {
    let text: [UInt8]
    let node: Int
  }

  private struct Node {
    /// By their lengths: few have the same one as what is looked for.
    var words: [[Word]] = []
    var parameter: Int?
    /// One a method.
    var rows: [Row] = []
  }

  private var nodes = [Node()]

  /// Builds the tree of `rows`.
  package init(_ rows: [Row]) {
    for row in rows { insert(row) }
  }

  /// What `path` leads to, a literal segment beating an id; nil where nothing is. `decoded` is what `path` was decoded
  /// into.
  package func place(of path: PathSegments, in decoded: Span<UInt8>) -> Place? {
    place(of: path.ends.span.extracting(first: path.count), in: decoded, from: 0, at: 0)
  }

  /// The row for `method` at `place`.
  package func row(for method: Method, at place: Place) -> Row? {
    let nodes = nodes.span
    let rows = nodes[place.node].rows.span
    for index in rows.indices where rows[index].method == method { return rows[index] }
    return nil
  }

  /// The rows at `place`, one a method.
  package func rows(at place: Place) -> [Row] { nodes[place.node].rows }

  /// The same from the segment at `first` on, below `parent`. The path is where its segments end in `decoded`.
  private func place(of ends: Span<UInt16>, in decoded: Span<UInt8>, from first: Int, at parent: Int) -> Place? {
    let nodes = nodes.span
    var node = parent
    var start = first == 0 ? 0 : Int(ends[first - 1]) + 1
    for index in first..<ends.count {
      let segment = decoded.extracting(start..<Int(ends[index]))
      start = Int(ends[index]) + 1
      let id = segment.isEmpty ? nil : nodes[node].parameter
      guard let child = Self.child(segment, among: nodes[node].words.span) else {
        guard let id else { return nil }
        node = id
        continue
      }
      // A word beats an id, unless it leads nowhere.
      if id != nil, let place = place(of: ends, in: decoded, from: index + 1, at: child) { return place }
      node = id ?? child
    }
    return nodes[node].rows.isEmpty ? nil : Place(node: node)
  }

  /// The node that `word` leads to; clients write most of them as the vendor does.
  private static func child(_ word: Span<UInt8>, among words: Span<[Word]>) -> Int? {
    guard word.count < words.count else { return nil }
    let words = words[word.count].span
    for index in words.indices where word.equalsIgnoringCase(words[index].text.span) { return words[index].node }
    return nil
  }

  private mutating func insert(_ row: Row) {
    var node = 0
    for pattern in row.template { node = child(of: node, for: pattern) }
    nodes[node].rows.append(row)
  }

  /// The node below `parent` for `pattern`, made where there is none.
  private mutating func child(of parent: Int, for pattern: PathPattern) -> Int {
    switch pattern {
    case .literal(let text):
      let word = Array(text.utf8)
      let words = nodes[parent].words
      if let known = Self.child(word.span, among: words.span) { return known }
      while nodes[parent].words.count <= word.count { nodes[parent].words.append([]) }
      nodes[parent].words[word.count].append(Word(text: word, node: nodes.count))
    case .parameter:
      if let known = nodes[parent].parameter { return known }
      nodes[parent].parameter = nodes.count
    }
    nodes.append(Node())
    return nodes.count - 1
  }
}
