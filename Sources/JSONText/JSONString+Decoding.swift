import Bytes

extension JSONString {
  /// Appends what the string means, as UTF-8.
  package func appendDecoded(to bytes: inout [UInt8], in text: Span<UInt8>) {
    guard hasEscapes else { return bytes.append(text.extracting(range.bounds)) }
    var cursor = JSONStringCursor(self)
    while let byte = cursor.next(in: text) { bytes.append(byte) }
  }

  /// What the string means, as a `String`.
  package func string(in text: Span<UInt8>) -> String {
    guard hasEscapes else { return String(repairing: text.extracting(range.bounds)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count)
    appendDecoded(to: &bytes, in: text)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Length of what the string means, in bytes of UTF-8.
  package func decodedLength(in text: Span<UInt8>) -> Int {
    guard hasEscapes else { return range.count }
    var cursor = JSONStringCursor(self)
    var length = 0
    while cursor.next(in: text) != nil { length += 1 }
    return length
  }

  /// Length of what the string means, in Unicode scalars: what a diagnostic may say of a secret.
  package func characterCount(in text: Span<UInt8>) -> Int {
    var cursor = JSONStringCursor(self)
    var count = 0
    while let byte = cursor.next(in: text) { count += byte.isUTF8Continuation ? 0 : 1 }
    return count
  }

  /// Whether the string means exactly `bytes` (UTF-8). Not in constant time.
  package func equals(_ bytes: Span<UInt8>, in text: Span<UInt8>) -> Bool {
    equals(bytes, ignoringCase: false, in: text)
  }

  /// Whether the string means `name`. Case is ignored for ASCII letters only: .NET's ordinal comparison, which matches
  /// property names, maps no other letter to an ASCII one.
  package func equals(_ name: StaticString, ignoringCase: Bool, in text: Span<UInt8>) -> Bool {
    name.withSpan { equals($0, ignoringCase: ignoringCase, in: text) }
  }

  private func equals(_ bytes: Span<UInt8>, ignoringCase: Bool, in text: Span<UInt8>) -> Bool {
    // An escape is longer than what it means.
    guard hasEscapes ? bytes.count < range.count : bytes.count == range.count else { return false }
    if !hasEscapes, ignoringCase { return bytes.equalsIgnoringCase(text.extracting(range.bounds)) }
    var cursor = JSONStringCursor(self)
    for index in bytes.indices {
      guard let byte = cursor.next(in: text) else { return false }
      guard byte == bytes[index] || ignoringCase && byte.asciiLowercased == bytes[index].asciiLowercased else {
        return false
      }
    }
    return cursor.next(in: text) == nil
  }
}
