extension Base64 {
  /// How many bytes `text` stands for, where it is nothing but characters of the alphabet in groups of four, the last one
  /// padded; nil for other texts, of which ``decode(_:into:)`` tells.
  package static func plainCount(of text: Span<UInt8>) -> Int? {
    guard text.count > 0, text.count % 4 == 0 else { return nil }
    var end = text.count
    while end > text.count - 2, text[end - 1] == UInt8(ascii: "=") { end -= 1 }
    guard isAlphabet(text.extracting(..<end)) else { return nil }
    return text.count / 4 * 3 - (text.count - end)
  }

  /// None of the characters is compared by itself: the loop has no branch and compiles to vectors.
  private static func isAlphabet(_ text: Span<UInt8>) -> Bool {
    var strangest = UInt8.min
    for index in text.indices {
      let character = text[index]
      // Each is 0 for a character of its kind.
      let letter = max((character | 0x20) &- UInt8(ascii: "a"), 25) &- 25
      let digit = max(character &- UInt8(ascii: "0"), 9) &- 9
      let sign = min(character ^ UInt8(ascii: "+"), character ^ UInt8(ascii: "/"))
      strangest = max(strangest, min(letter, digit, sign))
    }
    return strangest == 0
  }

  /// The six bits of a character of the alphabet.
  @inlinable @inline(__always)
  package static func bits(of character: UInt8) -> UInt8 {
    switch character {
    case UInt8(ascii: "a")...: character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "A")...: character - UInt8(ascii: "A")
    case UInt8(ascii: "0")...: character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "/"): 63
    default: 62
    }
  }
}
