import COpenSSL

/// A certificate in the making: subject, key and validity first, then extensions, then the signature.
@safe struct CertificateDraft: ~Copyable {
  private let x509: Owned

  private init() throws(CryptographyError) {
    x509 = try unsafe OpenSSL.adopt("making a certificate", freedBy: { unsafe X509_free($0) }) { unsafe X509_new() }
  }

  /// A version 3 certificate with a random serial number, for `key`.
  static func begin(
    commonName: String, key: borrowing PrivateKey, validity: Validity
  ) throws(CryptographyError) -> CertificateDraft {
    let draft = try CertificateDraft()
    let x509 = unsafe draft.x509.pointer
    try OpenSSL.require("setting the version") { unsafe X509_set_version(x509, Int(X509_VERSION_3)) }
    try OpenSSL.require("setting the key") { unsafe X509_set_pubkey(x509, key.pkey.pointer) }
    try unsafe ASN1.set(X509_getm_notBefore(x509), to: validity.notBefore)
    try unsafe ASN1.set(X509_getm_notAfter(x509), to: validity.notAfter)
    try draft.setSerialNumber()
    try draft.addToSubject("O", CertificateAuthority.organization)
    try draft.addToSubject("CN", commonName)
    return draft
  }

  /// Adds an extension in OpenSSL's own syntax; `issuer` is needed where it refers to the issuer's certificate.
  func add(_ nid: Int32, _ value: String, issuer: borrowing Certificate) throws(CryptographyError) {
    try unsafe add(nid, value, issuer: issuer.x509.pointer)
  }

  /// Adds an extension to a certificate that signs itself.
  func add(_ nid: Int32, _ value: String) throws(CryptographyError) {
    try unsafe add(nid, value, issuer: x509.pointer)
  }

  /// Adds what makes it a server's certificate for `names`.
  func addServerExtensions(for names: [HostName]) throws(CryptographyError) {
    try add(NID_basic_constraints, "critical,CA:FALSE")
    try add(NID_key_usage, "critical,digitalSignature")
    try add(NID_ext_key_usage, "serverAuth")
    try add(NID_subject_key_identifier, "hash")
    try add(NID_subject_alt_name, names.map(\.generalName).joined(separator: ","))
  }

  /// Names the issuer, signs, and so completes a certificate.
  consuming func signed(
    by key: borrowing PrivateKey, issuer: borrowing Certificate
  ) throws(CryptographyError) -> Certificate {
    try unsafe sign(key, issuerName: X509_get_subject_name(issuer.x509.pointer))
    return Certificate(adopting: x509)
  }

  /// Completes a certificate that is its own issuer.
  consuming func selfSigned(by key: borrowing PrivateKey) throws(CryptographyError) -> Certificate {
    try unsafe sign(key, issuerName: X509_get_subject_name(x509.pointer))
    return Certificate(adopting: x509)
  }

  private func sign(_ key: borrowing PrivateKey, issuerName: OpaquePointer?) throws(CryptographyError) {
    try OpenSSL.require("naming the issuer") { unsafe X509_set_issuer_name(x509.pointer, issuerName) }
    OpenSSL.clearErrors()
    // It returns the signature's length.
    guard unsafe X509_sign(x509.pointer, key.pkey.pointer, EVP_sha256()) > 0 else {
      throw OpenSSL.failure("signing a certificate")
    }
  }

  private func add(_ nid: Int32, _ value: String, issuer: OpaquePointer) throws(CryptographyError) {
    var context = unsafe X509V3_CTX()
    unsafe X509V3_set_ctx(&context, issuer, x509.pointer, nil, nil, 0)
    let made = try unsafe OpenSSL.adopt("making an extension", freedBy: { unsafe X509_EXTENSION_free($0) }) {
      unsafe X509V3_EXT_nconf_nid(nil, &context, nid, value)
    }
    try OpenSSL.require("adding an extension") { unsafe X509_add_ext(x509.pointer, made.pointer, -1) }
  }

  private func addToSubject(_ field: String, _ value: String) throws(CryptographyError) {
    try OpenSSL.require("naming the subject") {
      unsafe X509_NAME_add_entry_by_txt(
        X509_get_subject_name(x509.pointer), field, MBSTRING_UTF8, value, -1, -1, 0)
    }
  }

  /// 16 random bytes: positive, and far beyond the 64 bits that RFC 5280 section 4.1.2.2 and browsers ask for.
  private func setSerialNumber() throws(CryptographyError) {
    var bytes = try SecureRandom.bytes(16)
    // The first byte's high bit is the sign; with the next one set the length is always the same.
    bytes[0] = bytes[0] & 0x7F | 0x40
    try OpenSSL.require("setting the serial number") {
      unsafe ASN1_STRING_set(X509_get_serialNumber(x509.pointer), bytes, Int32(bytes.count))
    }
  }
}
