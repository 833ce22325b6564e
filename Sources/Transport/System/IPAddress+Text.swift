import Glibc

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
