import COpenSSL

/// What an AlgorithmIdentifier says of how a password becomes a key, read before any work is done.
struct PasswordAlgorithm {
  /// The name, or the number in dotted form where OpenSSL knows none.
  let name: String
  /// The rounds of derivation it asks for; nil for a derivation other than PKCS#12's own and PBKDF2.
  let iterations: Int64?

  /// Reads the algorithm that encrypts a part of a file.
  init(_ algorithm: UnsafePointer<X509_ALGOR>) {
    switch unsafe OBJ_obj2nid(algorithm.pointee.algorithm) {
    case NID_pbes2, NID_pbmac1: unsafe self.init(schemeIn: algorithm)
    default: unsafe self.init(name: Self.name(of: algorithm), iterations: Self.iterations(ofPKCS12: algorithm))
    }
  }

  /// Reads the algorithm of a file's MAC; `iterations` stand beside it, unless it is PBMAC1 (RFC 9579).
  init(mac algorithm: UnsafePointer<X509_ALGOR>, iterations: UnsafePointer<ASN1_INTEGER>?) {
    guard unsafe OBJ_obj2nid(algorithm.pointee.algorithm) != NID_pbmac1 else {
      unsafe self.init(schemeIn: algorithm)
      return
    }
    unsafe self.init(name: Self.name(of: algorithm), iterations: iterations.map { unsafe Self.count($0) } ?? 1)
  }

  private init(name: String, iterations: Int64?) {
    self.name = name
    self.iterations = iterations
  }

  /// PBES2 and PBMAC1 (RFC 8018 appendix A.4, A.5): a derivation and what uses its key, in one shape for both.
  private init(schemeIn algorithm: UnsafePointer<X509_ALGOR>) {
    let scheme = unsafe Owned(
      adopting: Self.parameters(of: algorithm, as: PBE2PARAM_it()),
      freedBy: { unsafe PBE2PARAM_free(UnsafeMutablePointer($0)) })
    guard let scheme else {
      unsafe self.init(name: Self.name(of: algorithm), iterations: nil)
      return
    }
    let parts = unsafe UnsafePointer<PBE2PARAM>(scheme.pointer).pointee
    guard let iterations = unsafe Self.iterations(ofPBKDF2: parts.keyfunc) else {
      unsafe self.init(name: Self.name(of: parts.keyfunc), iterations: nil)
      return
    }
    unsafe self.init(name: Self.name(of: parts.encryption), iterations: iterations)
  }

  private static func iterations(ofPBKDF2 algorithm: UnsafePointer<X509_ALGOR>) -> Int64? {
    guard unsafe OBJ_obj2nid(algorithm.pointee.algorithm) == NID_id_pbkdf2 else { return nil }
    let derivation = unsafe Owned(
      adopting: parameters(of: algorithm, as: PBKDF2PARAM_it()),
      freedBy: { unsafe PBKDF2PARAM_free(UnsafeMutablePointer($0)) })
    guard let derivation else { return nil }
    return unsafe count(UnsafePointer<PBKDF2PARAM>(derivation.pointer).pointee.iter)
  }

  private static func iterations(ofPKCS12 algorithm: UnsafePointer<X509_ALGOR>) -> Int64? {
    let derivation = unsafe Owned(
      adopting: parameters(of: algorithm, as: PBEPARAM_it()),
      freedBy: { unsafe PBEPARAM_free(UnsafeMutablePointer($0)) })
    guard let derivation else { return nil }
    return unsafe count(UnsafePointer<PBEPARAM>(derivation.pointer).pointee.iter)
  }

  private static func parameters(of algorithm: UnsafePointer<X509_ALGOR>, as item: OpaquePointer?) -> OpaquePointer? {
    OpenSSL.clearErrors()
    return unsafe ASN1_TYPE_unpack_sequence(item, algorithm.pointee.parameter).map { OpaquePointer($0) }
  }

  /// A count of rounds; one that no integer holds is as good as infinite.
  private static func count(_ integer: UnsafePointer<ASN1_INTEGER>) -> Int64 {
    var count: Int64 = 0
    OpenSSL.clearErrors()
    return unsafe ASN1_INTEGER_get_int64(&count, integer) == 1 ? count : .max
  }

  private static func name(of algorithm: UnsafePointer<X509_ALGOR>) -> String {
    unsafe ASN1.name(of: algorithm.pointee.algorithm)
  }
}
