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

  /// Whether it stands for every address of this host.
  package var isAny: Bool {
    self == .anyV4 || self == .anyV6
  }

  /// 127.0.0.0/8 (RFC 1122 section 3.2.1.3), `::1` (RFC 4291 section 2.5.3), and the former mapped into IPv6.
  package var isLoopback: Bool {
    switch self {
    case .v4(let number): number >> 24 == 127
    case .v6(high: 0, low: 1): true
    case .v6(let high, let low): high == 0 && low >> 32 == 0xFFFF && (low >> 24) & 0xFF == 127
    }
  }
}
