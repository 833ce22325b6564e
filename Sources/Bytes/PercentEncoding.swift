/// Percent-encoded octets (RFC 3986, section 2.1), as paths and queries have them.
@usableFromInline
package enum PercentEncoding {
  /// The octet at `index`: one byte, or three before `end` that encode it. A `%` that begins no encoding stands for
  /// itself.
  @inlinable
  package static func octet(at index: Int, end: Int, in text: Span<UInt8>) -> (value: UInt8, length: Int) {
    guard text[index] == .percent, index + 2 < end,
      let high = text[index + 1].hexadecimalValue, let low = text[index + 2].hexadecimalValue
    else { return (text[index], 1) }
    return (high << 4 | low, 3)
  }

  /// Hands over what the text at `range` means in a query or a form: percent-encoded octets, and `+` for a blank.
  @inlinable
  package static func forEachOctet(ofFormAt range: ByteRange, in text: Span<UInt8>, _ body: (UInt8) -> Void) {
    var index = range.start
    while index < range.end {
      let octet = octet(at: index, end: range.end, in: text)
      body(octet.length == 1 && octet.value == .plus ? .space : octet.value)
      index += octet.length
    }
  }
}

/// The parameters of a query or a form, which ampersands part; of several ampersands in a row all but the first follow
/// an empty one.
package struct URLParameters {
  private var start: Int
  private let end: Int

  /// Makes the parameters of the text at `range`.
  package init(of range: ByteRange) {
    start = range.start
    end = range.end
  }

  /// The next parameter, or nil behind the last one.
  package mutating func next(in text: Span<UInt8>) -> URLParameter? {
    guard start < end else { return nil }
    let text = text.extracting(..<end)
    let ampersand = text.index(of: .ampersand, from: start)
    let equals = text.extracting(..<ampersand).index(of: .equals, from: start)
    defer { start = ampersand + 1 }
    return URLParameter(range: ByteRange(from: start, to: ampersand), name: ByteRange(from: start, to: equals))
  }
}

/// A parameter of a query or a form.
package struct URLParameter {
  /// All of it.
  package let range: ByteRange
  /// What stands in front of its first equals sign; all of it where it has none.
  package let name: ByteRange

  /// Whether it has an equals sign.
  package var hasValue: Bool { name.end < range.end }

  /// What follows its first equals sign; empty where it has none.
  package var value: ByteRange { ByteRange(from: min(name.end + 1, range.end), to: range.end) }
}

extension PercentEncoding {
  /// `text` as one segment of a path (RFC 3986, section 3.3): what would end the segment, and what is no ASCII, is encoded.
  package static func segment(_ text: String) -> String {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte.standsInURI, byte != .slash, byte != UInt8(ascii: "?") {
        bytes.append(byte)
      } else {
        bytes.append(encoding: byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension [UInt8] {
  fileprivate mutating func append(encoding byte: UInt8) {
    append(.percent)
    append((byte >> 4).upperHexadecimalDigit)
    append(byte.upperHexadecimalDigit)
  }

  /// Appends a part of a request target as a URI may have it: what a client left unencoded is encoded, what it did
  /// encode stays.
  package mutating func append(encoding target: Span<UInt8>) {
    for index in target.indices {
      let byte = target[index]
      let isEncoding =
        byte == .percent
        && PercentEncoding.octet(at: index, end: target.count, in: target).length > 1
      guard !isEncoding, !byte.standsInURI else {
        append(byte)
        continue
      }
      append(encoding: byte)
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
