import COpenSSL

/// What an AlgorithmIdentifier says of how a password becomes a key, read before any work is done.
struct PasswordAlgorithm {
  /// The name, or the number in dotted form where OpenSSL knows none.
  let name: String
  /// The derivation it asks for; nil for another one than PKCS#12's own and PBKDF2.
  let derivation: KeyDerivation?

  /// Reads the algorithm that encrypts a part of a file.
  init(_ algorithm: UnsafePointer<X509_ALGOR>) {
    switch unsafe OBJ_obj2nid(algorithm.pointee.algorithm) {
    case NID_pbes2, NID_pbmac1: unsafe self.init(schemeIn: algorithm)
    default: unsafe self.init(name: Self.name(of: algorithm), derivation: Self.derivation(ofPKCS12: algorithm))
    }
  }

  /// Reads the algorithm of a file's MAC; `iterations` stand beside it, unless it is PBMAC1 (RFC 9579).
  init(mac algorithm: UnsafePointer<X509_ALGOR>, iterations: UnsafePointer<ASN1_INTEGER>?) {
    let nid = unsafe OBJ_obj2nid(algorithm.pointee.algorithm)
    guard nid != NID_pbmac1 else {
      unsafe self.init(schemeIn: algorithm)
      return
    }
    // The key is as long as the digest.
    unsafe self.init(
      name: Self.name(of: algorithm),
      derivation: KeyDerivation(
        function: .pkcs12, digest: KeyDerivation.Digest(nid), iterations: iterations.map { unsafe Self.count($0) } ?? 1,
        blocks: 1))
  }

  private init(name: String, derivation: KeyDerivation?) {
    self.name = name
    self.derivation = derivation
  }

  /// PBES2 and PBMAC1 (RFC 8018 appendix A.4, A.5): a derivation and what uses its key, in one shape for both.
  private init(schemeIn algorithm: UnsafePointer<X509_ALGOR>) {
    let scheme = unsafe Owned(
      adopting: Self.parameters(of: algorithm, as: PBE2PARAM_it()),
      freedBy: { unsafe PBE2PARAM_free(UnsafeMutablePointer($0)) })
    guard let scheme else {
      unsafe self.init(name: Self.name(of: algorithm), derivation: nil)
      return
    }
    let parts = unsafe UnsafePointer<PBE2PARAM>(scheme.pointer).pointee
    guard let derivation = unsafe Self.derivation(ofPBKDF2: parts.keyfunc, for: parts.encryption) else {
      unsafe self.init(name: Self.name(of: parts.keyfunc), derivation: nil)
      return
    }
    unsafe self.init(name: Self.name(of: parts.encryption), derivation: derivation)
  }

  private static func derivation(
    ofPBKDF2 algorithm: UnsafePointer<X509_ALGOR>, for use: UnsafePointer<X509_ALGOR>
  ) -> KeyDerivation? {
    guard unsafe OBJ_obj2nid(algorithm.pointee.algorithm) == NID_id_pbkdf2 else { return nil }
    let parameters = unsafe Owned(
      adopting: parameters(of: algorithm, as: PBKDF2PARAM_it()),
      freedBy: { unsafe PBKDF2PARAM_free(UnsafeMutablePointer($0)) })
    guard let parameters else { return nil }
    let fields = unsafe UnsafePointer<PBKDF2PARAM>(parameters.pointer).pointee
    // RFC 8018, appendix A.2: HMAC with SHA-1 where none is named.
    let digest = unsafe KeyDerivation.Digest(fields.prf.map { unsafe OBJ_obj2nid($0.pointee.algorithm) } ?? NID_sha1)
    let keyLength = unsafe keyLength(of: use) ?? fields.keylength.map { unsafe count($0) } ?? longestKey
    let blocks = (min(max(1, keyLength), longestKey) + digest.byteCount - 1) / digest.byteCount
    return unsafe KeyDerivation(function: .pbkdf2, digest: digest, iterations: count(fields.iter), blocks: blocks)
  }

  /// OpenSSL takes no longer key from PBKDF2, in bytes.
  private static let longestKey: Int64 = 64

  /// The length of a cipher's key in bytes, which is what counts where the file says otherwise; nil for a cipher of which
  /// the file says it, and for what is no cipher.
  private static func keyLength(of algorithm: UnsafePointer<X509_ALGOR>) -> Int64? {
    let name = unsafe OBJ_nid2sn(OBJ_obj2nid(algorithm.pointee.algorithm))
    guard let cipher = unsafe EVP_get_cipherbyname(name) else { return nil }
    return unsafe Int64(EVP_CIPHER_get_key_length(cipher))
  }

  private static func derivation(ofPKCS12 algorithm: UnsafePointer<X509_ALGOR>) -> KeyDerivation? {
    let parameters = unsafe Owned(
      adopting: parameters(of: algorithm, as: PBEPARAM_it()),
      freedBy: { unsafe PBEPARAM_free(UnsafeMutablePointer($0)) })
    guard let parameters else { return nil }
    // SHA-1 is hashed twice for the key of triple DES, the longest, and once for the first block.
    return unsafe KeyDerivation(
      function: .pkcs12, digest: KeyDerivation.Digest(NID_sha1),
      iterations: count(UnsafePointer<PBEPARAM>(parameters.pointer).pointee.iter), blocks: 3)
  }

  private static func parameters(of algorithm: UnsafePointer<X509_ALGOR>, as item: OpaquePointer?) -> OpaquePointer? {
    OpenSSL.clearErrors()
    return unsafe ASN1_TYPE_unpack_sequence(item, algorithm.pointee.parameter).map { OpaquePointer($0) }
  }

  /// A count; one that no integer holds is as good as infinite.
  private static func count(_ integer: UnsafePointer<ASN1_INTEGER>) -> Int64 {
    var count: Int64 = 0
    OpenSSL.clearErrors()
    return unsafe ASN1_INTEGER_get_int64(&count, integer) == 1 ? count : .max
  }

  private static func name(of algorithm: UnsafePointer<X509_ALGOR>) -> String {
    unsafe ASN1.name(of: algorithm.pointee.algorithm)
  }
}
