import Glibc

/// An IPv4 or IPv6 address; the numbers are in host order.
package enum IPAddress: Hashable, Sendable {
  /// IPv4.
  case v4(UInt32)
  /// IPv6, in two halves.
  case v6(high: UInt64, low: UInt64)

  /// 0.0.0.0: every IPv4 address of this host.
  package static let anyV4 = IPAddress.v4(0)
  /// `::`: every IPv6 address of this host.
  package static let anyV6 = IPAddress.v6(high: 0, low: 0)
  /// 127.0.0.1
  package static let loopbackV4 = IPAddress.v4(0x7F00_0001)
  /// `::1`
  package static let loopbackV6 = IPAddress.v6(high: 0, low: 1)

  /// 127.0.0.0/8 (RFC 1122 section 3.2.1.3), `::1` (RFC 4291 section 2.5.3), and the former mapped into IPv6.
  package var isLoopback: Bool {
    switch self {
    case .v4(let number): number >> 24 == 127
    case .v6(high: 0, low: 1): true
    case .v6(let high, let low): high == 0 && low >> 32 == 0xFFFF && (low >> 24) & 0xFF == 127
    }
  }
}

extension IPAddress {
  /// Reads dotted decimal or RFC 4291 text, the latter also in the brackets of a URL; nil for anything else,
  /// names and zones (`%eth0`) included.
  package init?(_ text: String) {
    // C would stop reading there.
    if text.utf8.contains(0) { return nil }
    var text = text[...]
    let isBracketed = text.hasPrefix("[") && text.hasSuffix("]")
    if isBracketed { text = text.dropFirst().dropLast() }
    if !isBracketed, let address = Self.v4(text) {
      self = address
    } else if let address = Self.v6(text) {
      self = address
    } else {
      return nil
    }
  }

  private static func v4(_ text: Substring) -> IPAddress? {
    var address = in_addr()
    guard unsafe inet_pton(AF_INET, String(text), &address) == 1 else { return nil }
    return IPAddress(address)
  }

  private static func v6(_ text: Substring) -> IPAddress? {
    var address = in6_addr()
    guard unsafe inet_pton(AF_INET6, String(text), &address) == 1 else { return nil }
    return IPAddress(address)
  }
}

extension IPAddress: CustomStringConvertible {
  /// Dotted decimal, or RFC 5952 text without brackets.
  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    switch self {
    case .v4(let number):
      var address = in_addr(s_addr: number.bigEndian)
      _ = unsafe inet_ntop(AF_INET, &address, &text, socklen_t(text.count))
    case .v6(let high, let low):
      var address = in6_addr(high: high, low: low)
      _ = unsafe inet_ntop(AF_INET6, &address, &text, socklen_t(text.count))
    }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
