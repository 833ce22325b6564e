import COpenSSL

/// Opens a PKCS#12 file part by part and keeps what it finds, so that each failure can be named; OpenSSL's own
/// `PKCS12_parse` does it in one go, whatever it costs.
@safe struct PKCS12Reader: ~Copyable {
  /// The first private key of the file: OpenSSL's `EVP_PKEY`.
  private var key: Owned? = nil
  /// Every certificate of the file, in its order: OpenSSL's stack of `X509`.
  private let certificates: Owned
  private let password: PKCS12Password
  private var form = PKCS12Password.Form.text
  private let libraryContext: OpaquePointer?
  private var workLeft: Int64

  private init(
    certificates: consuming Owned, password: Span<UInt8>, libraryContext: OpaquePointer?, workLimit: Int64
  ) {
    self.certificates = certificates
    self.password = PKCS12Password(password)
    unsafe self.libraryContext = unsafe libraryContext
    workLeft = workLimit
  }

  /// Reads the whole of `file` with the algorithms of `libraryContext` and at most `workLimit` of work, in units of
  /// ``PKCS12Limits``.
  static func read(
    _ file: borrowing PKCS12File, password: Span<UInt8>, libraryContext: OpaquePointer?, workLimit: Int64
  ) throws(PKCS12.Obstacle) -> PKCS12Contents {
    guard let certificates = unsafe Owned(adopting: OPENSSL_sk_new_null(), freedBy: freeCertificateStack) else {
      throw .noPrivateKey
    }
    var reader = unsafe PKCS12Reader(
      certificates: certificates, password: password, libraryContext: libraryContext, workLimit: workLimit)
    try reader.spend(Int64(file.byteCount) * PKCS12Limits.workPerReadByte)
    try reader.verifyMAC(of: file)
    for part in unsafe OpenSSL.elements(of: file.authSafes.pointer) {
      try unsafe reader.readPart(part.bound(to: PKCS7.self))
    }
    return try reader.contents()
  }

  /// What was found, if that is a key and its certificate.
  private consuming func contents() throws(PKCS12.Obstacle) -> PKCS12Contents {
    guard let pkey = key.take() else { throw .noPrivateKey }
    let key = PrivateKey(adopting: pkey)
    for element in unsafe OpenSSL.elements(of: certificates.pointer) {
      let certificate = unsafe Certificate(sharing: element.opaque)
      guard let certificate, certificate.matches(key) else { continue }
      return PKCS12Contents(certificate: certificate, key: key, certificates: certificates)
    }
    throw .noPrivateKey
  }

  /// Finds the form of the password under which the MAC is right; a file without MAC gets the likelier one.
  private mutating func verifyMAC(of file: borrowing PKCS12File) throws(PKCS12.Obstacle) {
    form = password.forms[0]
    guard unsafe PKCS12_mac_present(file.file.pointer) == 1 else { return }
    var algorithm: UnsafePointer<X509_ALGOR>?
    var iterations: UnsafePointer<ASN1_INTEGER>?
    unsafe PKCS12_get0_mac(nil, &algorithm, nil, &iterations, file.file.pointer)
    guard let algorithm = unsafe algorithm else { throw .flaw(.notPKCS12) }
    let mac = unsafe PasswordAlgorithm(mac: algorithm, iterations: iterations)
    for form in password.forms {
      try unsafe spend(mac)
      OpenSSL.clearErrors()
      let isRight = unsafe password.with(form) { unsafe PKCS12_verify_mac(file.file.pointer, $0, $1) == 1 }
      self.form = form
      if isRight { return }
      if OpenSSL.lacksAlgorithm() { throw .unsupportedAlgorithm(name: mac.name) }
    }
    throw .wrongPassword
  }

  private mutating func readPart(_ part: UnsafeMutablePointer<PKCS7>) throws(PKCS12.Obstacle) {
    // A part may come without its contents, which OpenSSL has not always borne.
    guard unsafe part.pointee.d.ptr != nil else { return }
    switch unsafe OBJ_obj2nid(part.pointee.type) {
    case NID_pkcs7_data:
      OpenSSL.clearErrors()
      let bags = unsafe Owned(adopting: PKCS12_unpack_p7data(part), freedBy: freeBagStack)
      guard let bags else { throw .flaw(.authSafe) }
      try unsafe readBags(bags.pointer)
    case NID_pkcs7_encrypted:
      guard let content = unsafe part.pointee.d.encrypted.pointee.enc_data else { return }
      guard let algorithm = unsafe content.pointee.algorithm else { return }
      let encryption = unsafe PasswordAlgorithm(algorithm)
      try unsafe spend(encryption, decrypting: content.pointee.enc_data)
      OpenSSL.clearErrors()
      let bags = unsafe password.with(form) {
        unsafe Owned(adopting: PKCS12_unpack_p7encdata(part, $0, $1), freedBy: freeBagStack)
      }
      guard let bags else { throw failure(encryption) }
      try unsafe readBags(bags.pointer)
    default:
      // Encrypted for a recipient's public key: not to be opened with a password.
      return
    }
  }

  private mutating func readBags(_ bags: OpaquePointer?) throws(PKCS12.Obstacle) {
    for element in unsafe OpenSSL.elements(of: bags) {
      let bag = unsafe element.opaque
      switch unsafe PKCS12_SAFEBAG_get_nid(bag) {
      case NID_keyBag: try unsafe take(PKCS12_SAFEBAG_get0_p8inf(bag))
      case NID_pkcs8ShroudedKeyBag: try unsafe decryptKey(PKCS12_SAFEBAG_get0_pkcs8(bag))
      case NID_certBag: try unsafe takeCertificate(bag)
      // As deep as the ASN.1 reader let them be nested.
      case NID_safeContentsBag: try unsafe readBags(PKCS12_SAFEBAG_get0_safes(bag))
      default: continue
      }
    }
  }

