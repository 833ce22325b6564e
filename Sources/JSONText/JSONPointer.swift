import Bytes

/// A JSON pointer (RFC 6901), built by the caller when something is to be reported; the root's is empty.
package struct JSONPointer: Equatable, Sendable, CustomStringConvertible {
  /// Scalars of one name that a pointer shows: a peer may send names of megabytes.
  package static let longestName = 128

  /// The pointer's text, escaped by RFC 6901 section 3.
  package private(set) var description = ""

  /// The pointer to the whole text.
  package init() {}

  /// The pointer to the member `name`.
  package func member(_ name: String) -> JSONPointer {
    var result = self
    result.description += "/"
    result.append(name.unicodeScalars.prefix(Self.longestName + 1))
    return result
  }

  /// The pointer to the member whose name the reader found.
  package func member(_ name: JSONString, in text: Span<UInt8>) -> JSONPointer {
    var bytes: [UInt8] = []
    var cursor = JSONStringCursor(name)
    // One scalar more than is shown tells that the name is longer.
    var left = Self.longestName + 1
    while let byte = cursor.next(in: text) {
      if !byte.isUTF8Continuation {
        guard left > 0 else { break }
        left -= 1
      }
      bytes.append(byte)
    }
    return member(String(decoding: bytes, as: UTF8.self))
  }

  /// The pointer to the element at `index`, from 0.
  package func element(_ index: Int) -> JSONPointer {
    var result = self
    result.description += "/\(index)"
    return result
  }

  private mutating func append(_ scalars: some Sequence<Unicode.Scalar>) {
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case _ where index == Self.longestName: description += "…"
      case "~": description += "~0"
      case "/": description += "~1"
      // A name must not break a log line.
      case _ where scalar.properties.generalCategory == .control: description += "\u{FFFD}"
      default: description.unicodeScalars.append(scalar)
      }
    }
  }
}
