import Bytes
import Cryptography

/// Just enough ASN.1 encoding to write files that no tool would write.
enum DER {
  static func value(_ tag: UInt8, _ contents: [UInt8]...) -> [UInt8] {
    let contents = contents.flatMap { $0 }
    let length: [UInt8] =
      switch contents.count {
      case ..<0x80: [UInt8(contents.count)]
      case ..<0x100: [0x81, UInt8(contents.count)]
      case ..<0x1_0000: [0x82, UInt8(contents.count >> 8), UInt8(contents.count & 0xFF)]
      default: [0x83, UInt8(contents.count >> 16), UInt8(contents.count >> 8 & 0xFF), UInt8(contents.count & 0xFF)]
      }
    return [tag] + length + contents
  }

  static func sequence(_ contents: [UInt8]...) -> [UInt8] { value(0x30, contents.flatMap { $0 }) }
  static func octets(_ contents: [UInt8]...) -> [UInt8] { value(0x04, contents.flatMap { $0 }) }
  static func tagged(_ contents: [UInt8]...) -> [UInt8] { value(0xA0, contents.flatMap { $0 }) }

  /// An integer that is not negative and below 2³¹.
  static func integer(_ number: Int) -> [UInt8] {
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
    let significant = Array(bytes.drop { $0 == 0 })
    return value(0x02, significant.first.map { $0 < 0x80 } == true ? significant : [0] + significant)
  }

  /// The same value in the indefinite-length form of BER.
  static func indefinite(_ tag: UInt8, _ contents: [UInt8]...) -> [UInt8] {
    [tag, 0x80] + contents.flatMap { $0 } + [0, 0]
  }

  /// The contents octets of the value at the start of `bytes`, and what follows it.
  static func split(_ bytes: ArraySlice<UInt8>) -> (contents: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
    let first = Int(bytes[bytes.startIndex + 1])
    let lengthBytes = first < 0x80 ? 0 : first - 0x80
    let start = bytes.startIndex + 2 + lengthBytes
    let length = lengthBytes == 0 ? first : bytes[(start - lengthBytes)..<start].reduce(0) { $0 << 8 | Int($1) }
    return (bytes[start..<(start + length)], bytes[(start + length)...])
  }
}

/// Object identifiers, encoded.
enum OID {
  static let data: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]
  static let signedData: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
  static let envelopedData: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x03]
  static let encryptedData: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x06]
  static let shroudedKeyBag: [UInt8] =
    [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x02]
  static let dsa: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x01]
  static let keyBag: [UInt8] = [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x01]
  static let certBag: [UInt8] = [0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x0A, 0x01, 0x03]
  static let x509Certificate: [UInt8] = [0x06, 0x0A, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x16, 0x01]
  static let pbeTripleDES: [UInt8] = [0x06, 0x0A, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x0C, 0x01, 0x03]
  static let pbes2: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05, 0x0D]
  static let pbmac1: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05, 0x0E]
  static let pbkdf2: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x05, 0x0C]
  static let scrypt: [UInt8] = [0x06, 0x09, 0x2B, 0x06, 0x01, 0x04, 0x01, 0xDA, 0x47, 0x04, 0x0B]
  static let hmacSHA256: [UInt8] = [0x06, 0x08, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x02, 0x09]
  static let aes256: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2A]
  /// 1.2.3.4.5.6, which nobody has given a meaning.
  static let unknown: [UInt8] = [0x06, 0x05, 0x2A, 0x03, 0x04, 0x05, 0x06]
}

/// What `text` decodes to; empty when it does not.
func decoded(_ text: String) -> [UInt8] {
  var bytes: [UInt8] = []
  try? Base64.decode(Array(text.utf8).span, into: &bytes)
  return bytes
}

/// A PFX file around the parts of an authSafe.
func pfx(version: Int = 3, type: [UInt8] = OID.data, parts: [UInt8]..., macData: [UInt8] = []) -> [UInt8] {
  let authSafe = DER.sequence(parts.flatMap { $0 })
  return DER.sequence(DER.integer(version), DER.sequence(type, DER.tagged(DER.octets(authSafe))), macData)
}

/// A part of an authSafe in the clear, holding one shrouded key under `algorithm`.
func shroudedKey(algorithm: [UInt8]) -> [UInt8] {
  let key = DER.sequence(algorithm, DER.octets([UInt8](repeating: 7, count: 48)))
  let bags = DER.sequence(DER.sequence(OID.shroudedKeyBag, DER.tagged(key)))
  return DER.sequence(OID.data, DER.tagged(DER.octets(bags)))
}

/// PBES2 or PBMAC1 with PBKDF2 of so many rounds.
func scheme(_ scheme: [UInt8], iterations: [UInt8], use: [UInt8] = OID.aes256) -> [UInt8] {
  let derivation = DER.sequence(
    OID.pbkdf2,
    DER.sequence(
      DER.octets([1, 2, 3, 4, 5, 6, 7, 8]), iterations, DER.integer(32), DER.sequence(OID.hmacSHA256, [5, 0])))
  let used = DER.sequence(use, DER.octets([UInt8](repeating: 0, count: 16)))
  return DER.sequence(scheme, DER.sequence(derivation, used))
}
