import COpenSSL

/// A name that a server certificate can carry: a DNS name or an IP address (RFC 5280 section 4.2.1.6).
package struct HostName: Hashable, Sendable {
  /// The two kinds of names, in the one spelling each has here.
  package enum Form: Hashable, Sendable {
    /// Lower-case ASCII without a final dot, perhaps with `*` as its first label.
    case dns(String)
    /// 4 or 16 bytes in network order.
    case ip([UInt8])
  }

  /// The name, valid by construction.
  package let form: Form

  /// Reads a DNS name, an IPv4 address in dotted decimal or an IPv6 address without brackets and zone.
  package init(_ text: String) throws(HostNameError) {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty else { throw .empty }
    guard bytes.allSatisfy({ $0 < 0x80 }) else { throw .notASCII }
    if bytes.contains(UInt8(ascii: ":")) || bytes.allSatisfy({ $0 == UInt8(ascii: ".") || isDigit($0) }) {
      form = .ip(try Self.address(text))
    } else {
      form = .dns(try Self.domain(text.lowercased()))
    }
  }

  /// An address of 4 or 16 bytes in network order; nil for any other number of bytes.
  package init?(address: [UInt8]) {
    guard address.count == 4 || address.count == 16 else { return nil }
    form = .ip(address)
  }

  /// Whether it is an IP address.
  package var isAddress: Bool {
    guard case .ip = form else { return false }
    return true
  }

  private static func address(_ text: String) throws(HostNameError) -> [UInt8] {
    // OpenSSL's reader takes `:` for `::` and stops at a zero byte.
    guard text.utf8.count > 1, text.utf8.allSatisfy(isOfAddress) else { throw .address }
    OpenSSL.clearErrors()
    let address = unsafe Owned(
      adopting: OpaquePointer(a2i_IPADDRESS(text)), freedBy: { unsafe ASN1_OCTET_STRING_free(UnsafeMutablePointer($0)) }
    )
    guard let address else { throw .address }
    let bytes = unsafe ASN1.bytes(of: UnsafePointer(address.pointer))
    // Leading zeros mean octal to some and nothing to others.
    guard bytes.count == 16 || dotted(bytes) == text else { throw .address }
    return bytes
  }

  /// Holds `text` against RFC 1123 section 2.1, with `_` allowed besides, since container networks use it in names.
  private static func domain(_ text: String) throws(HostNameError) -> String {
    guard text.utf8.count <= 253 else { throw .length }
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isWildcard = labels.count > 1 && labels[0].elementsEqual("*".utf8)
    for (index, label) in labels.enumerated() {
      guard !label.isEmpty, label.count <= 63 else { throw .length }
      if index == 0, isWildcard { continue }
      guard label.allSatisfy({ isDigit($0) || isLowercase($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
      else { throw label.contains(UInt8(ascii: "*")) ? .wildcard : .character }
      guard label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-") else { throw .character }
    }
    // OpenSSL, and so Python, take `*` for a label only where these hold; Node asks for the first.
    if isWildcard {
      guard labels.count > 2 else { throw .wildcardTooHigh }
      guard !text.utf8.contains(UInt8(ascii: "_")) else { throw .wildcardCharacter }
    }
    return text
  }
}

extension HostName: CustomStringConvertible {
  package var description: String {
    switch form {
    case .dns(let name): name
    case .ip(let bytes) where bytes.count == 4: Self.dotted(bytes)
    case .ip(let bytes): Self.groups(of: bytes)
    }
  }

  private static func dotted(_ bytes: [UInt8]) -> String {
    bytes.map { String($0) }.joined(separator: ".")
  }

  /// An IPv6 address as RFC 5952 section 4 spells it.
  private static func groups(of bytes: [UInt8]) -> String {
    let groups = stride(from: 0, to: bytes.count, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    var longest = 0..<0
    var start = 0
    while start < groups.count {
      let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
      if end - start > longest.count { longest = start..<end }
      start = end + 1
    }
    func text(_ part: ArraySlice<UInt16>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard longest.count > 1 else { return text(groups[...]) }
    return text(groups[..<longest.lowerBound]) + "::" + text(groups[longest.upperBound...])
  }
}

/// Why a text is no name for a certificate.
package enum HostNameError: Error, Equatable, Sendable {
  /// There is nothing in it.
  case empty
  /// International names are written in their `xn--` form.
  case notASCII
  /// The whole, or a label of it, is empty or too long.
  case length
  /// `*` stands for a whole first label and nothing else.
  case wildcard
  /// `*` stands right above the top-level domain, where clients do not believe in it.
  case wildcardTooHigh
  /// `_` stands below `*`, where clients do not believe in it.
  case wildcardCharacter
  /// Something besides letters, digits, `-` and `_`, or `-` at the end of a label.
  case character
  /// It looks like an IP address and is none.
  case address
}

extension HostNameError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "a name is empty"
    case .notASCII: "a name outside ASCII has to be given in its xn-- form"
    case .length: "a DNS name has labels of 1 to 63 characters, 253 in all, and no dot at its end"
    case .wildcard: "`*` may only stand for the whole first label"
    case .wildcardTooHigh:
      "clients take no `*` right above the last label, as in `*.test`: use one label more, as in `*.a.test`"
    case .wildcardCharacter: "clients take no `_` in a name with `*`"
    case .character: "a DNS name has letters, digits, - and _ only"
    case .address: "this is neither an IPv4 nor an IPv6 address (no brackets, no zone)"
    }
  }
}

private func isDigit(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
}

private func isOfAddress(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
  case UInt8(ascii: "."), UInt8(ascii: ":"): true
  default: isDigit(byte)
  }
}

private func isLowercase(_ byte: UInt8) -> Bool {
  byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
}
