import Bytes

/// Percent-encoded octets (RFC 3986, section 2.1), as paths and queries have them.
enum PercentEncoding {
  /// The octet at `index`: one byte, or three before `end` that encode it. A `%` that begins no encoding stands for
  /// itself.
  static func octet(at index: Int, end: Int, in text: Span<UInt8>) -> (value: UInt8, length: Int) {
    guard text[index] == percent, index + 2 < end,
      let high = text[index + 1].hexadecimalValue, let low = text[index + 2].hexadecimalValue
    else { return (text[index], 1) }
    return (high << 4 | low, 3)
  }

  static let percent = UInt8(ascii: "%")
}

extension [UInt8] {
  /// Appends a part of a request target as a URI may have it: what a client left unencoded is encoded, what it did
  /// encode stays.
  mutating func append(encoding target: Span<UInt8>) {
    for index in target.indices {
      let byte = target[index]
      let isEncoding =
        byte == PercentEncoding.percent
        && PercentEncoding.octet(at: index, end: target.count, in: target).length > 1
      guard !isEncoding, !byte.standsInURI else {
        append(byte)
        continue
      }
      append(PercentEncoding.percent)
      append((byte >> 4).upperHexadecimalDigit)
      append(byte.upperHexadecimalDigit)
    }
  }
}

extension UInt8 {
  /// Whether the byte may stand in a path and in a query as it is: `pchar` of RFC 3986, section 3.3, `/` and `?`.
  fileprivate var standsInURI: Bool {
    switch self {
    case _ where isASCIILetter || isASCIIDigit: true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "!"),
      UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: "/"), UInt8(ascii: "?"):
      true
    default: false
    }
  }
}
