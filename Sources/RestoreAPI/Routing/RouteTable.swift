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

  private struct Node {
    var words: [(word: [UInt8], node: Int)] = []
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
    place(of: path, in: decoded, from: 0, at: 0)
  }

  /// The row for `method` at `place`.
  package func row(for method: Method, at place: Place) -> Row? {
    nodes[place.node].rows.first { $0.method == method }
  }

  /// The rows at `place`, one a method.
  package func rows(at place: Place) -> [Row] { nodes[place.node].rows }

  private func place(of path: PathSegments, in decoded: Span<UInt8>, from index: Int, at node: Int) -> Place? {
    let nodes = nodes.span
    guard index < path.count else { return nodes[node].rows.isEmpty ? nil : Place(node: node) }
    let segment = path[index]
    let words = nodes[node].words.span
    for child in words.indices
    where decoded.extracting(segment.bounds).equalsIgnoringCase(words[child].word.span) {
      if let place = place(of: path, in: decoded, from: index + 1, at: words[child].node) { return place }
    }
    guard let next = nodes[node].parameter, !segment.isEmpty else { return nil }
    return place(of: path, in: decoded, from: index + 1, at: next)
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
      let word = text.utf8.map(\.asciiLowercased)
      if let known = nodes[parent].words.first(where: { $0.word == word }) { return known.node }
      nodes[parent].words.append((word, nodes.count))
    case .parameter:
      if let known = nodes[parent].parameter { return known }
      nodes[parent].parameter = nodes.count
    }
    nodes.append(Node())
    return nodes.count - 1
  }
}
