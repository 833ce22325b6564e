/// The address and port that a request came from, as a value that is copied without further ado.
package struct Peer: Hashable, Sendable {
  private let high: UInt64
  private let low: UInt64
  private let port: UInt16
  private let isIPv6: Bool

  /// One of IPv4, in host order.
  package init(ipv4 address: UInt32, port: UInt16) {
    high = 0
    low = UInt64(address)
    self.port = port
    isIPv6 = false
  }

  /// One of IPv6, in two halves.
  package init(ipv6High high: UInt64, low: UInt64, port: UInt16) {
    self.high = high
    self.low = low
    self.port = port
    isIPv6 = true
  }
}

extension Peer: CustomStringConvertible {
  /// As in a URL: `127.0.0.1:50123`, `[::1]:50123`.
  package var description: String { isIPv6 ? "[\(address)]:\(port)" : "\(address):\(port)" }

  /// The address alone; of IPv6 in the form of RFC 5952, section 4.
  package var address: String {
    guard isIPv6 else {
      let octets = [24, 16, 8, 0].map { (shift: UInt64) -> UInt64 in (low >> shift) & 0xFF }
      return octets.map(\.description).joined(separator: ".")
    }
    let groups = [high, low].flatMap { half in
      [48, 32, 16, 0].map { (shift: UInt64) -> UInt64 in (half >> shift) & 0xFFFF }
    }
    let texts = groups.map { String($0, radix: 16) }
    var longest = 0..<0
    var start: Int?
    for index in 0...8 {
      if index < 8, groups[index] == 0 {
        start = start ?? index
      } else if let first = start {
        if index - first > max(1, longest.count) { longest = first..<index }
        start = nil
      }
    }
    guard !longest.isEmpty else { return texts.joined(separator: ":") }
    return texts[..<longest.lowerBound].joined(separator: ":") + "::"
      + texts[longest.upperBound...].joined(separator: ":")
  }
}
