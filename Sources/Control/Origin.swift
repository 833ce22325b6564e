import Bytes
import HTTP1

/// What a browser says of the page that a request comes from (RFC 6454; Fetch Metadata Request Headers).
enum Origin {
  private static let scheme: StaticString = "https://"
  private static let defaultPort: StaticString = ":443"

  /// Whether a request comes from a page of another origin than the server's: such a page must not reach into a
  /// developer's emulator. Programs send neither field.
  static func isForeign(to head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    guard let origin = head.value(of: "Origin", in: bytes) else {
      return isFromElsewhere(head, in: bytes, hasOrigin: false)
    }
    return isOther(origin, than: head, in: bytes) || isFromElsewhere(head, in: bytes, hasOrigin: true)
  }

  /// Where `Origin` is missing, as with images and links, `Sec-Fetch-Site` tells of another site or origin, and beside
  /// our own Origin it may only tell of a way through other hosts of our site.
  private static func isFromElsewhere(_ head: borrowing RequestHead, in bytes: Span<UInt8>, hasOrigin: Bool) -> Bool {
    guard let site = head.value(of: "Sec-Fetch-Site", in: bytes) else { return false }
    guard head.fields.occurrences(of: "Sec-Fetch-Site", in: bytes) == 1 else { return true }
    if bytes.holds("same-origin", at: site) || bytes.holds("none", at: site) { return false }
    return !(hasOrigin && bytes.holds("same-site", at: site))
  }

  private static func isOther(
    _ origin: ByteRange, than head: borrowing RequestHead, in bytes: Span<UInt8>
  ) -> Bool {
    guard head.fields.occurrences(of: "Origin", in: bytes) == 1, let authority = head.authority else { return true }
    let scheme = ByteRange(start: origin.start, count: Self.scheme.utf8CodeUnitCount)
    guard origin.count > scheme.count, bytes.holds(Self.scheme, ignoringCaseAt: scheme) else { return true }
    let host = ByteRange(start: scheme.end, count: origin.count - scheme.count)
    let own = bytes.extracting(withoutDefaultPort(authority, in: bytes).bounds)
    return !bytes.extracting(withoutDefaultPort(host, in: bytes).bounds).equalsIgnoringCase(own)
  }

  private static func withoutDefaultPort(_ authority: ByteRange, in bytes: Span<UInt8>) -> ByteRange {
    let count = defaultPort.utf8CodeUnitCount
    guard authority.count > count else { return authority }
    let rest = authority.count - count
    guard bytes.holds(defaultPort, at: ByteRange(start: authority.start + rest, count: count)) else { return authority }
    return ByteRange(start: authority.start, count: rest)
  }
}
