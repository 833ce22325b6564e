import COpenSSL

/// A PKCS#12 file of certificates that Java trusts.
///
/// Without a password, neither encrypted nor authenticated: a certificate is no secret, and the same certificates make
/// the same file.
package enum TrustStore {
  /// The name of a store's first certificate, by which a store of ours is known.
  package static let alias = "vb365-emulator"
  /// Oracle's `trustedKeyUsage`, without which Java takes a certificate for a link of some chain, not for a root.
  private static let trustedKeyUsage = "2.16.840.1.113894.746875.1.1"
  /// OpenSSL's word for "not encrypted" in place of an algorithm.
  private static let plain: Int32 = -1

  /// The store, in DER, that trusts every certificate of a PEM text.
  package static func file(trusting pem: Span<UInt8>) throws(CryptographyError) -> [UInt8] {
    let text = try MemoryBIO()
    try text.write(pem)
    var bags: OpaquePointer?
    defer { unsafe freeBags(bags) }
    var count = 0
    while let certificate = try Certificate(nextIn: text) {
      count += 1
      try unsafe add(certificate, named: count == 1 ? alias : "\(alias)-\(count)", to: &bags)
    }
    guard count > 0 else { throw .noCertificate }
    return try unsafe encode(bags)
  }

  /// Whether a file's bytes are those of a store made here.
  package static func isOurs(_ bytes: [UInt8]) -> Bool {
    // A friendly name is a BMPString (RFC 2985 section 5.5.1).
    bytes.firstRange(of: alias.utf8.flatMap { [0, $0] }) != nil
  }

  private static func add(
    _ certificate: borrowing Certificate, named name: String, to bags: inout OpaquePointer?
  ) throws(CryptographyError) {
    OpenSSL.clearErrors()
    guard let bag = unsafe PKCS12_add_cert(&bags, certificate.x509.pointer) else {
      throw OpenSSL.failure("adding a certificate")
    }
    try OpenSSL.require("naming a certificate") {
      unsafe PKCS12_add_friendlyname_utf8(bag, name, Int32(clamping: name.utf8.count))
    }
    // With a length of -1 the value is an object, not its text.
    let anyUsage = unsafe UnsafeRawPointer(OBJ_nid2obj(NID_anyExtendedKeyUsage))?.assumingMemoryBound(to: UInt8.self)
    try OpenSSL.require("trusting a certificate") {
      unsafe PKCS12_add1_attr_by_txt(bag, trustedKeyUsage, V_ASN1_OBJECT, anyUsage, -1)
    }
  }

  private static func encode(_ bags: OpaquePointer?) throws(CryptographyError) -> [UInt8] {
    var safes: OpaquePointer?
    defer { unsafe freePKCS7Stack(safes) }
    try OpenSSL.require("packing certificates") { unsafe PKCS12_add_safe(&safes, bags, plain, 0, nil) }
    let file = try unsafe OpenSSL.adopt("making a store", freedBy: { unsafe PKCS12_free($0) }) {
      unsafe PKCS12_add_safes(safes, 0)
    }
    let der = try MemoryBIO()
    try OpenSSL.require("writing a store") { unsafe i2d_PKCS12_bio(der.pointer, file.pointer) }
    return der.contents()
  }

  private static func freeBags(_ bags: OpaquePointer?) {
    unsafe OPENSSL_sk_pop_free(bags) { unsafe PKCS12_SAFEBAG_free($0.map { OpaquePointer($0) }) }
  }
}
