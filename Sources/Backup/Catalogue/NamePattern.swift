import Bytes

/// A folder's name as clients ask for it: in any ASCII case, `*` for any text and `?` for any character (documented).
package struct NamePattern {
  private let pattern: [UInt8]

  /// The pattern of those UTF-8 bytes.
  package init(_ pattern: [UInt8]) {
    self.pattern = pattern
  }

  /// Whether the whole of `name` is meant; at most the product of both lengths in steps.
  package func matches(_ name: String) -> Bool {
    let name = name.utf8.span
    var place = 0
    var index = 0
    /// Where to go on when it does not fit: behind the last `*`, one character further in the name.
    var retry: (place: Int, index: Int)?
    while index < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        place += 1
        retry = (place, index)
      } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") {
        place += 1
        index = Self.end(ofCharacterAt: index, in: name)
      } else if place < pattern.count, pattern[place].asciiLowercased == name[index].asciiLowercased {
        place += 1
        index += 1
      } else if let last = retry {
        index = Self.end(ofCharacterAt: last.index, in: name)
        place = last.place
        retry = (place, index)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func end(ofCharacterAt index: Int, in name: Span<UInt8>) -> Int {
    var end = index + 1
    while end < name.count, name[end].isUTF8Continuation { end += 1 }
    return end
  }
}
