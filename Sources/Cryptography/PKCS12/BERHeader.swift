/// The first bytes of a BER value (X.690, section 8.1): what it is, where its contents begin, and how long they are.
///
/// OpenSSL reads them, too, and from one patch level to the next it says something else of those that break off.
struct BERHeader {
  /// The identifier, whole: a tag that takes more than one byte is none of PKCS#12's.
  let identifier: UInt8
  /// Where the contents begin.
  let start: Int
  /// The number of bytes of the contents, which may be more than there are; nil for a length that an end marker tells.
  let length: Int?

  /// The longest contents that are believed, in bytes: OpenSSL's own limit. More is a random number and no length.
  static let maximumLength = Int(Int32.max)

  /// Reads the header at `index`; nil where it breaks off or breaks a rule.
  init?(at index: Int, of bytes: Span<UInt8>) {
    guard bytes.count - index >= 2, bytes[index] & 0x1F != 0x1F else { return nil }
    identifier = bytes[index]
    let first = bytes[index + 1]
    switch first {
    case ..<0x80:
      (start, length) = (index + 2, Int(first))
    case 0x80:
      // Only what consists of other values may do without a length.
      guard identifier & 0x20 != 0 else { return nil }
      (start, length) = (index + 2, nil)
    default:
      let end = index + 2 + Int(first & 0x7F)
      guard first != 0xFF, end <= bytes.count else { return nil }
      var length = 0
      for place in index + 2..<end {
        length = length << 8 | Int(bytes[place])
        guard length <= Self.maximumLength else { return nil }
      }
      (start, self.length) = (end, length)
    }
  }
}
