import COpenSSL

extension OpenSSL {
  /// Whether the call that has just failed lacked an algorithm, rather than disliked its input; drains the queue.
  static func lacksAlgorithm() -> Bool {
    var isLacking = false
    while case let code = ERR_get_error(), code != 0 {
      if reasonsForLack(in: ERR_GET_LIB(code)).contains(ERR_GET_REASON(code)) { isLacking = true }
    }
    return isLacking
  }

  private static func reasonsForLack(in library: Int32) -> [Int32] {
    switch library {
    case ERR_LIB_EVP:
      [
        unsupported, EVP_R_UNSUPPORTED_ALGORITHM, EVP_R_UNSUPPORTED_CIPHER, EVP_R_UNSUPPORTED_PRF,
        EVP_R_UNSUPPORTED_KEY_DERIVATION_FUNCTION, EVP_R_UNSUPPORTED_PRIVATE_KEY_ALGORITHM, EVP_R_UNKNOWN_CIPHER,
        EVP_R_UNKNOWN_DIGEST, EVP_R_UNKNOWN_PBE_ALGORITHM,
      ]
    case ERR_LIB_PKCS12: [unsupported, PKCS12_R_UNKNOWN_DIGEST_ALGORITHM]
    default: [unsupported]
    }
  }

  /// `ERR_R_UNSUPPORTED`, shared by all of OpenSSL's libraries; Swift does not import its macro.
  private static let unsupported = COpenSSL_ERR_R_UNSUPPORTED
}
