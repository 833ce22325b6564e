import COpenSSL

/// How much of a PKCS#12 file and its password is looked at.
///
/// Work is counted in bytes that SHA-256 hashes, without help of the hardware some four nanoseconds each, and what else
/// there is to do in as many of them as take as long. It is counted before it is done.
struct PKCS12Limits {
  /// The longest file, in bytes.
  let byteCount: Int
  /// The most work, all parts together.
  let work: Int64

  /// For a file that a request carries: a worker is at it for less than a tenth of a second, and serves nobody else
  /// meanwhile. Tools write some kilobytes, and some thousands of rounds for each of three parts; there is room for
  /// 60,000 each.
  static let ofRequest = PKCS12Limits(byteCount: 1 << 18, work: 24_000_000)
  /// For a file that whoever starts the emulator chose: up to ten seconds.
  static let ofOwnFile = PKCS12Limits(byteCount: 1 << 26, work: 2_400_000_000)
}

extension PKCS12Limits {
  /// For each byte that is read as ASN.1: one in thirteen may be a value, which becomes an object in memory.
  static let workPerReadByte: Int64 = 25
  /// For each byte that is decrypted: triple DES is the slowest cipher there is.
  static let workPerDecryptedByte: Int64 = 10
  /// For each key on a curve that it describes itself: OpenSSL takes square roots in a field of the file's choice, which
  /// may be made to take a second. Nobody has such keys.
  static let workPerOwnCurve: Int64 = 250_000_000
  /// For each certificate, whose public key OpenSSL takes apart at once.
  static let workPerCertificate: Int64 = 250_000

  /// For a private key of the kind that `nid` tells: OpenSSL computes the public half of one for DSA or Diffie-Hellman, in
  /// numbers as long as the file has them, which takes as long as the third power of their length. It does nothing of the
  /// sort for the kinds that certificates are for.
  static func work(ofKey nid: Int32, byteCount: Int) -> Int64 {
    switch nid {
    case NID_rsaEncryption, NID_rsassaPss, NID_X9_62_id_ecPublicKey, NID_ED25519, NID_ED448: return 0
    default:
      let length = Int64(min(byteCount, longestNumber))
      return length * length * length / 20
    }
  }

  /// Beyond so many bytes no limit suffices, and the third power still fits.
  private static let longestNumber = 1 << 20
}
