import Bytes
import Glibc
import HTTP1

/// The names and addresses by which clients reach this emulator.
///
/// A page can have a name of its own point to this machine after it was loaded (DNS rebinding). To a browser, both are
/// then one origin; only the name in `Host` tells that the request is misdirected (RFC 9110, section 7.4).
package struct OwnNames: Sendable {
  /// Lower-case DNS names, perhaps with `*` as their first label.
  private var names: Set<String> = []
  private var addresses: Set<IPLiteral> = []
  private let takesAnyAddress: Bool

  /// `localhost`, what lies below it, the loopback addresses, and each of `texts`, a DNS name or an address without
  /// brackets. With `takesAnyAddress` any address, as is right for an emulator that listens on all: rebinding takes a
  /// name.
  package init(_ texts: [String] = [], takesAnyAddress: Bool = false) {
    self.takesAnyAddress = takesAnyAddress
    for text in texts {
      if let address = IPLiteral(text) { addresses.insert(address) } else { names.insert(text.lowercased()) }
    }
  }

  /// Whether a request is for one of them. One of HTTP/1.0 may name no host, and does not come from a browser then.
  func include(hostOf head: borrowing RequestHead, in bytes: Span<UInt8>) -> Bool {
    guard let authority = head.authority else { return true }
    let text = String(decoding: authority.bounds.map { bytes[$0] }, as: UTF8.self).lowercased()
    if text.hasPrefix("[") {
      return IPLiteral(String(text.dropFirst().prefix { $0 != "]" })).map { include($0) } ?? false
    }
    let host = String(text.prefix { $0 != ":" })
    return IPLiteral(host).map { include($0) } ?? include(name: host[...])
  }

  private func include(_ address: IPLiteral) -> Bool {
    takesAnyAddress || address.isLoopback || addresses.contains(address)
  }

  private func include(name: Substring) -> Bool {
    // A dot at the end says that nothing is to be added to the name.
    let name = name.hasSuffix(".") ? name.dropLast() : name
    if name == Self.localhost || name.hasSuffix(".\(Self.localhost)") || names.contains(String(name)) { return true }
    return name.firstIndex(of: ".").map { names.contains("*\(name[$0...])") } ?? false
  }

  /// Resolved to a loopback address everywhere, as is what lies below it (RFC 6761, section 6.3).
  private static let localhost = "localhost"
}

/// An IP address that stands where a name could stand.
private struct IPLiteral: Hashable {
  /// Four or sixteen bytes in network order; an IPv4 address in IPv6's clothes is the IPv4 address.
  private let bytes: [UInt8]

  /// Reads dotted decimal or RFC 4291 text; nil for anything else.
  init?(_ text: String) {
    // C would stop reading there.
    guard !text.utf8.contains(0) else { return nil }
    var (v4, v6) = (in_addr(), in6_addr())
    if unsafe inet_pton(AF_INET, text, &v4) == 1 {
      bytes = unsafe withUnsafeBytes(of: &v4) { unsafe Array($0) }
    } else if unsafe inet_pton(AF_INET6, text, &v6) == 1 {
      let all = unsafe withUnsafeBytes(of: &v6) { unsafe Array($0) }
      bytes = all.starts(with: Self.mapped) ? Array(all.suffix(4)) : all
    } else {
      return nil
    }
  }

  /// Whether it never leaves the machine: 127.0.0.0/8 and `::1`.
  var isLoopback: Bool {
    bytes.count == 4 ? bytes[0] == 127 : bytes.last == 1 && bytes.dropLast().allSatisfy { $0 == 0 }
  }

  /// What an IPv4 address follows in an IPv6 one (RFC 4291, section 2.5.5.2).
  private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
}
