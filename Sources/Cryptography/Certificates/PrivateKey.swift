import COpenSSL

/// A private key; OpenSSL wipes it when it is freed.
@safe package struct PrivateKey: ~Copyable {
  /// OpenSSL's `EVP_PKEY`.
  let pkey: Owned

  init(adopting pkey: consuming Owned) {
    self.pkey = pkey
  }

  /// Makes a new one for ECDSA on P-256, which every TLS client of the last ten years takes and which signs fastest.
  package static func generate() throws(CryptographyError) -> PrivateKey {
    let pkey = try unsafe OpenSSL.adopt("making a key", freedBy: { unsafe EVP_PKEY_free($0) }) {
      unsafe COpenSSL_EVP_PKEY_generate_P256()
    }
    return PrivateKey(adopting: pkey)
  }

  /// Reads the first private key of a PEM text, PKCS#8 or traditional; an encrypted one is an error, never a prompt.
  package init(pem: Span<UInt8>) throws(CryptographyError) {
    guard let label = PEMText.firstPrivateKeyLabel(in: pem) else { throw .noPrivateKey }
    var isEncrypted = label == PEMText.encryptedKeyLabel
    guard !isEncrypted else { throw .encryptedPrivateKey }
    OpenSSL.clearErrors()
    let pkey = unsafe pem.withUnsafeBytes { text in
      unsafe withUnsafeMutablePointer(to: &isEncrypted) { isEncrypted in
        unsafe Owned(
          adopting: COpenSSL_read_PEM_PrivateKey(
            text.baseAddress, Int32(clamping: text.count), refusePassphrase, isEncrypted),
          freedBy: { unsafe EVP_PKEY_free($0) })
      }
    }
    guard let pkey else {
      throw isEncrypted ? .encryptedPrivateKey : OpenSSL.failure("reading the private key")
    }
    self.pkey = pkey
  }

  /// As PEM text of PKCS#8 (RFC 7468, section 10), not encrypted: to be wiped by whoever asked for it.
  package func pem() throws(CryptographyError) -> [UInt8] {
    let bio = try MemoryBIO()
    try OpenSSL.require("writing the private key") {
      unsafe PEM_write_bio_PKCS8PrivateKey(bio.pointer, pkey.pointer, nil, nil, 0, nil, nil)
    }
    return bio.contents()
  }
}
