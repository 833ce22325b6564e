import COpenSSL

extension HostName {
  /// Reads an entry of a subjectAltName; nil for another kind of name, and for one that is no valid name.
  init?(_ generalName: UnsafePointer<GENERAL_NAME>) {
    // The kind tells which member of the union there is: most are no strings.
    switch unsafe generalName.pointee.type {
    case GEN_DNS:
      let bytes = unsafe ASN1.bytes(of: generalName.pointee.d.dNSName)
      guard let name = try? HostName(String(decoding: bytes, as: UTF8.self)), case .dns = name.form else { return nil }
      self = name
    case GEN_IPADD: unsafe self.init(address: ASN1.bytes(of: generalName.pointee.d.iPAddress))
    default: return nil
    }
  }

  /// Reads a permitted subtree, as the emulator writes them: a domain with all below it, or one address.
  init?(permittedSubtree generalName: UnsafePointer<GENERAL_NAME>) {
    guard unsafe generalName.pointee.type == GEN_IPADD else {
      unsafe self.init(generalName)
      return
    }
    // An address and its mask, of equal lengths (RFC 5280 section 4.2.1.10).
    let bytes = unsafe ASN1.bytes(of: generalName.pointee.d.iPAddress)
    guard bytes[(bytes.count / 2)...].allSatisfy({ $0 == 0xFF }) else { return nil }
    self.init(address: Array(bytes[..<(bytes.count / 2)]))
  }

  /// As OpenSSL's extension syntax spells an entry of a subjectAltName; a valid name holds nothing to escape.
  var generalName: String {
    switch form {
    case .dns(let name): "DNS:\(name)"
    case .ip: "IP:\(self)"
    }
  }

  /// As OpenSSL's extension syntax spells a subtree that holds this name.
  var subtree: String {
    switch form {
    case .dns(let name): "DNS:\(name.hasPrefix("*.") ? String(name.dropFirst(2)) : name)"
    case .ip(let bytes) where bytes.count == 4: "IP:\(self)/255.255.255.255"
    case .ip: "IP:\(self)/" + Array(repeating: "ffff", count: 8).joined(separator: ":")
    }
  }

  /// Whether it is this name or, for a domain, below it.
  func covers(_ name: HostName) -> Bool {
    switch (form, name.form) {
    case (.ip, _), (_, .ip): return self == name
    case (.dns(let domain), .dns(let name)):
      let name = name.hasPrefix("*.") ? name.dropFirst(2) : name[...]
      return name == domain || name.hasSuffix(".\(domain)")
    }
  }
}
