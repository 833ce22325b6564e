/// Where something stands in the fixtures: enough to find line, column and pointer once they are asked for.
struct Origin: Hashable, Sendable {
  /// Which document, from 0.
  let document: Int
  /// Offset in its bytes.
  let offset: Int
}

extension Origin: Comparable {
  /// Earlier in the text, or in a document before, is less.
  static func < (left: Origin, right: Origin) -> Bool {
    (left.document, left.offset) < (right.document, right.offset)
  }
}
