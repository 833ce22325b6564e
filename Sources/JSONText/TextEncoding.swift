import Bytes

/// How the bytes of a text are to be read, as .NET's `StreamReader` finds out: by the byte-order mark at their start, or else
/// by what it was told.
package enum TextEncoding: Equatable, Sendable {
  /// UTF-8 without a mark.
  case utf8
  /// UTF-8 behind its mark.
  case markedUTF8
  /// UTF-16; `isMarked` where a mark told so.
  case utf16(bigEndian: Bool, isMarked: Bool)
  /// UTF-32, which only a mark tells.
  case utf32(bigEndian: Bool)

  /// The encoding of `text`, which is UTF-16 with its low byte first where it has no mark and `isUTF16`.
  package init(of text: Span<UInt8>, isUTF16: Bool) {
    func byte(_ index: Int) -> UInt8? { index < text.count ? text[index] : nil }
    switch (byte(0), byte(1)) {
    case (0xFF, 0xFE) where isUTF16: self = .utf16(bigEndian: false, isMarked: false)
    case (0xFF, 0xFE) where byte(2) == 0 && byte(3) == 0: self = .utf32(bigEndian: false)
    case (0xFF, 0xFE): self = .utf16(bigEndian: false, isMarked: true)
    case (0xFE, 0xFF): self = .utf16(bigEndian: true, isMarked: true)
    case (0xEF, 0xBB) where byte(2) == 0xBF: self = .markedUTF8
    case (0, 0) where byte(2) == 0xFE && byte(3) == 0xFF: self = .utf32(bigEndian: true)
    default: self = isUTF16 ? .utf16(bigEndian: false, isMarked: false) : .utf8
    }
  }

  /// Whether `text` can be read as it is unless it was told to be UTF-16: nearly always its first two bytes are enough to
  /// say so.
  package static func isPlain(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 2 else { return true }
    return text[0] &- 1 < 0xEE && text[1] != 0
  }

  /// Puts `text` as UTF-8 behind a mark, which one reader of JSON skips, in place of what `bytes` holds. Behind a mark what
  /// is unsound becomes U+FFFD; without one it ends the reading, and false is returned. The rest of a character that the
  /// text's end cuts off is left out.
  package func decode(_ text: Span<UInt8>, into bytes: inout [UInt8]) -> Bool {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: [0xEF, 0xBB, 0xBF])
    switch self {
    case .utf8, .markedUTF8: Self.repair(text.extracting((self == .utf8 ? 0 : 3)...), into: &bytes)
    case .utf16(let bigEndian, let isMarked):
      let units = UTF16Units(bigEndian: bigEndian)
      let hasMark = text.count >= 2 && units.unit(at: 0, in: text) == 0xFEFF
      return units.decode(text.extracting((hasMark ? 2 : 0)...), repairing: isMarked, into: &bytes)
    case .utf32(let bigEndian): Self.decodeUTF32(text.extracting(4...), bigEndian: bigEndian, into: &bytes)
    }
    return true
  }

  private static func repair(_ text: Span<UInt8>, into bytes: inout [UInt8]) {
    var index = 0
    while index < text.count {
      switch UTF8Sequence(at: index, in: text) {
      case .scalar(let length):
        for offset in index..<(index + length) { bytes.append(text[offset]) }
        index += length
      case .truncated: return
      case .unsound(let length):
        bytes.append(replacement: ())
        index += length
      }
    }
  }

  private static func decodeUTF32(_ text: Span<UInt8>, bigEndian: Bool, into bytes: inout [UInt8]) {
    var index = 0
    while index + 4 <= text.count {
      var value: UInt32 = 0
      for place in 0..<4 { value |= UInt32(text[index + place]) << (8 * UInt32(bigEndian ? 3 - place : place)) }
      if let scalar = Unicode.Scalar(value) { bytes.append(scalar) } else { bytes.append(replacement: ()) }
      index += 4
    }
  }
}

/// The code units of UTF-16.
private struct UTF16Units {
  let bigEndian: Bool

  func unit(at index: Int, in text: Span<UInt8>) -> UInt16 {
    let (first, second) = (UInt16(text[index]), UInt16(text[index + 1]))
    return bigEndian ? first << 8 | second : second << 8 | first
  }

  func decode(_ text: Span<UInt8>, repairing: Bool, into bytes: inout [UInt8]) -> Bool {
    var index = 0
    while index + 2 <= text.count {
      let first = unit(at: index, in: text)
      index += 2
      if let scalar = Unicode.Scalar(first) {
        bytes.append(scalar)
        continue
      }
      if UTF16.isLeadSurrogate(first) {
        // Cut off.
        guard index + 2 <= text.count else { return true }
        let second = unit(at: index, in: text)
        if UTF16.isTrailSurrogate(second) {
          index += 2
          bytes.append(UTF16.decode(UTF16.EncodedScalar([first, second])))
          continue
        }
      }
      guard repairing else { return false }
      bytes.append(replacement: ())
    }
    return true
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ scalar: Unicode.Scalar) {
    append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  fileprivate mutating func append(replacement: Void) {
    append(contentsOf: UTF8.encodedReplacementCharacter)
  }
}
