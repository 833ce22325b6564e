import COpenSSL

/// What a client and we have not in common, with what it offered.
package enum TLSRefusal: Hashable, Sendable {
  /// The version: the highest offered, as on the wire (RFC 8446 section 4.2.1).
  case version(UInt16)
  /// The cipher suite, or the kind of certificate that those offered go with.
  case cipher(offered: [String])
  /// The group for the key exchange.
  case group(offered: [String])
  /// The signature algorithm for our certificate.
  case signature
  /// The application protocol.
  case applicationProtocol(offered: [String])
}

extension TLSRefusal: CustomStringConvertible {
  /// What the client offers and what it needs, for a log.
  package var description: String {
    switch self {
    case .version(let version):
      "The client offers \(Self.name(ofVersion: version)) at most, and needs TLS 1.2 or 1.3. Windows PowerShell 5.1: set "
        + "[Net.ServicePointManager]::SecurityProtocol to Tls12."
    case .cipher(let offered):
      "The client offers the ciphers \(Self.list(offered)), and needs one with ECDHE, ECDSA and AES-GCM or ChaCha20 for "
        + "TLS 1.2, or TLS 1.3."
    case .group(let offered):
      "The client offers the groups \(Self.list(offered)) for the key exchange, and needs X25519, P-256 or P-384."
    case .signature:
      "The client offers no signature algorithm of the certificate's key; ecdsa_secp256r1_sha256 is what most keys need."
    case .applicationProtocol(let offered):
      "The client offers \(Self.list(offered)) by ALPN, and needs http/1.1, or no ALPN."
    }
  }

  private static func name(ofVersion version: UInt16) -> String {
    switch Int32(version) {
    case SSL3_VERSION: "SSL 3.0"
    case TLS1_VERSION: "TLS 1.0"
    case TLS1_1_VERSION: "TLS 1.1"
    case SSL2_VERSION: "SSL 2.0"
    // TLS 1.2's number is what a client of drafts sends, too.
    default: "another version than it could use here"
    }
  }

  /// How many names a line holds, and how long one is: what a peer sends is to leave a line readable.
  private static let listed = (names: 8, characters: 32)

  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "nothing known" }
    let rest = names.count - listed.names
    return names.prefix(listed.names).map { $0.prefix(listed.characters) }.joined(separator: ", ")
      + (rest > 0 ? " and \(rest) more" : "")
  }
}

extension TLSRefusal {
  /// Asks a server's SSL why it refused a client; nil when the reason, SSL_R_…, is another.
  @unsafe
  init?(_ ssl: OpaquePointer, reason: Int32) {
    guard unsafe SSL_is_server(ssl) == 1 else { return nil }
    switch reason {
    case SSL_R_UNSUPPORTED_PROTOCOL, SSL_R_VERSION_TOO_LOW:
      self = .version(UInt16(truncatingIfNeeded: unsafe SSL_client_version(ssl)))
    case SSL_R_NO_SHARED_CIPHER:
      let groups = unsafe OfferedGroups(ssl)
      self = groups.isUnusable ? .group(offered: groups.names) : .cipher(offered: unsafe offeredCiphers(ssl))
    case SSL_R_NO_SUITABLE_KEY_SHARE:
      self = .group(offered: unsafe OfferedGroups(ssl).names)
    case SSL_R_NO_SUITABLE_SIGNATURE_ALGORITHM, SSL_R_NO_SHARED_SIGNATURE_ALGORITHMS:
      self = .signature
    case SSL_R_NO_APPLICATION_PROTOCOL:
      self = .applicationProtocol(offered: unsafe OfferedProtocols.kept(by: ssl)?.names ?? [])
    default: return nil
    }
  }
}

/// The cipher suites of a ClientHello that OpenSSL knows.
@unsafe
private func offeredCiphers(_ ssl: OpaquePointer) -> [String] {
  let list = unsafe SSL_get_client_ciphers(ssl)
  return unsafe (0..<max(0, OPENSSL_sk_num(list))).map { index in
    unsafe String(cString: SSL_CIPHER_get_name(OpaquePointer(OPENSSL_sk_value(list, index))))
  }
}

/// The groups of a ClientHello (RFC 8446 section 4.2.7).
private struct OfferedGroups {
  let names: [String]
  /// Whether the client offered some, and we have none of them.
  let isUnusable: Bool

  @unsafe
  init(_ ssl: OpaquePointer) {
    let count = unsafe SSL_ctrl(ssl, SSL_CTRL_GET_GROUPS, 0, nil)
    var numbers = [Int32](repeating: 0, count: max(0, count))
    if count > 0 { unsafe SSL_ctrl(ssl, SSL_CTRL_GET_GROUPS, 0, &numbers) }
    names = numbers.map { number in
      guard let name = unsafe SSL_group_to_name(ssl, number) else { return "number \(number & 0xFFFF)" }
      return unsafe String(cString: name)
    }
    isUnusable = unsafe count > 0 && SSL_ctrl(ssl, SSL_CTRL_GET_SHARED_GROUP, -1, nil) == 0
  }
}

/// The application protocols of a client that offers none of ours. OpenSSL shows them only to its callback, so that one
/// keeps them with the connection.
final class OfferedProtocols {
  let names: [String]

  /// The place for an application's own pointer, which is every SSL's first.
  private static let index: Int32 = 0

  init(_ names: [String]) {
    self.names = names
  }

  @unsafe
  func keep(by ssl: OpaquePointer?) {
    let pointer = unsafe Unmanaged.passRetained(self).toOpaque()
    if unsafe SSL_set_ex_data(ssl, Self.index, pointer) != 1 {
      unsafe Unmanaged<OfferedProtocols>.fromOpaque(pointer).release()
    }
  }

  @unsafe
  static func kept(by ssl: OpaquePointer) -> OfferedProtocols? {
    guard let pointer = unsafe SSL_get_ex_data(ssl, index) else { return nil }
    return unsafe Unmanaged.fromOpaque(pointer).takeUnretainedValue()
  }

  /// Lets go of what is kept, before the SSL is freed.
  @unsafe
  static func release(by ssl: OpaquePointer) {
    guard let pointer = unsafe SSL_get_ex_data(ssl, index) else { return }
    unsafe Unmanaged<OfferedProtocols>.fromOpaque(pointer).release()
  }
}
