import HTTP1

/// The web origin that a browser says a request comes from (RFC 6454).
enum Origin {
  private static let scheme: StaticString = "https://"
  private static let defaultPort: StaticString = ":443"

  /// Whether a request comes from a page of another origin than the server's: such a page must not reach into a
  /// developer's emulator. Programs send no Origin.
  static func isForeign(to head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    guard let origin = head.value(of: "Origin", in: bytes) else { return false }
    guard head.fields.occurrences(of: "Origin", in: bytes) == 1, let authority = head.authority else { return true }
    let scheme = ByteRange(start: origin.start, count: Self.scheme.utf8CodeUnitCount)
    guard origin.count > scheme.count, bytes.holds(Self.scheme, ignoringCaseAt: scheme) else { return true }
    let host = ByteRange(start: scheme.end, count: origin.count - scheme.count)
    return !areEqual(withoutDefaultPort(host, in: bytes), withoutDefaultPort(authority, in: bytes), in: bytes)
  }

  private static func withoutDefaultPort(_ authority: ByteRange, in bytes: Span<UInt8>) -> ByteRange {
    let count = defaultPort.utf8CodeUnitCount
    guard authority.count > count else { return authority }
    let rest = authority.count - count
    guard bytes.holds(defaultPort, at: ByteRange(start: authority.start + rest, count: count)) else { return authority }
    return ByteRange(start: authority.start, count: rest)
  }

  private static func areEqual(_ left: ByteRange, _ right: ByteRange, in bytes: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    return (0..<left.count).allSatisfy { offset in
      let (a, b) = (bytes[left.start + offset], bytes[right.start + offset])
      return a == b || (a ^ b == 0x20 && UInt8(ascii: "a")...UInt8(ascii: "z") ~= a | 0x20)
    }
  }
}