  private mutating func decryptKey(_ shrouded: OpaquePointer?) throws(PKCS12.Obstacle) {
    guard key == nil, let shrouded = unsafe shrouded else { return }
    var algorithm: UnsafePointer<X509_ALGOR>?
    var ciphertext: UnsafePointer<ASN1_OCTET_STRING>?
    unsafe X509_SIG_get0(shrouded, &algorithm, &ciphertext)
    guard let algorithm = unsafe algorithm else { return }
    let encryption = unsafe PasswordAlgorithm(algorithm)
    try unsafe spend(encryption, decrypting: ciphertext)
    OpenSSL.clearErrors()
    let info = unsafe password.with(form) {
      unsafe Owned(
        adopting: PKCS8_decrypt_ex(shrouded, $0, $1, libraryContext, nil),
        freedBy: { unsafe PKCS8_PRIV_KEY_INFO_free($0) })
    }
    guard let info else { throw failure(encryption) }
    try unsafe take(info.pointer)
  }

  private mutating func take(_ info: OpaquePointer?) throws(PKCS12.Obstacle) {
    guard key == nil, let info = unsafe info else { return }
    var encoded = unsafe Self.encoding { unsafe i2d_PKCS8_PRIV_KEY_INFO(info, &$0) }
    defer { wipe(&encoded) }
    try spend(readingKeyIn: encoded)
    var algorithm: OpaquePointer?
    unsafe PKCS8_pkey_get0(&algorithm, nil, nil, nil, info)
    try spend(PKCS12Limits.work(ofKey: unsafe OBJ_obj2nid(algorithm), byteCount: encoded.count))
    OpenSSL.clearErrors()
    key = unsafe Owned(adopting: EVP_PKCS82PKEY_ex(info, libraryContext, nil), freedBy: { unsafe EVP_PKEY_free($0) })
    guard key == nil else { return }
    throw unsafe OpenSSL.lacksAlgorithm() ? .unsupportedAlgorithm(name: ASN1.name(of: algorithm)) : .noPrivateKey
  }

  private mutating func takeCertificate(_ bag: OpaquePointer?) throws(PKCS12.Obstacle) {
    try spend(PKCS12Limits.workPerCertificate)
    try unsafe spend(readingKeyIn: Self.encoding { unsafe i2d_PKCS12_SAFEBAG(bag, &$0) })
    OpenSSL.clearErrors()
    // A bag that holds none, or another kind of it, is not ours to judge.
    guard let certificate = unsafe PKCS12_SAFEBAG_get1_cert(bag) else { return }
    if unsafe OPENSSL_sk_push(certificates.pointer, UnsafeRawPointer(certificate)) <= 0 {
      unsafe X509_free(certificate)
    }
  }

  /// Counts a derivation that is about to be done, and what is decrypted with its key and then read.
  private mutating func spend(
    _ algorithm: PasswordAlgorithm, decrypting ciphertext: UnsafePointer<ASN1_STRING>? = nil
  ) throws(PKCS12.Obstacle) {
    guard let derivation = algorithm.derivation else { throw .unsupportedAlgorithm(name: algorithm.name) }
    try spend(derivation.work(passwordByteCount: password.byteCount))
    let byteCount = unsafe ciphertext.map { unsafe Int64(ASN1_STRING_length($0)) } ?? 0
    try spend(byteCount * (PKCS12Limits.workPerDecryptedByte + PKCS12Limits.workPerReadByte))
  }

  /// Counts what it takes to read a key in `bytes`, beside what every key takes.
  private mutating func spend(readingKeyIn bytes: [UInt8]) throws(PKCS12.Obstacle) {
    guard Self.fieldTypes.contains(where: { bytes.firstRange(of: $0) != nil }) else { return }
    try spend(PKCS12Limits.workPerOwnCurve)
  }

  /// The object identifiers that a curve begins with which is described and not named (RFC 3279, section 2.3.5).
  private static let fieldTypes: [[UInt8]] = [
    [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x01, 0x01], [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x01, 0x02],
  ]

  /// What one of OpenSSL's encoders makes, which is asked for the memory, too; without bytes where there is none. A key is
  /// to be wiped by whoever asked for it.
  private static func encoding(_ encode: (inout UnsafeMutablePointer<UInt8>?) -> Int32) -> [UInt8] {
    var start: UnsafeMutablePointer<UInt8>?
    let count = unsafe encode(&start)
    guard count > 0, let start = unsafe start else { return [] }
    defer { unsafe CRYPTO_clear_free(start, Int(count), nil, 0) }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(count)))
  }

  /// Counts work that is about to be done against the limit.
  private mutating func spend(_ work: Int64) throws(PKCS12.Obstacle) {
    guard work <= workLeft else { throw .tooExpensive }
    workLeft -= work
  }

  /// Why a part did not decrypt.
  private func failure(_ algorithm: PasswordAlgorithm) -> PKCS12.Obstacle {
    OpenSSL.lacksAlgorithm() ? .unsupportedAlgorithm(name: algorithm.name) : .wrongPassword
  }
}

/// Frees a stack of `PKCS12_SAFEBAG` with what is in it.
private func freeBagStack(_ stack: OpaquePointer?) {
  unsafe OPENSSL_sk_pop_free(stack) { unsafe PKCS12_SAFEBAG_free($0.map { OpaquePointer($0) }) }
}

/// Frees a stack of `X509` with what is in it.
private func freeCertificateStack(_ stack: OpaquePointer?) {
  unsafe OPENSSL_sk_pop_free(stack) { unsafe X509_free($0.map { OpaquePointer($0) }) }
}
