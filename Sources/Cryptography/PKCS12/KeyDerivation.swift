import COpenSSL

/// How a password becomes a key, as far as it tells what that costs.
struct KeyDerivation {
  /// The two ways that a PKCS#12 file can be opened with.
  enum Function {
    /// PKCS#12's own (RFC 7292, appendix B.2); earlier ones of PKCS#5 cost less.
    case pkcs12
    /// PBKDF2 (RFC 8018, section 5.2).
    case pbkdf2
  }

  let function: Function
  let digest: Digest
  /// Rounds for each block, as the file asks for them.
  let iterations: Int64
  /// How many blocks of the digest's length are made.
  let blocks: Int64

  /// What it costs with a password of so many bytes, in units of ``PKCS12Limits``.
  func work(passwordByteCount: Int) -> Int64 {
    let rounds = max(1, iterations)
    let password = Int64(passwordByteCount)
    switch function {
    case .pkcs12:
      // Each block begins with the whole password, in UTF-16, which is hashed and then added to, byte by byte.
      let start = 2 * (2 * (password + 1) + 2 * digest.blockWork)
      return .product(blocks, .sum(start, .product(rounds, digest.blockWork)))
    case .pbkdf2:
      // Each round is two hashes of a block each; the password is hashed once, if it is longer than a block.
      return .sum(2 * password, .product(blocks, .product(rounds, 2 * digest.blockWork)))
    }
  }

  /// A hash function, by what it costs.
  struct Digest {
    /// The length of what it makes, in bytes.
    let byteCount: Int64
    /// The work of one block.
    let blockWork: Int64

    /// Reads a digest's or an HMAC's object identifier.
    init(_ nid: Int32) {
      switch nid {
      case NID_md5, NID_hmacWithMD5: (byteCount, blockWork) = (16, 64)
      case NID_sha1, NID_hmacWithSHA1: (byteCount, blockWork) = (20, 64)
      case NID_sha224, NID_hmacWithSHA224: (byteCount, blockWork) = (28, 64)
      case NID_sha256, NID_hmacWithSHA256: (byteCount, blockWork) = (32, 64)
      case NID_sha384, NID_hmacWithSHA384: (byteCount, blockWork) = (48, 128)
      case NID_sha512, NID_hmacWithSHA512: (byteCount, blockWork) = (64, 128)
      // Whirlpool is the slowest that OpenSSL has, and MD5's length the shortest.
      default: (byteCount, blockWork) = (16, 320)
      }
    }
  }
}

extension Int64 {
  /// The sum, or the largest number where it is larger.
  fileprivate static func sum(_ first: Int64, _ second: Int64) -> Int64 {
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? .max : sum
  }

  /// The product, or the largest number where it is larger.
  fileprivate static func product(_ first: Int64, _ second: Int64) -> Int64 {
    let (product, overflow) = first.multipliedReportingOverflow(by: second)
    return overflow ? .max : product
  }
}
