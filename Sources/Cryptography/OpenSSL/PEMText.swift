import COpenSSL

/// What can be told of a PEM text (RFC 7468) without OpenSSL, whose words for it differ between its versions.
enum PEMText {
  /// The label of an encrypted key in PKCS#8 (RFC 7468, section 11).
  static let encryptedKeyLabel = "ENCRYPTED PRIVATE KEY"

  /// The label of the first private key; nil where there is none.
  static func firstPrivateKeyLabel(in text: Span<UInt8>) -> String? {
    unsafe text.withUnsafeBufferPointer { text in
      var rest = unsafe text[...]
      while let opening = unsafe rest.firstRange(of: begin) {
        unsafe rest = rest[opening.upperBound...]
        guard let label = unsafe rest.firstRange(of: dashes).map({ unsafe rest[..<$0.lowerBound] }) else { return nil }
        guard unsafe label.reversed().starts(with: keySuffix) else { continue }
        return unsafe String(decoding: label, as: UTF8.self)
      }
      return nil
    }
  }

  private static let begin = Array("-----BEGIN ".utf8)
  private static let dashes = Array("-----".utf8)
  /// What the label of every private key ends in, backwards.
  private static let keySuffix = Array("PRIVATE KEY".utf8.reversed())
}

/// Says no to OpenSSL, whose own way to get a passphrase is to ask on the terminal, and notes that it asked.
@c func refusePassphrase(
  _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int32, _ isWriting: Int32, _ isEncrypted: UnsafeMutableRawPointer?
) -> Int32 {
  unsafe isEncrypted?.assumingMemoryBound(to: Bool.self).pointee = true
  return -1
}
